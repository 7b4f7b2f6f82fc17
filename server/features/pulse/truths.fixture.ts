/**
 * What was planted in the sample company stands on Pulse and among the differences without anybody telling it where to
 * look: tests for a Jornada that holds it.
 */
import { describe, expect, test } from 'vitest';
import type { TestJornada } from '../../testing/jornada.ts';
import type { Difference, Differences } from '../journeys/map/differences/contract.ts';
import type { Pulse, Span } from './contract.ts';

const PATIENCE_MS = 240_000;
const DAY = 86_400_000;

const CAMPINAS: Partial<Difference> = {
  type: 'Store Visited',
  what: 'property',
  name: 'store',
  value: 'Campinas',
  worse: true,
};
const THIRD: Partial<Difference> = {
  type: 'Subscription Renewed',
  what: 'property',
  name: 'renewal',
  value: '3',
  worse: true,
};

const ON_PHONES: Partial<Difference> = {
  type: 'Checkout Step Viewed',
  what: 'device',
  value: 'mobile',
  worse: true,
};

const ofFigure = (item: Partial<Difference>, figure: Difference['figure']) =>
  expect.objectContaining({ ...item, figure });

const lateIn = ({ changes }: Pulse) => changes.find(({ metric }) => metric === 'late-share');

/** @param jornada holds the sample company, and its lens has caught up */
export function truthsOnPulse(jornada: () => Pick<TestJornada, 'ask'>) {
  /** The period in which lies the day so many days before the record's end, which is today. */
  async function pulse(span: Span, daysAgo: number): Promise<Pulse> {
    const at = new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
    const { status, body } = await jornada().ask('GET', `/api/pulse?span=${span}&at=${at}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  async function differences(query: Record<string, string> = {}): Promise<Differences> {
    const { status, body } = await jornada().ask(
      'GET',
      `/api/journeys/map/differences?${new URLSearchParams(query)}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  describe('on Pulse and among the differences', () => {
    /** Parcels to the north were late from 180 to 90 days ago: months are calendar's, so one of two is nearly all of it. */
    test(
      'parcels got late, in the north; and in time again when the carrier was changed',
      async () => {
        const worse = [await pulse('month', 165), await pulse('month', 135)].map(lateIn);
        expect(worse).toContainEqual(
          expect.objectContaining({
            verdict: 'worse',
            place: expect.objectContaining({ dimension: 'trait:region', group: 'north' }),
          }),
        );
        const better = [await pulse('month', 80), await pulse('month', 50)].map(lateIn);
        expect(better).toContainEqual(expect.objectContaining({ verdict: 'better' }));
      },
      PATIENCE_MS,
    );

    test(
      'what a late parcel costs is the worst moment, and the north is where it shows',
      async () => {
        const { moments, weaknesses } = await pulse('quarter', 130);
        expect(moments.items[0]).toMatchObject({ type: 'Order Delivered Late', direction: 'worst' });
        const late = weaknesses.find(({ metric }) => metric === 'late-share')!;
        expect(late).toMatchObject({ dimension: 'trait:region', group: 'north' });
      },
      PATIENCE_MS,
    );

    test(
      'orders come back because of one product, and it is named',
      async () => {
        const { weaknesses } = await pulse('quarter', 130);
        expect(weaknesses.find(({ metric }) => metric === 'returned-share')).toMatchObject({
          dimension: 'product',
          group: 'CL-DUV-180',
          name: 'Linen duvet cover 180',
        });
      },
      PATIENCE_MS,
    );

    test(
      'one store rates worse, and the box ends after the third renewal, though nobody named store or renewal',
      async () => {
        const { items } = await differences();
        expect(items).toContainEqual(ofFigure(CAMPINAS, 'emotion'));
        expect(items).toContainEqual(ofFigure(THIRD, 'leaving'));
        expect(items).toContainEqual(
          expect.objectContaining({ type: 'Order Returned', name: 'sku', value: 'CL-DUV-180', worse: true }),
        );
      },
      PATIENCE_MS,
    );

    test(
      'what leads is what is wrong: paying on phones, the third renewal, late parcels, slow help, one store, one product',
      async () => {
        const { items } = await differences();
        expect(items[0]).toEqual(ofFigure(ON_PHONES, 'leaving'));
        expect(items[1]).toEqual(ofFigure(THIRD, 'leaving'));
        const leading = items.slice(0, 6);
        expect(leading).toContainEqual(ofFigure(CAMPINAS, 'emotion'));
        expect(leading).toContainEqual(
          expect.objectContaining({ what: 'channel', value: 'email', worse: true }),
        );
        expect(leading).toContainEqual(
          expect.objectContaining({
            type: 'Order Out for Delivery',
            what: 'gap',
            value: '604800',
            worse: true,
          }),
        );
        expect(leading).toContainEqual(
          expect.objectContaining({ type: 'Order Returned', value: 'CL-DUV-180' }),
        );
      },
      PATIENCE_MS,
    );

    test(
      'what is so by construction is not told: who gets mail after weeks of silence, which survey, the first time',
      async () => {
        const { items } = await differences();
        const ofMailOrSurvey = items.filter(({ type }) => /^(Email|Survey) /.test(type));
        expect(ofMailOrSurvey).toEqual([]);
        expect(items.filter(({ what, figure }) => what === 'gap' && figure === 'leaving')).toEqual([]);
        expect(items.filter(({ what }) => what === 'time')).toEqual([]);
      },
      PATIENCE_MS,
    );

    test(
      'a quarter is enough to see both',
      async () => {
        const { items } = await differences({ from: new Date(Date.now() - 90 * DAY).toISOString() });
        expect(items).toContainEqual(ofFigure(CAMPINAS, 'emotion'));
        expect(items).toContainEqual(ofFigure(THIRD, 'leaving'));
      },
      PATIENCE_MS,
    );

    test(
      'within their touchpoints they come first, and the how-manieth time does not say the renewal again',
      async () => {
        const store = await differences({ type: 'Store Visited' });
        expect(store.items[0]).toEqual(ofFigure(CAMPINAS, 'emotion'));
        const box = await differences({ type: 'Subscription Renewed' });
        expect(box.items[0]).toEqual(ofFigure(THIRD, 'leaving'));
        expect(box.items.filter(({ what, value }) => what === 'time' && value === '3')).toEqual([]);
        const { own, rest } = box.items[0]!;
        expect(own.value).toBeGreaterThan(3 * rest.value);
      },
      PATIENCE_MS,
    );

    test(
      'those who renewed once more after the third time had been called',
      async () => {
        const steps = [
          { types: ['Subscription Renewed'], where: { property: 'renewal', value: '3' } },
          { types: ['Subscription Renewed'] },
        ];
        const query = {
          steps: JSON.stringify(steps),
          windowSeconds: String(60 * 86_400),
          differently: 'true',
        };
        const { body } = await jornada().ask('GET', `/api/journeys/funnel?${new URLSearchParams(query)}`);
        const happened = body.differently.items.filter(({ what }: { what: string }) => what === 'type');
        expect(happened[0]).toMatchObject({ value: 'Call Made' });
        expect(happened[0].low).toBeGreaterThan(1);
        // The end itself is what only one side can have.
        expect(body.differently.oneSided).toContainEqual(
          expect.objectContaining({ what: 'type', value: 'Subscription Cancelled' }),
        );
      },
      PATIENCE_MS,
    );

    test(
      'help is felt better when the answer comes fast, and so worse by e-mail than on other channels',
      async () => {
        const { items } = await differences({ type: 'Help Answered' });
        expect(items[0]).toMatchObject({ what: 'gap', value: '0', figure: 'emotion', worse: false });
        expect(items[1]).toMatchObject({ what: 'channel', value: 'email', figure: 'emotion', worse: true });
        expect(items).toContainEqual(expect.objectContaining({ what: 'gap', value: '28800', worse: true }));
      },
      PATIENCE_MS,
    );

    /** On phones paying broke in the ninth of eighteen months of thirty days: from 300 to 270 days ago. */
    test(
      'those who left where they were to pay were on phones',
      async () => {
        const quarters = await Promise.all([290, 280].map((daysAgo) => pulse('quarter', daysAgo)));
        const found = await Promise.all(quarters.map(({ from, to }) => differences({ from, to })));
        expect(found.flatMap(({ items }) => items)).toContainEqual(ofFigure(ON_PHONES, 'leaving'));
      },
      PATIENCE_MS,
    );

    /** People came by it from 360 to 300 days ago and did not come back: it shows in the quarters then or soon after. */
    test(
      'one campaign brings nobody back, and it is named',
      async () => {
        const quarters = [];
        for (const daysAgo of [390, 330, 250, 190]) quarters.push(await pulse('quarter', daysAgo));
        const places = quarters.flatMap(({ changes, weaknesses }) => [
          ...changes.flatMap(({ metric, place }) => (place ? [{ metric, ...place }] : [])),
          ...weaknesses,
        ]);
        expect(
          places.filter(
            ({ metric, group }) => group === 'flash-40' && /^(repurchase|churn)-rate$/.test(metric),
          ),
        ).not.toEqual([]);
      },
      PATIENCE_MS,
    );
  });
}
