import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { call } from '../../api.ts';
import { Select, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { type Customer, ownersQuery, refreshCustomer } from './queries.ts';

const NOBODY = 'nobody';

/** Who looks after the customer; to be changed in place. */
export function Owner({ customer: { id, owner } }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  const client = useQueryClient();
  const { data } = useQuery(ownersQuery);
  const assign = useMutation({
    mutationFn: (ownerId: string | null) => call(customersApi.edit, { params: { id }, body: { ownerId } }),
    onSuccess: () => refreshCustomer(client, id),
    onError: toastProblem,
  });
  if (!may('customers.write')) return owner?.name ?? t('nobody');
  const owners = data?.items ?? (owner ? [owner] : []);
  return (
    <Select
      aria-label={t('owner')}
      value={assign.isPending ? (assign.variables ?? NOBODY) : (owner?.id ?? NOBODY)}
      options={[
        { value: NOBODY, label: t('nobody') },
        ...owners.map(({ id: value, name }) => ({ value, label: name })),
      ]}
      onChange={(value) => assign.mutate(value === NOBODY ? null : value)}
    />
  );
}
