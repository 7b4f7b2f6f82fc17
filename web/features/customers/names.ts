import { useTranslation } from 'react-i18next';

interface Nameable {
  name: string | null;
  email: string | null;
  phone: string | null;
  knownAs: { kind: string; source: string; value: string } | null;
}

const SHOWN_OF_AN_ID = 12;

/** What to call a person: the name, or the key one would best recognise them by. */
export function useCustomerName(): (customer: Nameable) => string {
  const { t } = useTranslation('customers');
  return ({ name, email, phone, knownAs }) => {
    const told = name || email || phone;
    if (told) return told;
    if (!knownAs) return t('name.none');
    const id = shortened(knownAs.value);
    if (knownAs.kind === 'anonymousId') return t('name.visitor', { id });
    return knownAs.kind === 'external' && knownAs.source
      ? `${knownAs.source} ${id}`
      : t('name.customer', { id });
  };
}

function shortened(id: string): string {
  return id.length > SHOWN_OF_AN_ID + 3 ? `${id.slice(0, SHOWN_OF_AN_ID)}…` : id;
}
