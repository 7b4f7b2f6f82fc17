/** Products are told with every view: only what is not known to be written is worth writing. */
import type { ToldProduct } from '../orders/products.ts';
import type { TrackingCall } from './call.ts';
import type { Familiar } from './familiar.ts';
import { productsOf } from './order-news.ts';

/** The products of the calls that are not known to be written like this. */
export function newProductsOf(familiar: Familiar, calls: TrackingCall[], currency: string): ToldProduct[] {
  const products: ToldProduct[] = [];
  for (const call of calls) {
    for (const product of productsOf(call, currency)) {
      const before = familiar.products.get(product.sku);
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
