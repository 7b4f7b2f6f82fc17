/** What the report's questions have in common: their time, and which conversations they are about. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { type Period, readPeriod } from '../../../core/period.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import { CHANNEL } from '../happened.ts';
import { conditionsOf } from '../list.ts';
import { CONVERSATION_STATUSES } from '../shapes-contract.ts';
import type { reportApi } from './contract.ts';

export type Asked = z.output<typeof reportApi.hours.query & object>;

interface Frame {
  period: Period;
  /** Over `conversations c`, as in the lists that the report opens, but for the channel. */
  conditions: RawBuilder<unknown>;
  /** The same of the channel: of a conversation, and of a message `m` in it. */
  ofChannel: RawBuilder<unknown>;
  spoken: RawBuilder<unknown>;
}

/** @throws 400 for a time that ends before it begins */
export async function frameOf(tx: Tx, scope: Scope, asked: Asked): Promise<Frame> {
  const { channel, department } = asked;
  const period = readPeriod(asked, await readWorkspace(tx, scope.workspaceId));
  const conditions = await conditionsOf(tx, scope, {
    status: CONVERSATION_STATUSES.filter((status) => status !== 'spam'),
    department,
  });
  return {
    period,
    conditions: sql`${sql.join(conditions, sql` and `)}`,
    ofChannel: channel === undefined ? sql`true` : sql`c.channel = ${channel}`,
    spoken: channel === undefined ? sql`true` : sql`${CHANNEL} = ${channel}`,
  };
}
