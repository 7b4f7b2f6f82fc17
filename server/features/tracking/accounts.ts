/** Accounts that calls speak of: of a group call, and of the company in somebody's traits. */
import type { Sql } from '../../core/database/workspace.ts';
import type { Claim } from '../customers/identify.ts';
import type { TrackingCall } from './call.ts';

/** Makes or updates the accounts and tells each claim to which its customer belongs. */
export async function joinAccounts(
  _sql: Sql,
  _workspaceId: string,
  _calls: TrackingCall[],
  _claims: Claim[],
  _claimOfCall: number[],
): Promise<void> {}
