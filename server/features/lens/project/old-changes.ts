/** Changes that every lens has read are forgotten, and lenses that nobody has seen for a month with them. */
import type { RecordSql } from './fillings.ts';

const FORGET_LENS_AFTER_DAYS = 30;

export async function forgetOldChanges(record: RecordSql): Promise<void> {
  await record.query(
    `delete from jornada.lenses where seen_at < now() - make_interval(days => ${FORGET_LENS_AFTER_DAYS})`,
  );
  await record.query(
    `delete from jornada.lens_changes where changed_in < (
       select greatest(next_xid, filled_from) from jornada.lenses order by 1 limit 1)`,
  );
}
