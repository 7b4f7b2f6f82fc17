/** Products are told with every view: only what this process has not yet written is worth writing. */
import type { ToldProduct } from '../orders/products.ts';
import type { TrackingCall } from './call.ts';
import { productsOf } from './order-news.ts';

const MAX_REMEMBERED = 100_000;
/** By workspace: the product as it was last written, by its sku. */
const written = new Map<string, Map<string, ToldProduct>>();
let size = 0;

/** The products of the calls that are not known to be written like this; the last telling of each. */
export function newProductsOf(workspaceId: string, calls: TrackingCall[], currency: string): ToldProduct[] {
  const known = written.get(workspaceId);
  const products: ToldProduct[] = [];
  for (const call of calls) {
    for (const product of productsOf(call, currency)) {
      const before = known?.get(product.sku);
      if (!before || !saysTheSame(before, product)) products.push(product);
    }
  }
  return products;
}

function saysTheSame(one: ToldProduct, other: ToldProduct): boolean {
  return (
    one.priceMinor === other.priceMinor &&
    one.name === other.name &&
    one.category === other.category &&
    one.currency === other.currency
  );
}

/** Call it once the transaction that wrote them has committed. */
export function rememberProducts(workspaceId: string, products: ToldProduct[]): void {
  if (size + products.length > MAX_REMEMBERED) {
    written.clear();
    size = 0;
  }
  const known = written.get(workspaceId) ?? new Map<string, ToldProduct>();
  written.set(workspaceId, known);
  for (const product of products) known.set(product.sku, product);
  size += products.length;
}
