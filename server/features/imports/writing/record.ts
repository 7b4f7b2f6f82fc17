/** Touchpoints of an import. */
import { uuids } from '../../../core/database/arrays.ts';
import { type NewTouchpoint, recordTouchpoints } from '../../touchpoints/record.ts';
import type { Writing } from './writing.ts';

/** What `import_changes` calls the remembered first and last seen of a customer from elsewhere. */
export const SEEN = 'customers.seen';

/** Records them, and remembers when customers from elsewhere were first and last seen before. */
export async function recordImported(writing: Writing, touchpoints: NewTouchpoint[]): Promise<void> {
  const { sql, workspaceId, importId } = writing;
  const customers = [...new Set(touchpoints.map(({ customerId }) => customerId))];
  await sql.query(
    `insert into import_changes (import_id, workspace_id, table_name, row_id, before)
     select $1, $2, '${SEEN}', id, jsonb_build_object('first', own_first_seen_at, 'last', own_last_seen_at,
       'shownFirst', first_seen_at, 'shownLast', last_seen_at)
     from customers where id = any($3::uuid[]) and import_id is distinct from $1
     on conflict do nothing`,
    [importId, workspaceId, uuids(customers)],
  );
  await recordTouchpoints(sql, workspaceId, touchpoints);
}
