/** Sending a refused call through the door again, mended or as it came. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, type Scope, sqlOf } from '../../core/database/workspace.ts';
import { invalid } from '../../core/http/problems.ts';
import { shareWorkspaceAt } from '../customers/identify.ts';
import { tellScreens } from '../touchpoints/record.ts';
import { CALL_TYPES, type CallType } from './call.ts';
import { type Fault, fault } from './faults.ts';
import { claimRejected, decide, findRejected } from './rejected-list.ts';
import { isObject } from './shape.ts';
import { type Expected, type Taken, take } from './take.ts';
import { workspaceFacts } from './workspace-facts.ts';
import { writeCalls } from './write.ts';

/**
 * Takes the call, or all calls of a batch, with the clock of the day on which it was refused. What has no time of
 * its own happened when it came.
 * @throws 400 with what is still wrong; nothing is changed then. 404, 409 as `claimRejected`
 */
export async function replayRejected(db: Database, scope: Scope, id: string, mended: string | undefined) {
  const facts = await workspaceFacts(db, scope.workspaceId);
  const { committed, ...answer } = await inWorkspace(db, scope, async (tx) => {
    const rejected = await claimRejected(tx, id);
    const raw = mended ?? rejected.raw;
    const { calls } = judge(raw, rejected.call, Date.parse(rejected.receivedAt), rejected.sentAt);
    const sql = sqlOf(tx);
    const epoch = await shareWorkspaceAt(sql, scope.workspaceId);
    const { committed, customerIds } = await writeCalls(sql, scope.workspaceId, epoch, calls, facts);
    await tellScreens(sql, scope.workspaceId, customerIds);
    await decide(tx, scope, rejected, 'replayed');
    return { taken: calls.length, call: await findRejected(tx, id), committed };
  });
  committed();
  return answer;
}

function judge(raw: string, sentAs: string, receivedAtMs: number, sentAt: Date | null): Taken {
  const body = Buffer.from(raw);
  const expected = expectedOf(raw, sentAs);
  if (!expected) throw stillWrong([fault('type', 'unknown-type')]);
  const taken = take(body, expected, { receivedAtMs, sentAtMs: sentAt?.getTime() ?? null });
  if (!taken.refused.length) return taken;
  const isBatch = expected === 'batch' && !taken.whole;
  throw stillWrong(
    taken.refused.flatMap(({ index, faults }) =>
      faults.map((one) => (isBatch ? { ...one, at: `batch.${index}${one.at && `.${one.at}`}` } : one)),
    ),
  );
}

/** A call of a batch says its type itself; one that came alone was sent to the address of its type. */
function expectedOf(raw: string, sentAs: string): Expected | null {
  if (sentAs === 'batch') return 'batch';
  try {
    const value: unknown = JSON.parse(raw);
    if (isObject(value) && isCallType(value.type)) return value.type;
  } catch {
    return isCallType(sentAs) ? sentAs : 'track';
  }
  return isCallType(sentAs) ? sentAs : null;
}

function isCallType(value: unknown): value is CallType {
  return (CALL_TYPES as readonly unknown[]).includes(value);
}

function stillWrong(faults: Fault[]) {
  const said = faults.map(({ at, message }) => `${at || 'the call'} ${message}`).join('; ');
  return invalid(`Still not right: ${said}`, faults);
}
