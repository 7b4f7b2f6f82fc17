import type { Sql } from '../../core/database/workspace.ts';
import type { Identity } from './identities.ts';

/** What someone says of one person: the keys that belong together and what is known of them. */
export interface Claim {
  /** Strongest first is not needed; at least one. All in their written form (`identityOf`). */
  identities: Identity[];
  /** Facts told with it; only `identify`-like calls and imports carry them. Undefined keys leave what was. */
  facts?: {
    name?: string | null;
    email?: string | null;
    phone?: string | null;
    traits?: Record<string, unknown>;
    accountId?: string | null;
  };
  /** When it was said or happened: widens first and last seen of a new customer. */
  at?: Date;
}

export interface ClaimOrigin {
  /** The door or system: `tracking`, `import`, `sample`. */
  source: string;
  importId?: string;
}

/**
 * Finds the customer of every claim, in their order; makes those who are new; joins keys that belong together;
 * suggests a merge where only a weak key says so. Answers with the ids of the customers as identified (not roots).
 * Call it inside the transaction that writes what happened to them.
 */
export declare function identify(sql: Sql, workspaceId: string, claims: Claim[], origin: ClaimOrigin): Promise<string[]>;
