import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { UserPlus, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import {
  Avatar,
  Button,
  Callout,
  type Column,
  DataTable,
  EmptyState,
  IconButton,
  TextLink,
  Time,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { useCustomerColumns } from '../customers/columns.tsx';
import { useCustomerName } from '../customers/names.ts';
import type { CustomerRow } from '../customers/queries.ts';
import { type CountedSegment, segmentPeopleQuery } from './queries.ts';
import styles from './segments.module.css';

interface SegmentPeopleProps {
  segment: CountedSegment;
  /** For a list that this member may change. */
  onAdd: (() => void) | undefined;
}

/** Who is in the segment now; a list's people can be put on and taken off. */
export function SegmentPeople({ segment, onAdd }: SegmentPeopleProps) {
  const { t } = useTranslation('segments');
  const navigate = useNavigate();
  const query = useInfiniteQuery(segmentPeopleQuery(segment.id));
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items), [query.data]);
  const columns = usePeopleColumns(segment.id, Boolean(onAdd));
  if (query.error) {
    return (
      <Callout problem={query.error} action={<Button onClick={() => query.refetch()}>{t('again')}</Button>} />
    );
  }
  return (
    <DataTable<CustomerRow>
      label={t(segment.kind === 'list' ? 'list.title' : 'rule.title')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      total={query.data?.pages[0]?.total}
      onOpen={({ id }) => navigate({ to: '/customers/$id', params: { id } })}
      narrow={onAdd && ((customer) => <PersonLine segmentId={segment.id} customer={customer} />)}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onLoadMore={() => query.fetchNextPage()}
      empty={
        segment.kind === 'list' ? (
          <EmptyState title={t('list.empty')} action={onAdd && <AddButton onClick={onAdd} />}>
            {t('list.emptyText')}
          </EmptyState>
        ) : (
          <EmptyState title={t('nobody.title')}>{t('nobody.text')}</EmptyState>
        )
      }
    />
  );
}

export function AddButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('segments');
  return (
    <Button icon={<UserPlus size={16} />} onClick={onClick}>
      {t('list.add')}
    </Button>
  );
}

/** The customers' own columns; they come as the server has them, so nothing sorts. */
function usePeopleColumns(segmentId: string, isMine: boolean): Column<CustomerRow>[] {
  const { t } = useTranslation('segments');
  const columns = useCustomerColumns();
  return useMemo(() => {
    const all = columns.map((column) => ({ ...column, sortable: false }));
    if (!isMine) return all;
    const taking: Column<CustomerRow> = {
      id: 'take',
      header: t('column.deeds'),
      width: 64,
      grow: 0,
      align: 'end',
      cell: (customer) => <TakeOff segmentId={segmentId} customer={customer} />,
    };
    return [...all, taking];
  }, [columns, isMine, segmentId, t]);
}

interface OnListProps {
  segmentId: string;
  customer: CustomerRow;
}

/** Somebody on a list, on a phone. */
function PersonLine({ segmentId, customer }: OnListProps) {
  const name = useCustomerName()(customer);
  const { id, lastSeenAt } = customer;
  return (
    <span className={styles.lineFacts}>
      <Avatar name={name} size="s" />
      <span className={styles.line}>
        <TextLink to="/customers/$id" params={{ id }} quiet className={styles.name}>
          {name}
        </TextLink>
        {lastSeenAt && (
          <span className={styles.who}>
            <Time at={lastSeenAt} />
          </span>
        )}
      </span>
      <TakeOff segmentId={segmentId} customer={customer} />
    </span>
  );
}

function TakeOff({ segmentId, customer }: OnListProps) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const name = useCustomerName()(customer);
  const refresh = () => client.invalidateQueries({ queryKey: ['segments'] });
  const putBack = () =>
    call(segmentsApi.addMembers, { params: { id: segmentId }, body: { customerIds: [customer.id] } })
      .then(refresh)
      .catch(toastProblem);
  const take = useMutation({
    mutationFn: () => call(segmentsApi.removeMember, { params: { id: segmentId, customerId: customer.id } }),
    onSuccess: () => {
      toast({ title: t('list.taken', { name }), undo: () => void putBack() });
      return refresh();
    },
    onError: toastProblem,
  });
  return (
    <IconButton
      size="s"
      label={t('list.take', { name })}
      icon={<X size={16} />}
      disabled={take.isPending}
      onClick={() => take.mutate()}
    />
  );
}
