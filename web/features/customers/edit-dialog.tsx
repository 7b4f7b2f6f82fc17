import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Dialog, Field, FieldGroup, TextInput, toast } from '../../ui/index.ts';
import { type Customer, refreshCustomer } from './queries.ts';

interface EditDialogProps {
  customer: Customer;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Corrections by hand: name, e-mail, phone. */
export function EditDialog({ customer, open, onOpenChange }: EditDialogProps) {
  const { t } = useTranslation('customers');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('edit.title')} description={t('edit.text')}>
      {open && <EditForm customer={customer} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

const FIELDS = ['name', 'email', 'phone'] as const;

function EditForm({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const [facts, setFacts] = useState({
    name: customer.name ?? '',
    email: customer.email ?? '',
    phone: customer.phone ?? '',
  });
  const save = useMutation({
    mutationFn: () =>
      call(customersApi.edit, { params: { id: customer.id }, body: changes(customer, facts) }),
    onSuccess: async () => {
      await refreshCustomer(client, customer.id);
      toast({ title: t('edit.done') });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FieldGroup>
        {FIELDS.map((field) => (
          <Field key={field} label={t(`column.${field}`)} error={fieldError(save.error, field)}>
            <TextInput
              value={facts[field]}
              type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
              onChange={(value) => setFacts({ ...facts, [field]: value })}
            />
          </Field>
        ))}
        {save.error && !shownByFields(save.error, FIELDS) && <Callout problem={save.error} />}
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('edit.save')}
        </Button>
      </FieldGroup>
    </form>
  );
}

/** Only what was changed: an emptied field takes the fact away. */
function changes(customer: Customer, facts: Record<(typeof FIELDS)[number], string>) {
  return Object.fromEntries(
    FIELDS.filter((field) => facts[field].trim() !== (customer[field] ?? '')).map((field) => [
      field,
      facts[field].trim() || null,
    ]),
  );
}
