import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DELIVERY_STATES, webhooksApi } from '../../../server/features/webhooks/contract.ts';
import { call } from '../../api.ts';
import {
  Button,
  Callout,
  Drawer,
  EmptyState,
  LoadMore,
  Menu,
  MenuItem,
  Select,
  SkeletonRows,
  toast,
  toastProblem,
  useUrlFilters,
} from '../../ui/index.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { type Delivery, deliveriesQuery, type Endpoint, WEBHOOKS_KEY } from './queries.ts';
import styles from './webhooks.module.css';

interface DeliveriesDrawerProps {
  endpoint: Endpoint;
  onClose: () => void;
}

const ALL = 'all';
const isState = (value: string | undefined): value is Delivery['state'] =>
  DELIVERY_STATES.some((state) => state === value);

/** What was sent to an endpoint, and what became of it. */
export function DeliveriesDrawer({ endpoint, onClose }: DeliveriesDrawerProps) {
  const { t } = useTranslation('webhooks');
  const url = useUrlFilters();
  const told = url.one('state');
  const state = isState(told) ? told : undefined;
  const query = useInfiniteQuery(deliveriesQuery(endpoint.id, state));
  const deliveries = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deliveries')}
      description={endpoint.url}
    >
      <div className={styles.tools}>
        <div className={styles.state}>
          <Select
            aria-label={t('state')}
            value={state ?? ALL}
            options={[
              { value: ALL, label: t('states.all') },
              ...DELIVERY_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
            ]}
            onChange={(value) => (value === ALL ? url.clear('state') : url.set({ state: value }))}
          />
        </div>
        {endpoint.enabled && <Tools endpoint={endpoint} />}
      </div>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && !deliveries && <SkeletonRows rows={6} />}
      {deliveries?.length === 0 && (
        <EmptyState title={t('nothing')}>{state ? undefined : t('nothingText')}</EmptyState>
      )}
      <div className={styles.list}>
        {deliveries?.map((delivery) => (
          <DeliveryRow key={delivery.id} endpoint={endpoint} delivery={delivery} />
        ))}
      </div>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </Drawer>
  );
}

const HOUR_MS = 3_600_000;
const SINCE_HOURS = [1, 24, 168, 720] as const;

function Tools({ endpoint: { id, failed } }: { endpoint: Endpoint }) {
  const { t } = useTranslation('webhooks');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: WEBHOOKS_KEY });
  const test = useMutation({
    mutationFn: () => call(webhooksApi.test, { params: { id } }),
    onSuccess: refresh,
    onError: toastProblem,
  });
  const replay = useMutation({
    mutationFn: (hours: number) =>
      call(webhooksApi.replayFailed, {
        params: { id },
        body: { since: new Date(Date.now() - hours * HOUR_MS).toISOString() },
      }),
    onSuccess: async ({ replayed }) => {
      await refresh();
      toast({ title: t('replayed', { count: replayed }) });
    },
    onError: toastProblem,
  });
  return (
    <>
      <Button icon={<Send size={16} />} busy={test.isPending} onClick={() => test.mutate()}>
        {t('test')}
      </Button>
      {failed > 0 && (
        <Menu
          trigger={
            <Button icon={<RotateCcw size={16} />} busy={replay.isPending}>
              {t('replayFailed')}
            </Button>
          }
        >
          {SINCE_HOURS.map((hours) => (
            <MenuItem key={hours} onClick={() => replay.mutate(hours)}>
              {t(`since.h${hours}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}
