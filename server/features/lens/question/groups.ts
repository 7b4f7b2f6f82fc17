/** The groups there are where a workspace knows them all: a name that is none of them is a slip of the pen. */
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { invalid } from '../../../core/http/problems.ts';
import { PRIORITIES } from '../../conversations/particulars-contract.ts';
import { SERVICE_METRICS } from '../../service-levels/shapes-contract.ts';
import { CHANNELS } from '../../touchpoints/channels.ts';
import { findNames } from './named.ts';

type Program = Pick<Context, 'db' | 'lens'>;

/**
 * For groups in which nobody was found. Products, campaigns, tags, traits and whatever else anybody may name are open:
 * of these any group may be asked, and one of which nothing is told is empty.
 * @param split what the question is split by: `channel`
 * @throws 400 where the workspace knows every group of the split, saying which there are
 */
export async function requireGroup(
  program: Program,
  workspaceId: string,
  { split, group }: { split: string; group: string },
): Promise<void> {
  if (group === '') return;
  const known = await knownGroups(program, workspaceId, { split, group });
  if (!known || known.includes(group)) return;
  const message = known.length
    ? `must be one of ${known.join(', ')}, or empty for what belongs to none`
    : 'must be empty: none is known';
  throw invalid(`group: there is no ${split} "${group.slice(0, 100)}"; it ${message}`, [
    { at: 'group', message },
  ]);
}

/** Undefined for a split whose groups anybody may name. */
async function knownGroups(
  program: Program,
  workspaceId: string,
  { split, group }: { split: string; group: string },
): Promise<readonly string[] | undefined> {
  switch (split) {
    case 'channel':
      return CHANNELS;
    case 'priority':
      return PRIORITIES;
    case 'target':
      return SERVICE_METRICS;
    case 'segment':
      return ['in', 'out'];
    case 'device':
      return findNames(program, workspaceId, 'device', group);
    case 'stage':
      return keysOf(program, workspaceId, 'stages');
    case 'department':
      return keysOf(program, workspaceId, 'departments');
    default:
      return undefined;
  }
}

async function keysOf(
  { db }: Program,
  workspaceId: string,
  table: 'stages' | 'departments',
): Promise<string[]> {
  const rows = await inWorkspace(db, { workspaceId }, (tx) =>
    tx.selectFrom(table).select('key').orderBy('key').execute(),
  );
  return rows.map(({ key }) => key);
}
