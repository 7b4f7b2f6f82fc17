/**
 * One customer's story: everything that happened, newest first, a page at a time.
 *
 * The merged customers of a person are read side by side, each from its own end of the index `touchpoints_story`, so
 * no more is read than the page shows. Stage, channel and moment of truth are those of the catalogue today.
 */
import { z } from 'zod';
import type { Database } from '../../core/database/database.ts';
import { readInWorkspace } from '../../core/database/read.ts';
import { inWorkspaceRaw, type Sql } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { ExactMoment, readCursor, writeCursor } from './cursor.ts';
import { personOf } from './person.ts';
import type { StoryFilters } from './story-contract.ts';
import { itemText, STORY_FIELDS, STORY_JOINS, type StoryRow } from './story-item.ts';

export interface StoryQuestion extends StoryFilters {
  cursor?: string | undefined;
  limit: number;
}

const Place = z.object({ at: ExactMoment, id: z.uuid() });
type Place = z.infer<typeof Place>;

/** The page as JSON text, of the shape of the contract. */
export async function readStory(
  db: Database,
  workspaceId: string,
  customerId: string,
  question: StoryQuestion,
): Promise<string> {
  const after = readCursor(Place, question.cursor);
  const values: unknown[] = [customerId];
  const conditions = [...filtersOf(question, values), ...placeOf(after, values)];
  const wanted = question.limit + 1;
  const rows = await readInWorkspace<StoryRow>(db, workspaceId, {
    // Unfiltered pages are what people read most: the database keeps their plan.
    ...(isFiltered(question) ? {} : { name: `story ${after ? 'after' : 'first'} ${wanted}` }),
    text: storyText(conditions, wanted),
    values,
  });
  if (!rows.length) await inWorkspaceRaw(db, workspaceId, (sql) => requireSense(sql, customerId, question));
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  const more = rows.length > question.limit && last;
  const nextCursor = more ? writeCursor({ at: last.at, id: last.id } satisfies Place) : null;
  return `{"items":[${page.map(itemText).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}

function isFiltered({ stage, channel, kind, type, from, to }: StoryFilters): boolean {
  return [stage, channel, kind, type, from, to].some((filter) => filter !== undefined);
}

function filtersOf({ stage, channel, kind, type, from, to }: StoryFilters, values: unknown[]): string[] {
  const value = (one: unknown) => `$${values.push(one)}`;
  const conditions: string[] = [];
  if (stage === 'none') conditions.push(`t.type <> all(${typesWhere('stage_id is not null')})`);
  else if (stage) {
    conditions.push(
      `t.type = any(${typesWhere(`stage_id = (select id from stages where key = ${value(stage)})`)})`,
    );
  }
  if (channel) {
    const asked = value(channel);
    conditions.push(
      `(t.channel = ${asked} or t.channel is null and t.type = any(${typesWhere(`channel = ${asked}`)}))`,
    );
  }
  if (kind) conditions.push(`t.kind = ${value(kind)}`);
  if (type) conditions.push(`t.type = ${value(type)}`);
  if (from) conditions.push(`t.at >= ${value(from)}::timestamptz`);
  if (to) conditions.push(`t.at < ${value(to)}::timestamptz`);
  return conditions;
}

function typesWhere(condition: string): string {
  return `array(select name from touchpoint_types where ${condition})`;
}

function placeOf(after: Place | undefined, values: unknown[]): string[] {
  if (!after) return [];
  return [`(t.at, t.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`];
}

/** Nothing found may be the truth, or a question about nobody. @throws 404 for an unknown customer, 400 for a stage */
async function requireSense(sql: Sql, customerId: string, { stage }: StoryFilters): Promise<void> {
  await personOf(sql, customerId);
  if (!stage || stage === 'none') return;
  const { rows } = await sql.query<{ key: string }>('select key from stages order by position');
  if (rows.some(({ key }) => key === stage)) return;
  const right = [...rows.map(({ key }) => key), 'none'].join(', ');
  throw invalid(`There is no stage "${stage}". Stages here: ${right}.`, [
    { at: 'stage', message: `must be one of ${right}` },
  ]);
}

function storyText(conditions: string[], wanted: number): string {
  const newest = `order by t.at desc, t.id desc limit ${wanted}`;
  return `
    select ${STORY_FIELDS}
    from (
      select t.*
      from (
        select root_id as id from customers where id = $1
        union all
        select m.id from customers c join customers m on m.root_id = c.root_id and m.merged_into is not null where c.id = $1
      ) person
      cross join lateral (
        select * from touchpoints t where ${['t.customer_id = person.id', ...conditions].join(' and ')} ${newest}
      ) t
      ${newest}
    ) t ${STORY_JOINS}
    order by t.at desc, t.id desc`;
}
