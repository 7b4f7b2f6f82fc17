/** What was done is noted, and screens look again. */
import type { Scope, Tx } from '../../core/database/workspace.ts';
import { announce } from '../../core/live/live.ts';
import { audit, type Deed } from '../audit/audit.ts';
import { QUALITY_TOPIC } from './topic.ts';

export async function tell(tx: Tx, scope: Scope, deed: Deed): Promise<void> {
  await audit(tx, scope, deed);
  await announce(tx, scope.workspaceId, [{ topic: QUALITY_TOPIC }]);
}
