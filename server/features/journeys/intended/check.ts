/** Whether steps can be a map: what they name is there, and nothing comes twice. */
import { invalid } from '../../../core/http/problems.ts';
import type { StageMap } from '../../touchpoints/mapping.ts';
import type { Step } from './contract.ts';

interface Fault {
  at: string;
  message: string;
}

/** @throws 400 saying where: an unknown type or stage, the same step twice, a promise after the last step */
export function checkSteps(steps: Step[], { stages, types }: Pick<StageMap, 'stages' | 'types'>): void {
  const known = {
    stages: new Set(stages.map(({ key }) => key)),
    types: new Set(types.map(({ name }) => name)),
  };
  const faults = [...unknown(steps, known), ...twice(steps), ...promisesOfNothing(steps)];
  if (faults[0]) throw invalid(`${faults[0].at} ${faults[0].message}`, faults);
}

function unknown(steps: Step[], known: { stages: Set<string>; types: Set<string> }): Fault[] {
  return steps.flatMap(({ stage, types }, index) => [
    ...(stage === null || known.stages.has(stage)
      ? []
      : [{ at: `steps.${index}.stage`, message: `is not a stage of the map: ${stage}` }]),
    ...types.flatMap((type, place) =>
      known.types.has(type)
        ? []
        : [{ at: `steps.${index}.types.${place}`, message: `is not in the catalogue: ${type}` }],
    ),
  ]);
}

/** A step that comes again would make a loop: a person at it would be at two steps. */
function twice(steps: Step[]): Fault[] {
  const stepOfType = new Map<string, number>();
  const titles = new Map<string, number>();
  const faults: Fault[] = [];
  for (const [index, { title, types }] of steps.entries()) {
    const sameTitle = titles.get(title.toLowerCase());
    if (sameTitle !== undefined)
      faults.push({
        at: `steps.${index}.title`,
        message: `is the title of step ${sameTitle + 1} too: ${title}`,
      });
    titles.set(title.toLowerCase(), sameTitle ?? index);
    for (const [place, type] of types.entries()) {
      const same = stepOfType.get(type);
      if (same !== undefined)
        faults.push({
          at: `steps.${index}.types.${place}`,
          message: `belongs to step ${same + 1} already, and a map must not loop: ${type}`,
        });
      stepOfType.set(type, same ?? index);
    }
  }
  return faults;
}

function promisesOfNothing(steps: Step[]): Fault[] {
  const last = steps.length - 1;
  return steps[last]?.promiseSeconds == null
    ? []
    : [{ at: `steps.${last}.promiseSeconds`, message: 'must be left out: no step follows the last one' }];
}
