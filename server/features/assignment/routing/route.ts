/** What has just begun goes through the rules, once. */
import type { z } from 'zod';
import { inWorkspace, SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { log } from '../../../core/log.ts';
import { changeConversation } from '../../conversations/change.ts';
import type { ConversationChangeBody } from '../../conversations/contract.ts';
import { departmentWithKey } from '../../members/departments.ts';
import { membersHere } from '../../members/roster.ts';
import { segmentsHolding } from '../../segments/of-customer.ts';
import { factsOf } from './facts.ts';
import { type Facts, ruleFits } from './fit.ts';
import { type Rule, rulesInForce } from './rules.ts';

type Stores = Pick<Context, 'db' | 'lens'>;
type Change = z.output<typeof ConversationChangeBody>;

/** Without an answer of the lens for so long, it goes on without what only the lens knows. */
const PATIENCE_MS = 120_000;
const AT_ONCE = 200;

export async function routeNew(context: Stores, workspaceId: string, signal: AbortSignal): Promise<void> {
  const passed = new Set<string>();
  for (;;) {
    const fresh = await inWorkspace(context.db, { workspaceId }, (tx) => begun(tx, [...passed]));
    if (!fresh.length || signal.aborted) return;
    for (const one of fresh) {
      passed.add(one.id);
      const segments = await segmentsOf(context, workspaceId, one);
      if (segments)
        await inWorkspace(context.db, { workspaceId }, (tx) => route(tx, workspaceId, one.id, segments));
    }
  }
}

interface Begun {
  id: string;
  customer_id: string;
  seeks_since: Date | null;
}

function begun(tx: Tx, passed: string[]): Promise<Begun[]> {
  return tx
    .selectFrom('conversations')
    .select(['id', 'customer_id', 'seeks_since'])
    .where('seeks_since', 'is not', null)
    .where('seeks_as', '=', 'new')
    .$if(passed.length > 0, (query) => query.where('id', 'not in', passed))
    .orderBy('seeks_since')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
}

type Segments = Awaited<ReturnType<typeof segmentsHolding>>;

/** Undefined while the lens is worth waiting for. */
async function segmentsOf(context: Stores, workspaceId: string, one: Begun): Promise<Segments | undefined> {
  const rules = await inWorkspace(context.db, { workspaceId }, rulesInForce);
  const named = [...new Set(rules.flatMap(({ match }) => match.segments))];
  try {
    return await segmentsHolding(context, workspaceId, [one.customer_id], named);
  } catch (error) {
    if (Date.now() - (one.seeks_since?.getTime() ?? 0) < PATIENCE_MS) return undefined;
    log.error('a conversation was routed without its segments', { error: (error as Error).message });
    return new Map();
  }
}

/** Whoever else routes it, or writes to it, has it locked; it is looked at again then. */
async function route(tx: Tx, workspaceId: string, id: string, segments: Segments): Promise<void> {
  const held = await tx
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', id)
    .where('seeks_as', '=', 'new')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!held) return;
  const facts = (await factsOf(tx, [id], segments)).get(id)!;
  const scope = { workspaceId, actor: SYSTEM };
  for (const rule of rulesFor(await rulesInForce(tx), facts)) {
    const change = await changeOf(tx, id, rule);
    if (Object.keys(change).length)
      await changeConversation(tx, scope, id, change, { kind: 'rule', id: rule.id, name: rule.name });
  }
  await seekOn(tx, id);
}

/** The first that fits, and those after it that it lets follow: each sees what the ones before it made of it. */
function rulesFor(rules: readonly Rule[], facts: Facts): Rule[] {
  const now = { ...facts };
  const fitting: Rule[] = [];
  for (const rule of rules) {
    if (!ruleFits(rule.match, now)) continue;
    fitting.push(rule);
    if (!rule.goesOn) break;
    now.department = rule.does.department ?? now.department;
    now.priority = rule.does.priority ?? now.priority;
  }
  return fitting;
}

/** Departments and members that are gone since are left out. */
async function changeOf(tx: Tx, id: string, { does }: Rule): Promise<Change> {
  const { department, assignee, priority, tags } = does;
  const now = await tx
    .selectFrom('conversations')
    .select('tags')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    ...(department && (await departmentWithKey(tx, department)) && { department }),
    ...(assignee && (await membersHere(tx, [assignee])).length && { assignee }),
    ...(priority && { priority }),
    ...(tags.some((tag) => !now.tags.includes(tag)) && { tags: [...new Set([...now.tags, ...tags])] }),
  };
}

/** Whoever had the closed one that it goes on from may be away. Who was named is named. */
async function seekOn(tx: Tx, id: string): Promise<void> {
  const now = await tx
    .selectFrom('conversations')
    .select(['assignee_id', 'follows_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const as = !now.assignee_id ? 'somebody' : now.follows_id ? 'reopened' : null;
  await tx
    .updateTable('conversations')
    .set(as ? { seeks_as: as } : { seeks_as: null, seeks_since: null, seeks_why: null })
    .where('id', '=', id)
    .execute();
}
