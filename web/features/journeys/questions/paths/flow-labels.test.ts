import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowLabels } from './flow-labels.ts';
import type { Flow, FlowNode, Flows } from './sankey.ts';

const LOOK = { height: 364, nodeGap: 20, between: 180, nameWidth: 165 };

/** Columns of nodes with every flow between neighbours; values are whole numbers of paths. */
function flowsOf(values: number[][]): Flows {
  const nodes = values.flatMap((column, depth) =>
    column.map((value, place) => ({ kind: 'ended', id: `${depth} ${place}`, depth, value }) as FlowNode),
  );
  const flows = nodes.flatMap((from) =>
    nodes
      .filter(({ depth }) => depth === from.depth + 1)
      .map((to) => {
        const all = nodes
          .filter(({ depth }) => depth === from.depth)
          .reduce((sum, { value }) => sum + value, 0);
        return {
          kind: 'ended',
          source: from.id,
          target: to.id,
          value: (from.value * to.value) / all,
        } as Flow;
      }),
  );
  return { nodes, flows, depths: values.length };
}

test('a flow as thick as its node is written on, clear of the name', () => {
  const flows = flowsOf([[1000], [1000]]);
  const found = flowLabels(flows, {
    ...LOOK,
    nameOf: () => '100% Delivery promised',
    labelOf: () => '98% · 20 min 23 sec',
  });
  const [y] = [...found.values()];
  expect(Math.abs(y! - LOOK.height / 2)).toBeGreaterThanOrEqual(16);
  expect(Math.abs(y! - LOOK.height / 2)).toBeLessThan(24);
});

test('beside a short name it stays in the middle; a flow thinner than a line stays blank', () => {
  const flows = flowsOf([[1000], [975, 25]]);
  const found = flowLabels(flows, { ...LOOK, nameOf: () => '5% 1', labelOf: () => '98% · 1 min' });
  expect(found.size).toBe(1);
  expect(found.has(flows.flows[0]!)).toBe(true);
});

test('no two labels of a column come nearer to each other than a line', () => {
  const column = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(column, { minLength: 2, maxLength: 4 }), (values) => {
      const flows = flowsOf(values);
      const found = flowLabels(flows, {
        ...LOOK,
        nameOf: ({ id }) => id,
        labelOf: () => '98% · 20 min 23 sec',
      });
      for (const depth of values.keys()) {
        const ys = [...found].filter(([flow]) => flow.source.startsWith(`${depth} `)).map(([, y]) => y);
        const sorted = ys.sort((a, b) => a - b);
        for (let next = 1; next < sorted.length; next += 1) {
          expect(sorted[next]! - sorted[next - 1]!).toBeGreaterThanOrEqual(16);
        }
      }
    }),
  );
});
