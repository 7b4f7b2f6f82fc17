import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { call } from '../../api.ts';
import { Button, Combobox, Field, FieldGroup, TextInput } from '../../ui/index.ts';
import { useSettled } from '../../ui/settled.ts';
import { type Nameable, useCustomerName } from '../customers/names.ts';

/** Whom a conversation is with: somebody known, or somebody new. */
export interface Who {
  id: string | null;
  isNew: boolean;
  email: string;
  /** Of somebody known: the number that is theirs, or that is written to. */
  phone: string;
  name: string;
  /** Somebody known, as they are called. */
  known: Known | undefined;
}

type Known = { id: string } & Nameable;

export const emptyWho = (customer: Known | undefined): Who => ({
  ...{ id: customer?.id ?? null, isNew: false, email: '' },
  ...{ phone: customer?.phone ?? '', name: '', known: customer },
});

export function isSomebody({ id, isNew, email, phone }: Who): boolean {
  return isNew ? email.trim() !== '' || phone.trim() !== '' : id !== null;
}

/** In the server's words. */
export function referenceOf({ id, isNew, email, phone, name }: Who) {
  if (!isNew) return { id: id! };
  const told = { email: email.trim(), phone: phone.trim(), name: name.trim() };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value));
}

interface WhoFieldsProps {
  /** Offered before anything is typed. */
  customer: Known | undefined;
  who: Who;
  onChange: (who: Who) => void;
  error: (field: string) => string | undefined;
}

export function WhoFields({ customer, who, onChange, error }: WhoFieldsProps) {
  const { t } = useTranslation('conversations');
  const put = (change: Partial<Who>) => onChange({ ...who, ...change });
  return (
    <>
      {who.isNew ? (
        <>
          <FieldGroup columns={2}>
            <Field label={t('new.email')} error={error('email')}>
              <TextInput type="email" value={who.email} onChange={(email) => put({ email })} />
            </Field>
            <Field label={t('new.phone')} error={error('phone')}>
              <TextInput type="tel" value={who.phone} onChange={(phone) => put({ phone })} />
            </Field>
          </FieldGroup>
          <Field label={t('new.name')} optional hint={t('new.keyHint')}>
            <TextInput maxLength={200} value={who.name} onChange={(name) => put({ name })} />
          </Field>
        </>
      ) : (
        <Field label={t('customer')} error={error('id')}>
          <KnownCustomer customer={customer} value={who.id} onChange={put} />
        </Field>
      )}
      <div>
        <Button
          size="s"
          look="quiet"
          onClick={() =>
            put({
              isNew: !who.isNew,
              id: customer?.id ?? null,
              known: customer,
              phone: who.isNew ? (customer?.phone ?? '') : '',
            })
          }
        >
          {who.isNew ? t('new.known') : t('new.unknown')}
        </Button>
      </div>
    </>
  );
}

const MOST_FOUND = 12;
const TYPING_PAUSE_MS = 150;

interface KnownCustomerProps {
  customer: Known | undefined;
  value: string | null;
  onChange: (chosen: Pick<Who, 'id' | 'phone' | 'known'>) => void;
}

function KnownCustomer({ customer, value, onChange }: KnownCustomerProps) {
  const { t } = useTranslation('conversations');
  const nameOf = useCustomerName();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(customer);
  const isChosen = chosen !== undefined && typed === nameOf(chosen);
  const search = useSettled(isChosen ? '' : typed.trim(), TYPING_PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['customers', 'pick', search],
    queryFn: ({ signal }) => call(customersApi.list, { query: { search, limit: MOST_FOUND }, signal }),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).filter(({ id }) => id !== chosen?.id);
  const known: Known[] = [...(chosen ? [chosen] : []), ...found];
  return (
    <Combobox
      options={known.map((one) => ({
        value: one.id,
        label: nameOf(one),
        hint: [one.email, one.phone].filter((text) => text && text !== nameOf(one)).join(' · '),
      }))}
      value={value}
      onChange={(id) => {
        const one = known.find((each) => each.id === id);
        setChosen(one);
        onChange({ id, phone: one?.phone ?? '', known: one });
      }}
      onSearch={setTyped}
      placeholder={t('new.find')}
    />
  );
}
