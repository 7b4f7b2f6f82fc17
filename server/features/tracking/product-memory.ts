/** Products are told with every view: only what this process has not yet written is worth writing. */
import type { ToldProduct } from '../orders/products.ts';
import type { TrackingCall } from './call.ts';
import { productsOf } from './order-news.ts';

const MAX_REMEMBERED = 100_000;
const written = new Set<string>();

/** The products of the calls that are not known to be written, and what to remember once they are. */
export function newProductsOf(workspaceId: string, calls: TrackingCall[], currency: string) {
  const products: ToldProduct[] = [];
  const remember: string[] = [];
  for (const call of calls) {
    for (const product of productsOf(call, currency)) {
      const { sku, name, category, priceMinor } = product;
      const telling = `${workspaceId}\u0001${sku}\u0001${name}\u0001${category}\u0001${priceMinor}\u0001${product.currency}`;
      if (written.has(telling)) continue;
      products.push(product);
      remember.push(telling);
    }
  }
  return { products, remember };
}

/** Call it once the transaction that wrote them has committed. */
export function rememberProducts(tellings: string[]): void {
  if (written.size + tellings.length > MAX_REMEMBERED) written.clear();
  for (const telling of tellings) written.add(telling);
}
