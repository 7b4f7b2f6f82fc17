/** Who writes: by phone number where the provider tells it, else by the provider's own id. */
import { sqlOf, type Tx } from '../../../core/database/workspace.ts';
import { identify } from '../../customers/identify.ts';
import { type Identity, identityOf } from '../../customers/identities.ts';
import { namesOf } from '../../customers/names.ts';
import { personOf } from '../../customers/person.ts';
import { readWorkspace } from '../../workspaces/settings.ts';
import type { Account, Person } from './adapter.ts';

/** Where customers say they came from. */
const SOURCE = 'messaging';

/** @returns the customer as identified: read by root */
export async function customerOf(tx: Tx, account: Account, person: Person, at: Date): Promise<string> {
  const { workspaceId } = account;
  const identities = [await keyOf(tx, account, person)];
  const [id] = await identify(sqlOf(tx), workspaceId, [{ identities, at }], { source: SOURCE });
  if (person.name) await callThem(tx, account, id!, person);
  return id!;
}

/** Whoever is called something already keeps it. */
async function callThem(tx: Tx, account: Account, customerId: string, person: Person): Promise<void> {
  const { rootId } = await personOf(sqlOf(tx), customerId);
  if ((await namesOf(tx, [rootId])).get(rootId)?.name) return;
  const identities = [await keyOf(tx, account, person)];
  const facts = { name: person.name.slice(0, 200) };
  await identify(sqlOf(tx), account.workspaceId, [{ identities, facts }], { source: SOURCE });
}

async function keyOf(tx: Tx, account: Account, { id, phone }: Person): Promise<Identity> {
  if (phone) {
    const { country } = await readWorkspace(tx, account.workspaceId);
    const known = identityOf('phone', e164(phone), country);
    if (known) return known;
  }
  return { kind: 'external', source: spaceOf(account), value: id };
}

/** A page and an Instagram account know people by numbers of their own; a bot by those of all of Telegram. */
function spaceOf({ kind, externalId }: Account): string {
  return kind === 'facebook' || kind === 'instagram' ? `${kind}:${externalId}` : kind;
}

/** In which ways WhatsApp may write a number, digits only: as it is, and as it was. */
export function waysToWrite(number: string): string[] {
  const digits = number.replace('+', '');
  const brazil = /^55(\d\d)9([6-9]\d{7})$/.exec(digits);
  if (brazil) return [digits, `55${brazil[1]}${brazil[2]}`];
  const mexico = /^52(\d{10})$/.exec(digits);
  return mexico ? [digits, `521${mexico[1]}`] : [digits];
}

/**
 * WhatsApp still writes some numbers as they were before their countries made them longer: of Brazil without the nine
 * of mobiles, of Mexico with the one that is no longer dialled.
 */
export function e164(digits: string): string {
  const brazil = /^55(\d\d)([6-9]\d{7})$/.exec(digits);
  if (brazil) return `+55${brazil[1]}9${brazil[2]}`;
  const mexico = /^521(\d{10})$/.exec(digits);
  if (mexico) return `+52${mexico[1]}`;
  return `+${digits}`;
}
