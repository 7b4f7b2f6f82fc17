import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import {
  Avatar,
  Badge,
  Button,
  Callout,
  Drawer,
  ListRow,
  SearchInput,
  SkeletonRows,
} from '../../ui/index.ts';
import { useSettled } from '../../ui/settled.ts';
import { useCustomerName } from '../customers/names.ts';
import type { CustomerRow } from '../customers/queries.ts';
import { findQuery, listsOfQuery } from './queries.ts';
import styles from './segments.module.css';

const TYPING_PAUSE_MS = 200;

/** Finding customers and putting them on a list, one after the other. */
export function AddPeople({ segmentId, onClose }: { segmentId: string; onClose: () => void }) {
  const { t } = useTranslation('segments');
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), TYPING_PAUSE_MS);
  const { data, error } = useQuery(findQuery(search));
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('list.add')}
      description={t('list.addText')}
    >
      <SearchInput value={typed} onChange={setTyped} placeholder={t('list.addText')} />
      {error && <Callout problem={error} />}
      {!data && !error && <SkeletonRows rows={6} />}
      {data?.items.length === 0 && <p aria-live="polite">{t('list.nobodyFound', { typed: search })}</p>}
      <ul className={styles.found} aria-label={t('list.found')}>
        {data?.items.map((customer) => (
          <li key={customer.id}>
            <Found customer={customer} segmentId={segmentId} />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function Found({ customer, segmentId }: { customer: CustomerRow; segmentId: string }) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const name = useCustomerName()(customer);
  const { data: lists } = useQuery(listsOfQuery(customer.id));
  const add = useMutation({
    mutationFn: () =>
      call(segmentsApi.addMembers, { params: { id: segmentId }, body: { customerIds: [customer.id] } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['segments'] }),
  });
  const isOn = add.isSuccess || lists?.items.some(({ id }) => id === segmentId);
  return (
    <>
      <ListRow
        leading={<Avatar name={name} size="s" />}
        facts={name}
        note={customer.email && customer.email !== name ? customer.email : undefined}
        trailing={
          isOn ? (
            <Badge kind="accent" icon={<Check size={13} aria-hidden />}>
              {t('list.added')}
            </Badge>
          ) : (
            <Button
              size="s"
              busy={add.isPending}
              aria-label={t('list.addOne', { name })}
              onClick={() => add.mutate()}
            >
              {t('list.addDo')}
            </Button>
          )
        }
      />
      {add.error && <Callout problem={add.error} />}
    </>
  );
}
