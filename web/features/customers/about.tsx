import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type Fact, KeyValues, Panel } from '../../ui/index.ts';
import { usePropertyName } from '../catalogue/property-names.ts';
import { CustomerConversations } from '../conversations/customer-conversations.tsx';
import { CustomerLists } from '../segments/customer-lists.tsx';
import styles from './about.module.css';
import { useCustomerName } from './names.ts';
import { Notes } from './notes.tsx';
import { Owner } from './owner.tsx';
import type { Customer } from './queries.ts';
import { Tags } from './tags.tsx';

/** Who they are, who looks after them, and what members wrote about them. */
export function About({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const nameOf = useCustomerName();
  const { email, phone, account } = customer;
  return (
    <div className={styles.about}>
      <Panel>
        <KeyValues
          facts={[
            { label: t('column.email'), value: email && <a href={`mailto:${email}`}>{email}</a> },
            { label: t('column.phone'), value: phone && <a href={`tel:${phone}`}>{phone}</a> },
            ...(account ? [{ label: t('column.account'), value: account.name ?? account.externalId }] : []),
            { label: t('owner'), value: <Owner customer={customer} /> },
            { label: t('column.tags'), value: <Tags customer={customer} /> },
            {
              label: t('lists'),
              value: <CustomerLists customerId={customer.id} name={nameOf(customer)} />,
            },
          ]}
        />
      </Panel>
      <CustomerConversations customer={customer} />
      <Notes customerId={customer.id} />
      {customer.traits.length > 0 && <Traits customer={customer} />}
    </div>
  );
}

const SHOWN_AT_FIRST = 8;

/** What systems told of them; their own names for it show when pointed at. */
function Traits({ customer: { traits } }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const traitName = usePropertyName();
  const [all, setAll] = useState(false);
  const shown = all ? traits : traits.slice(0, SHOWN_AT_FIRST);
  const facts: Fact[] = shown.map(({ key, value }) => ({
    label: traitName(key),
    title: key,
    value: textOf(value),
  }));
  return (
    <Panel title={t('traits')}>
      <KeyValues facts={facts} />
      {traits.length > SHOWN_AT_FIRST && (
        <Button look="quiet" size="s" onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('allTraits', { count: traits.length })}
        </Button>
      )}
    </Panel>
  );
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
