/** In which of our languages one speaks with a customer, before they have written anything. */
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { personOf } from '../../customers/person.ts';
import { Language } from '../shapes-contract.ts';

/** As in the newest conversation whose language is known, else as what systems told of the person. Null for others. */
export async function languageSpokenWith(tx: Tx, customerId: string) {
  const { ids } = await personOf(sqlOf(tx), customerId);
  const spoken = await tx
    .selectFrom('conversations')
    .select('language')
    .where('customer_id', 'in', ids)
    .where('language', 'is not', null)
    .where('merged_into', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return ours(spoken?.language) ?? ours(await toldOf(tx, ids));
}

async function toldOf(tx: Tx, customerIds: string[]): Promise<string | undefined> {
  const rows = await tx.selectFrom('customers').select('traits').where('id', 'in', customerIds).execute();
  const traits = rows.map((row) => row.traits as Record<string, unknown>);
  const told = traits.flatMap(({ language, locale }) => [language, locale]);
  return told.find((one): one is string => typeof one === 'string' && ours(one) !== null);
}

/** Written as systems do: `pt`, `pt_BR`, `es-MX`. */
function ours(told: string | null | undefined) {
  const spoken = told?.toLowerCase().split(/[-_]/)[0];
  return Language.options.find((one) => one.split('-')[0] === spoken) ?? null;
}
