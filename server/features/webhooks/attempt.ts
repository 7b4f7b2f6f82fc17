/** One try: asked outside of any transaction, and what came of it written down. */
import type { Selectable } from 'kysely';
import type { Database } from '../../core/database/database.ts';
import type { WebhookEndpoints } from '../../core/database/tables.ts';
import { inWorkspace, type Tx } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { askOutside, OutgoingError } from '../../core/http/outgoing.ts';
import { type Outcome, outcomeOf, troubled } from './outcome.ts';
import { secretsOf, signedHeaders } from './secrets.ts';
import { settle } from './settle.ts';

const TIMEOUT_MS = 15_000;
const EXCERPT_BYTES = 1000;

export interface Taken {
  id: string;
  workspaceId: string;
  endpointId: string;
  /** This one counted: whoever comes with an older number was overtaken. */
  attempts: number;
}

interface ToSend {
  eventId: string;
  payload: string;
  endpoint: Selectable<WebhookEndpoints>;
}

type Sending = Pick<Context, 'db' | 'config'>;

export async function attempt({ db, config }: Sending, key: Buffer, taken: Taken): Promise<void> {
  const toSend = await read(db, taken);
  if (!toSend) return;
  const outcome = await send(toSend, key, config.privateAddressesAllowed);
  await inWorkspace(db, taken, (tx) => settle(tx, taken, outcome));
}

/** Null when it is gone, with its endpoint or with what it told of. */
async function read(db: Database, taken: Taken): Promise<ToSend | null> {
  return inWorkspace(db, taken, async (tx) => {
    const payload = await payloadOf(tx, taken);
    const endpoint = await tx
      .selectFrom('webhook_endpoints')
      .selectAll()
      .where('id', '=', taken.endpointId)
      .executeTakeFirst();
    return payload && endpoint ? { ...payload, endpoint } : null;
  });
}

async function payloadOf(tx: Tx, { id, attempts }: Taken) {
  const row = await tx
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhook_events as e', 'e.id', 'd.event_id')
    .select(['e.id as eventId', 'e.payload'])
    .where('d.id', '=', id)
    .where('d.attempts', '=', attempts)
    .executeTakeFirst();
  return row?.payload ? { eventId: row.eventId, payload: row.payload } : null;
}

async function send(
  { eventId, payload, endpoint }: ToSend,
  key: Buffer,
  privateAllowed: boolean,
): Promise<Outcome> {
  const secrets = secretsOf(endpoint, key);
  if (!secrets)
    return troubled('sealed', 'The secret was sealed with another JORNADA_SECRET. Give it a new one.');
  try {
    const answer = await askOutside(endpoint.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders(secrets, eventId, new Date(), payload),
      },
      body: payload,
      timeoutMs: TIMEOUT_MS,
      maxBytes: EXCERPT_BYTES,
      answered: 'beginning',
      privateAllowed,
    });
    return outcomeOf(answer);
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    return troubled(error.kind, error.message);
  }
}
