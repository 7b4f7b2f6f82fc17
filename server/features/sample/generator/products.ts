/** What the shop sells. Prices are in minor units of the workspace's currency. */
import type { Chance } from './chance.ts';
import type { SampleProduct } from './entities.ts';
import { RETURNED_PRODUCT } from './truths.ts';

const shelf = (
  category: string,
  products: [sku: string, name: string, priceMinor: number, weight: number][],
) => products.map(([sku, name, priceMinor, weight]) => ({ sku, name, category, priceMinor, weight }));

const SHELVES = [
  ...shelf('bedroom', [
    [RETURNED_PRODUCT.sku, 'Linen duvet cover 180', 11900, 18],
    ['CL-PIL-050', 'Linen pillowcase, pair', 3900, 6],
    ['CL-SHE-160', 'Cotton sheet set 160', 8900, 5],
    ['CL-THR-001', 'Wool throw', 7900, 4],
    ['CL-LMP-BED', 'Bedside lamp', 5900, 4],
  ]),
  ...shelf('bathroom', [
    ['CL-TOW-BIG', 'Bath towel, waffle', 2900, 8],
    ['CL-TOW-SET', 'Towel set of four', 6900, 6],
    ['CL-MAT-COR', 'Cork bath mat', 3400, 4],
    ['CL-DIS-SOA', 'Soap dispenser, glass', 1900, 6],
  ]),
  ...shelf('kitchen', [
    ['CL-MUG-004', 'Stoneware mugs, four', 3600, 8],
    ['CL-PLT-006', 'Stoneware plates, six', 6400, 5],
    ['CL-PAN-024', 'Iron pan 24', 5400, 4],
    ['CL-BRD-OAK', 'Oak cutting board', 4200, 5],
    ['CL-JAR-005', 'Storage jars, five', 3100, 6],
    ['CL-TEA-003', 'Tea towels, three', 1800, 7],
  ]),
  ...shelf('living', [
    ['CL-CUS-045', 'Cushion cover 45', 2200, 8],
    ['CL-CAN-FIG', 'Candle, fig', 2400, 8],
    ['CL-CAN-CED', 'Candle, cedar', 2400, 6],
    ['CL-VAS-TAL', 'Tall vase', 4600, 4],
    ['CL-RUG-120', 'Jute rug 120', 9900, 3],
    ['CL-LMP-FLR', 'Floor lamp', 14900, 2],
    ['CL-FRM-003', 'Picture frames, three', 2700, 4],
  ]),
  ...shelf('care', [
    ['CL-SOA-REF', 'Hand soap refill', 1200, 7],
    ['CL-DSH-REF', 'Dish soap refill', 1100, 6],
    ['CL-LAU-REF', 'Laundry refill', 1600, 6],
    ['CL-CLO-003', 'Cleaning cloths, three', 1300, 5],
  ]),
];

export const PRODUCTS: SampleProduct[] = SHELVES.map(({ weight: _, ...product }) => product);

const WEIGHTS = SHELVES.map((product) => [product, product.weight] as const);

export function anyProduct(chance: Chance): SampleProduct {
  return chance.weigh(WEIGHTS);
}
