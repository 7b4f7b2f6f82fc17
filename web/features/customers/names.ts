import { useTranslation } from 'react-i18next';
import type { Customer } from './queries.ts';

/** What a person can be called by. */
export interface Nameable {
  name: string | null;
  email: string | null;
  phone: string | null;
  knownAs: { kind: string; source: string; value: string } | null;
}

const SHOWN_OF_AN_ID = 8;
const LONGEST_WHOLE_ID = 12;

/** What to call a person: the name, or the key one would best recognise them by. */
export function useCustomerName(): (customer: Nameable) => string {
  const { t } = useTranslation('customers');
  return (customer) => {
    const { knownAs } = customer;
    const told = toldName(customer);
    if (told) return told;
    if (!knownAs) return t('name.none');
    const id = shortened(knownAs.value);
    return knownAs.kind === 'anonymousId' ? t('name.visitor', { id }) : t('name.customer', { id });
  };
}

/** What to call one of those a person was merged from, by the name the merge has or the keys that lead to them. */
export function useMemberName({
  identities,
}: Pick<Customer, 'identities'>): (id: string, name: string | null | undefined) => string {
  const nameOf = useCustomerName();
  return (id, name) => {
    const knownAs = identities.find(({ customerId }) => customerId === id) ?? null;
    return nameOf({ name: name ?? null, email: null, phone: null, knownAs });
  };
}

/** The whole key of somebody who is called by a part of it; undefined for everybody else. */
export function fullIdOf(customer: Nameable): string | undefined {
  const { knownAs } = customer;
  if (toldName(customer) || !knownAs) return undefined;
  return knownAs.source ? `${knownAs.source} ${knownAs.value}` : knownAs.value;
}

function toldName({ name, email, phone }: Nameable): string | null {
  return name || email || phone;
}

function shortened(id: string): string {
  return id.length > LONGEST_WHOLE_ID ? `${id.slice(0, SHOWN_OF_AN_ID)}…` : id;
}
