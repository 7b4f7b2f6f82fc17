/** Figures and the people behind them as files. */
import { CSV_MARK, csvLine } from '../../core/http/csv.ts';
import type { Answer } from './answer.ts';
import type { Part } from './part.ts';
import { listPeople } from './people.ts';
import type { Question } from './question.ts';

const FIGURE_HEAD = [
  'metric',
  'unit',
  'currency',
  'of',
  'from',
  'to',
  'group',
  'group name',
  'value',
  'n',
  'low',
  'high',
  'small',
  'partial',
  'p',
  'certain',
  'again',
];

type Group = NonNullable<Answer['groups']>[number];
type Period = NonNullable<Answer['previous']>;
type Figure = Pick<Answer['total'], 'value' | 'n' | 'low' | 'high' | 'small'>;

/**
 * Total, groups and points, then those of the period compared with, and the changes against it, of which `value` is the
 * difference. Units as in the answer.
 */
export function figuresCsv(answer: Answer): string {
  const { from, to, total, groups = [], rest, points, previous, change } = answer;
  const line = (of: string, about: (string | null | undefined)[], figure: Figure, partial?: true) => {
    const { value, n, low, high, small } = figure;
    const head = [answer.id, answer.unit, answer.currency, of];
    return csvLine([...head, ...about, value, n, low, high, small, partial === true, '', '', '']);
  };
  const pointLines = (of: string, all: Answer['points']) =>
    all.map((point) => line(of, [point.at, '', point.group, point.groupName], point, point.partial));
  const previousLine = ({ group, name, previous: own }: Group, { from, to }: Period) =>
    own ? [line('previous group', [from, to, group, name], own)] : [];
  return [
    CSV_MARK,
    csvLine(FIGURE_HEAD),
    line('total', [from, to, '', ''], total),
    ...groups.map(({ group, name, total: figure }) => line('group', [from, to, group, name], figure)),
    ...(rest ? [line('rest', [from, to, '', ''], rest.total)] : []),
    ...pointLines(answer.interval, points),
    ...(previous ? [line('previous total', [previous.from, previous.to, '', ''], previous.total)] : []),
    ...(previous ? groups.flatMap((one) => previousLine(one, previous)) : []),
    ...(previous ? pointLines(`previous ${answer.interval}`, previous.points) : []),
    ...(change ? [changeLine(answer, { of: 'change', change })] : []),
    ...groups.map(({ group, name, change: own }) =>
      own ? changeLine(answer, { of: 'group change', group, name, change: own }) : '',
    ),
  ].join('');
}

interface ChangeTold {
  of: 'change' | 'group change';
  group?: string;
  name?: string | null;
  change: NonNullable<Answer['change']>;
}

function changeLine(answer: Answer, { of, group, name, change }: ChangeTold): string {
  const { id, unit, currency, from, to } = answer;
  const { difference, low, high, p, certain, again } = change;
  return csvLine([
    id,
    unit,
    currency,
    of,
    from,
    to,
    group,
    name,
    difference,
    '',
    low,
    high,
    '',
    '',
    p,
    certain,
    again,
  ]);
}

const PEOPLE_HEAD = ['id', 'name', 'email', 'observations', 'value', 'last'];
const PAGE_PEOPLE = 5000;

/** All of them, a page at a time, so that a long list needs no memory. */
export async function* peopleCsv(question: Question, part: Part): AsyncGenerator<string> {
  let page = await listPeople(question, part, { limit: PAGE_PEOPLE });
  yield CSV_MARK + csvLine(PEOPLE_HEAD);
  for (;;) {
    yield page.items
      .map(({ customerId, name, email, observations, value, lastAt }) =>
        csvLine([customerId, name, email, observations, value, lastAt]),
      )
      .join('');
    if (!page.nextCursor) return;
    page = await listPeople(question, part, { cursor: page.nextCursor, limit: PAGE_PEOPLE });
  }
}
