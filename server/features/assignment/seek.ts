/** Conversations begin to look for somebody, and stop, in the transaction in which they change. */
import { sqlOf, type Tx } from '../../core/database/workspace.ts';
import { enqueue } from '../../core/jobs/jobs.ts';
import type { Happening, Listener } from '../conversations/happenings.ts';
import type { Reaction } from '../conversations/reactions.ts';

export const ASSIGN_JOB = 'assignment.assign';

export interface AssignPayload {
  workspaceId: string;
}

/** Where nothing is assigned by itself this is one question, and nothing is kept. */
export const beginToSeek: Listener = async (tx, _, happenings) => {
  const begun = happenings.filter((one) => seeksAs(one) === 'new').map((one) => one.conversationId);
  if (begun.length) await seekAsNew(tx, begun);
  for (const happening of happenings) {
    const as = seeksAs(happening);
    if (as === 'again') await seekAgain(tx, happening.conversationId);
    if (as === 'elsewhere') await seekElsewhere(tx, happening.conversationId);
  }
};

function seeksAs(happening: Happening): 'new' | 'again' | 'elsewhere' | undefined {
  if (happening.what === 'begun') return 'new';
  if (happening.what !== 'changed') return undefined;
  const { changes } = happening;
  const isOpened = changes.some(
    ({ what, before, after }) => what === 'status' && after === 'open' && before !== 'new',
  );
  if (isOpened) return 'again';
  return changes.some(({ what }) => what === 'department') ? 'elsewhere' : undefined;
}

const SEEK = 'update conversations set seeks_since = now(), seeks_why = null, seeks_as =';
const MAY = `seeks_since is null and merged_into is null and status in ('new', 'open')`;
const IS_ASSIGNED = `exists (select from assignment_policies p where p.workspace_id = conversations.workspace_id and p.how <> 'nobody')`;
const IS_ROUTED = `exists (select from routing_rules r where r.workspace_id = conversations.workspace_id and r.enabled)`;

/** What we began ourselves waits for the customer, and looks for nobody. */
const seekAsNew = (tx: Tx, ids: string[]) =>
  sqlOf(tx).query(
    `${SEEK} 'new' where id = any($1::uuid[]) and ${MAY} and (${IS_ROUTED} or ${IS_ASSIGNED})`,
    [ids],
  );

const seekAgain = (tx: Tx, id: string) =>
  sqlOf(tx).query(
    `${SEEK} case when assignee_id is null then 'somebody' else 'reopened' end where id = $1 and ${MAY} and ${IS_ASSIGNED}`,
    [id],
  );

/** Handed to another department, and to nobody in it. */
const seekElsewhere = (tx: Tx, id: string) =>
  sqlOf(tx).query(`${SEEK} 'somebody' where id = $1 and ${MAY} and assignee_id is null and ${IS_ASSIGNED}`, [
    id,
  ]);

/** Whoever is found, done with or merged looks no more; whatever changed may have made room for others. */
export const goOnSeeking: Reaction = async (tx, workspaceId, ids) => {
  const { rows } = await sqlOf(tx).query<{ seeking: boolean }>(
    `with stopped as (
       update conversations set seeks_since = null, seeks_as = null, seeks_why = null
       where id = any($2::uuid[]) and seeks_since is not null and (merged_into is not null
         or status not in ('new', 'open') or (seeks_as = 'somebody' and assignee_id is not null)))
     select exists (select from conversations where workspace_id = $1 and seeks_since is not null) as seeking`,
    [workspaceId, ids],
  );
  // By conversation, so that nobody who writes waits for another's commit.
  if (rows[0]?.seeking) await enqueueAssigning(tx, workspaceId, ids[0] ?? workspaceId);
};

/** Somebody came back, or may have more: whatever looks for somebody is looked at again. */
export const assignSoon = (tx: Tx, workspaceId: string) => enqueueAssigning(tx, workspaceId, workspaceId);

const enqueueAssigning = (tx: Tx, workspaceId: string, key: string) =>
  enqueue(tx, ASSIGN_JOB, { workspaceId } satisfies AssignPayload, { key: `${ASSIGN_JOB} ${key}` });
