/** The parts of the journey, in order. */
import { randomUUID } from 'node:crypto';
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, invalid, notFound } from '../../core/http/problems.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { DEFAULT_STAGES } from './default-stages.ts';

export interface Stage {
  id: string;
  key: string;
  name: string;
  position: number;
}

/** Gives a new workspace the default stages. Answers their ids by key. */
export async function seedStages(tx: Tx, workspaceId: string): Promise<Map<string, string>> {
  const stages = DEFAULT_STAGES.map(({ key, name }, position) => ({ id: randomUUID(), key, name, position }));
  await tx
    .insertInto('stages')
    .values(stages.map((stage) => ({ ...stage, workspace_id: workspaceId })))
    .execute();
  return new Map(stages.map(({ key, id }) => [key, id]));
}

/** All stages of the workspace, in the order of the journey. */
export function listStages(tx: Tx): Promise<Stage[]> {
  return tx
    .selectFrom('stages')
    .select(['id', 'key', 'name', 'position'])
    .orderBy('position')
    .orderBy('key')
    .execute();
}

/** Names that people would take for one: letter case does not count. */
export const stageNameKey = (name: string) => name.trim().toLocaleLowerCase();

/** @throws 409 when another stage is called so */
export function requireFreeName(stages: Stage[], name: string): void {
  const taken = stages.find((stage) => stageNameKey(stage.name) === stageNameKey(name));
  if (taken) throw conflict(`There is a stage called "${taken.name}" already. Give this one another name.`);
}

/** @throws 404 when there is no such stage; 409 when another one is called so */
export async function renameStage(tx: Tx, scope: Scope, id: string, name: string): Promise<Stage> {
  const before = await tx
    .selectFrom('stages')
    .select(['name'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound('There is no such stage.');
  requireFreeName(
    (await listStages(tx)).filter((stage) => stage.id !== id),
    name,
  );
  const stage = await tx
    .updateTable('stages')
    .set({ name })
    .where('id', '=', id)
    .returning(['id', 'key', 'name', 'position'])
    .executeTakeFirstOrThrow();
  await audit(tx, scope, {
    action: 'stage.renamed',
    subject: { kind: 'stage', id, name },
    before,
    after: { name },
  });
  await announce(tx, scope.workspaceId, [{ topic: 'catalogue' }]);
  return stage;
}

/**
 * Puts the stages in the order of `ids`.
 * @throws 400 unless every stage is named exactly once
 */
export async function orderStages(tx: Tx, scope: Scope, ids: string[]): Promise<Stage[]> {
  const before = await tx
    .selectFrom('stages')
    .select(['id', 'key', 'position'])
    .orderBy('position')
    .forUpdate()
    .execute();
  const known = new Set(before.map((stage) => stage.id));
  const named = new Set(ids);
  if (named.size !== ids.length || known.size !== ids.length || ids.some((id) => !known.has(id))) {
    const message = `must name each of the ${known.size} stages exactly once`;
    throw invalid(`ids: ${message}`, [{ at: 'ids', message }]);
  }
  for (const [position, id] of ids.entries()) {
    await tx.updateTable('stages').set({ position }).where('id', '=', id).execute();
  }
  const after = await listStages(tx);
  await audit(tx, scope, {
    action: 'stages.ordered',
    subject: { kind: 'stage' },
    before: before.map((stage) => stage.key),
    after: after.map((stage) => stage.key),
  });
  await announce(tx, scope.workspaceId, [{ topic: 'catalogue' }]);
  return after;
}
