/** Which mails are kept beside the conversations, as a condition over `mails m`. */
import { type RawBuilder, sql } from 'kysely';

/** In the words of the index `mails_aside`. */
export const IS_ASIDE = sql<boolean>`m.message_id is null and m.direction = 'in'
  and m.kind in ('bounce', 'own', 'unreadable', 'failed')`;

/** Nobody has put it away yet. */
export const IS_OPEN = sql<boolean>`${IS_ASIDE} and m.put_away_at is null`;

/** How many wait to be looked at, of the account `a`. */
export const asideOfAccount = (which: RawBuilder<boolean> = sql`true`) =>
  sql<number>`(select count(*) from mails m where m.account_id = a.id and ${IS_OPEN} and ${which})`;
