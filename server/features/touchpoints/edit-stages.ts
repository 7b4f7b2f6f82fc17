/** Stages come and go. Touchpoint types of a stage that goes belong to none. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { conflict, notFound } from '../../core/http/problems.ts';
import { newId } from '../../core/ids.ts';
import { announce } from '../../core/live/live.ts';
import { audit } from '../audit/audit.ts';
import { listStages, requireFreeName, type Stage } from './stages.ts';
import { holdMap } from './whole-map.ts';

const MAX_STAGES = 100;

/** @throws 409 when there are 100 already, or one is called so */
export async function addStage(
  tx: Tx,
  scope: Scope,
  { name, position }: { name: string; position?: number | undefined },
): Promise<Stage> {
  await holdMap(tx);
  const stages = await listStages(tx);
  if (stages.length >= MAX_STAGES) throw conflict(`A map has at most ${MAX_STAGES} stages.`);
  requireFreeName(stages, name);
  const key = freeKey(
    name,
    stages.map((stage) => stage.key),
  );
  const stage = { id: newId(), key, name, position: Math.min(position ?? stages.length, stages.length) };
  const order = stages.toSpliced(stage.position, 0, stage);
  await tx
    .insertInto('stages')
    .values({ ...stage, workspace_id: scope.workspaceId })
    .execute();
  await number(tx, order);
  await audit(tx, scope, { action: 'stage.added', subject: { kind: 'stage', id: stage.id, name } });
  await announce(tx, scope.workspaceId, [{ topic: 'catalogue' }]);
  return stage;
}

/** Answers how many types belong to no stage because of it. @throws 404; 409 for the last one */
export async function removeStage(tx: Tx, scope: Scope, id: string): Promise<number> {
  await holdMap(tx);
  const stages = await listStages(tx);
  const stage = stages.find((one) => one.id === id);
  if (!stage) throw notFound('There is no such stage.');
  if (stages.length === 1) throw conflict('A map has at least one stage. Add another one first.');
  const unmapped = await tx
    .updateTable('touchpoint_types')
    .set({ stage_id: null, mapped: false })
    .where('stage_id', '=', id)
    .returning('name')
    .execute();
  await tx.deleteFrom('stages').where('id', '=', id).execute();
  await number(
    tx,
    stages.filter((one) => one.id !== id),
  );
  await audit(tx, scope, {
    action: 'stage.removed',
    subject: { kind: 'stage', id, name: stage.name },
    before: { key: stage.key, types: unmapped.map(({ name }) => name) },
  });
  await announce(tx, scope.workspaceId, [{ topic: 'catalogue' }]);
  return unmapped.length;
}

async function number(tx: Tx, stages: Stage[]) {
  for (const [position, { id }] of stages.entries())
    await tx.updateTable('stages').set({ position }).where('id', '=', id).execute();
}

/** The name in lower case, without accents, words joined by hyphens: `Após a entrega` → `apos-a-entrega`. */
function freeKey(name: string, taken: string[]): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{Ll}\p{Lo}\p{N}]+/gu);
  const key = words?.join('-').slice(0, 50).replace(/-+$/, '') ?? 'stage';
  // `none` means no stage elsewhere.
  const used = new Set([...taken, 'none']);
  for (let nth = 1; ; nth += 1) {
    const candidate = nth === 1 ? key : `${key}-${nth}`;
    if (!used.has(candidate)) return candidate;
  }
}
