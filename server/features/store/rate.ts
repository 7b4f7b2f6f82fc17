/**
 * A customer rates their visit on the page of a shop: an answer that counts in satisfaction. Without a name: the browser
 * is known by a mark of ours. One browser answers once a day in a shop; another answer that day takes the place of it.
 */
import { sql } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace, sqlOf, type Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import type { Store } from '../channels/store/accounts.ts';
import { noteArrival } from '../channels/store/asks.ts';
import { identify } from '../customers/identify.ts';
import { responseTouchpoint, type ToldResponse, upsertResponses } from '../surveys/responses.ts';
import { recordTouchpoints, takeBackTouchpoints } from '../touchpoints/record.ts';
import { readWorkspace } from '../workspaces/settings.ts';
import type { Language } from './words.ts';

/** Where these answers come from, and what their survey is called wherever answers of several are told apart. */
const SOURCE = 'store';
const SURVEY = 'In the shop';

export interface Rating {
  score: number;
  comment: string;
}

export const ratingOf = (db: Database, store: Store, visitor: string): Promise<Rating | null> =>
  inWorkspace(db, store, async (tx) => {
    const { timeZone } = await readWorkspace(tx, store.workspaceId);
    const { rows } = await sql<{ score: number; comment: string | null }>`
      select score, comment from store_ratings where account_id = ${store.id} and visitor = ${visitor}
        and day = (now() at time zone ${timeZone}::text)::date`.execute(tx);
    return rows[0] ? { score: rows[0].score, comment: rows[0].comment ?? '' } : null;
  });

export function takeRating(
  db: Database,
  store: Store,
  language: Language,
  visitor: string,
  rating: Rating,
): Promise<void> {
  return inWorkspace(db, store, async (tx) => {
    const kept = await keep(tx, store, language, visitor, rating);
    await count(tx, store, kept);
    await noteArrival(tx, store.id);
  });
}

interface Kept {
  id: string;
  customer_id: string;
  score: number;
  comment: string | null;
  language: string;
  at: Date;
}

async function keep(
  tx: Tx,
  { id, workspaceId }: Store,
  language: Language,
  visitor: string,
  { score, comment }: Rating,
): Promise<Kept> {
  const { timeZone } = await readWorkspace(tx, workspaceId);
  const identities = [{ kind: 'anonymousId' as const, source: '', value: `store:${visitor}` }];
  const [customerId] = await identify(sqlOf(tx), workspaceId, [{ identities, at: new Date() }], {
    source: SOURCE,
  });
  const { rows } = await sql<Kept>`
    insert into store_ratings (id, workspace_id, account_id, customer_id, visitor, day, score, comment, language)
    values (${newId()}, ${workspaceId}, ${id}, ${customerId!}, ${visitor},
      (now() at time zone ${timeZone}::text)::date, ${score}, ${comment || null}, ${language})
    on conflict (account_id, visitor, day) do update
      set score = excluded.score, comment = excluded.comment, language = excluded.language, changed_at = now()
    returning id, customer_id, score, comment, language, at`.execute(tx);
  return rows[0]!;
}

/** In the place of the one before, wherever answers are counted and told. */
async function count(tx: Tx, store: Store, kept: Kept): Promise<void> {
  const { workspaceId, name, department } = store;
  const about = { channel: 'store', store: name, ...(department && { department }) };
  const told: ToldResponse = {
    ...{ customerId: kept.customer_id, externalId: kept.id, survey: SURVEY, metric: 'csat' },
    ...{ score: kept.score, scaleMin: 1, scaleMax: 5, comment: kept.comment ?? '', language: kept.language },
    ...{ at: kept.at, properties: about },
  };
  const database = sqlOf(tx);
  await upsertResponses(database, workspaceId, [told], { source: SOURCE });
  const touchpoint = responseTouchpoint({ ...told, comment: kept.comment }, SOURCE);
  await takeBackTouchpoints(database, workspaceId, touchpoint.source, [touchpoint.messageId]);
  await recordTouchpoints(database, workspaceId, [
    { ...touchpoint, channel: 'store', properties: { ...(touchpoint.properties as object), store: name } },
  ]);
}
