import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { mergesApi } from '../../../server/features/customers/merges-contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Combobox, Dialog, Field, toast, toastProblem } from '../../ui/index.ts';
import { useSettled } from '../../ui/settled.ts';
import { useCustomerName } from '../customers/names.ts';
import type { Customer } from '../customers/queries.ts';
import { Comparison } from './comparison.tsx';

interface MergeDialogProps {
  /** The customer who stays. */
  customer: Customer;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Picks another customer, shows both and what would become of them, and merges. */
export function MergeDialog({ customer, open, onOpenChange }: MergeDialogProps) {
  const { t } = useTranslation('merges');
  const client = useQueryClient();
  const [other, setOther] = useState<string | null>(null);
  const renew = () => client.invalidateQueries({ queryKey: ['customer'] });
  const undo = useMutation({
    mutationFn: (mergeId: string) =>
      call(mergesApi.unmerge, { params: { id: customer.id }, body: { mergeId } }),
    onSuccess: renew,
    onError: toastProblem,
  });
  const merge = useMutation({
    mutationFn: (loserId: string) =>
      call(mergesApi.merge, { params: { id: customer.id }, body: { other: loserId } }),
    onSuccess: async ({ mergeId }) => {
      await renew();
      close();
      toast({ title: t('merged'), undo: () => undo.mutate(mergeId) });
    },
  });

  function close() {
    setOther(null);
    merge.reset();
    onOpenChange(false);
  }

  return (
    <Dialog
      open={open}
      picks
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={t('dialog.title')}
      description={t('dialog.text')}
      size="l"
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            look="primary"
            disabled={!other}
            busy={merge.isPending}
            onClick={() => other && merge.mutate(other)}
          >
            {t('merge')}
          </Button>
        </>
      }
    >
      <Field label={t('dialog.other')}>
        <OtherCustomer customer={customer} value={other} onChange={setOther} />
      </Field>
      {merge.error && <Callout problem={merge.error} />}
      {other && <Comparison winnerId={customer.id} loserId={other} />}
    </Dialog>
  );
}

const MOST_FOUND = 12;
const TYPING_PAUSE_MS = 150;

interface OtherCustomerProps {
  customer: Customer;
  value: string | null;
  onChange: (id: string | null) => void;
}

function OtherCustomer({ customer, value, onChange }: OtherCustomerProps) {
  const { t } = useTranslation('merges');
  const nameOf = useCustomerName();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), TYPING_PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['customers', 'pick', search],
    queryFn: ({ signal }) => call(customersApi.list, { query: { search, limit: MOST_FOUND }, signal }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  const options = (data?.items ?? [])
    .filter(({ id }) => id !== customer.id)
    .map((one) => ({
      value: one.id,
      label: nameOf(one),
      hint: [one.email, one.phone].filter((text) => text && text !== nameOf(one)).join(' · '),
    }));
  return (
    <Combobox
      options={options}
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      placeholder={t('dialog.search')}
    />
  );
}
