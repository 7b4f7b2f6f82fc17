/** What the journey map says of the sample company, in the figures by which its planted truths are known. */
import type { TestJornada } from '../../testing/jornada.ts';
import type { JourneyMap } from '../journeys/map/shapes-contract.ts';
import { RETURNED_PRODUCT } from './generator/truths.ts';

const MONTH_DAYS = 30;
const LAST_MONTH = 18;
const DAY_MS = 86_400_000;

/** @param firstMoment where month 1 begins */
export async function mapTruths(jornada: Pick<TestJornada, 'ask'>, firstMoment: Date) {
  const map = (fromMonth: number, toMonth: number, narrowed = '') =>
    readMap(jornada, firstMoment, fromMonth, toMonth, narrowed);
  const [lately, duringDelays, before] = [await map(16, 18), await map(13, 15), await map(10, 12)];
  const year = await map(7, LAST_MONTH);
  const ofProduct = await map(7, LAST_MONTH, `&product=${RETURNED_PRODUCT.sku}`);
  const byChannel = {
    email: await map(7, LAST_MONTH, '&channel=email'),
    chat: await map(7, LAST_MONTH, '&channel=chat'),
  };
  return {
    worst: { lately: worst(lately), duringDelays: worst(duringDelays), year: worst(year) },
    late: { before: lateShare(before), duringDelays: lateShare(duringDelays), lately: lateShare(lately) },
    returned: { product: returnedShare(ofProduct), all: returnedShare(year) },
    helped: {
      email: touchpoint(byChannel.email, 'Help Answered').emotion!,
      chat: touchpoint(byChannel.chat, 'Help Answered').emotion!,
    },
    leftAtPayment: {
      monthBefore: leftAtPayment(await map(8, 8)),
      broken: leftAtPayment(await map(9, 9)),
      monthAfter: leftAtPayment(await map(10, 10)),
    },
  };
}

/** The map of whole months, both included. */
async function readMap(
  jornada: Pick<TestJornada, 'ask'>,
  firstMoment: Date,
  fromMonth: number,
  toMonth: number,
  narrowed: string,
): Promise<JourneyMap> {
  const day = (month: number) =>
    new Date(firstMoment.getTime() + month * MONTH_DAYS * DAY_MS).toISOString().slice(0, 10);
  const period = `from=${day(fromMonth - 1)}&to=${day(toMonth)}`;
  const { status, body } = await jornada.ask('GET', `/api/journeys/map?${period}${narrowed}`);
  if (status !== 200)
    throw new Error(`The map of months ${fromMonth} to ${toMonth}: ${JSON.stringify(body)}`);
  return body;
}

const worst = ({ moments }: JourneyMap) => moments.filter(({ direction }) => direction === 'worst');

function touchpoint(map: JourneyMap, type: string) {
  return map.stages.flatMap(({ touchpoints }) => touchpoints).find((one) => one.type === type)!;
}

/** Of the parcels that arrived, those that were late. */
function lateShare(map: JourneyMap): number {
  const late = touchpoint(map, 'Order Delivered Late').occurrences;
  return late / (late + touchpoint(map, 'Order Delivered').occurrences);
}

/** Returns for each order. */
function returnedShare(map: JourneyMap): number {
  return touchpoint(map, 'Order Returned').occurrences / touchpoint(map, 'Order Completed').occurrences;
}

/** Those who saw where to pay and did nothing more for weeks. */
const leftAtPayment = (map: JourneyMap) => touchpoint(map, 'Checkout Step Viewed').leaveShare!;
