/** Calls that could not be taken: kept as they came, to be read, mended and replayed. */
import { jsons, texts, timestamps, uuids } from '../../core/database/arrays.ts';
import type { Sql } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import type { Fault } from './faults.ts';

export interface Reject {
  /** The key that sent it. */
  keyId: string | null;
  /** What it was sent as: `track`, `batch`, … */
  call: string;
  /** What it says it is about: the event's name, or the page's. */
  name: string | null;
  faults: Fault[];
  /** The text as it came. */
  raw: string;
  /** When its sender says it left. */
  sentAt: Date | null;
}

const LONGEST_NAME = 255;

/** Writes them in the given transaction. Answers their ids, in their order. */
export async function keepRejects(sql: Sql, workspaceId: string, rejects: Reject[]): Promise<string[]> {
  if (!rejects.length) return [];
  const ids = rejects.map(() => newId());
  await sql.query(
    `insert into tracking_rejects (workspace_id, id, key_id, call, name, problems, raw, sent_at)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::text[],
       $8::timestamptz[])`,
    [
      workspaceId,
      uuids(ids),
      uuids(rejects.map(({ keyId }) => keyId)),
      texts(rejects.map(({ call }) => call)),
      texts(rejects.map(({ name }) => name && withoutNul(name).slice(0, LONGEST_NAME))),
      jsons(rejects.map(({ faults }) => withoutNul(JSON.stringify(faults)))),
      texts(rejects.map(({ raw }) => withoutNul(raw))),
      timestamps(rejects.map(({ sentAt }) => sentAt)),
    ],
  );
  return ids;
}

/** The record's text holds no NUL: it is shown by its picture (␀), and what it is in JSON by its escape's picture. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed();
}
