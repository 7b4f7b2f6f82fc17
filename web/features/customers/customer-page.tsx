import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { GitMerge, MoreHorizontal, Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { useNews } from '../../live.ts';
import { isNowhere } from '../../problems.ts';
import {
  Avatar,
  Button,
  Callout,
  IconButton,
  Menu,
  MenuItem,
  Nowhere,
  Page,
  Skeleton,
  SkeletonRows,
  Tabs,
  Time,
  useUrlFilters,
} from '../../ui/index.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { MergeDialog } from '../merges/merge-dialog.tsx';
import { SuggestionBanner } from '../merges/suggestion-banner.tsx';
import { useMay } from '../session/session.ts';
import { About } from './about.tsx';
import styles from './customer-page.module.css';
import { EditDialog } from './edit-dialog.tsx';
import { Figures } from './figures.tsx';
import { IdentitiesTab } from './identities-tab.tsx';
import { Joined } from './joined.tsx';
import { fullIdOf, useCustomerName } from './names.ts';
import { OrdersTab } from './orders-tab.tsx';
import { type Customer, customerQuery, refreshCustomer } from './queries.ts';
import { ResponsesTab } from './responses-tab.tsx';
import { Timeline } from './timeline/timeline.tsx';

/** One customer: who they are, and everything that happened to them. */
export default function CustomerPage() {
  const { t } = useTranslation('customers');
  const { id } = useParams({ from: '/member/customers/$id' });
  const { data: customer, error, refetch } = useQuery(customerQuery(id));
  useRootAddress(id, customer);
  const crumbs = [{ label: t('title'), to: '/customers' as const }];
  if (error) {
    return (
      <Page title={t('customer')} crumbs={crumbs}>
        {isNowhere(error) ? (
          <Nowhere list="/customers" />
        ) : (
          <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />
        )}
      </Page>
    );
  }
  if (!customer) {
    return (
      <Page title={t('customer')} heading={<Skeleton width={260} />} crumbs={crumbs}>
        <Skeleton height={72} />
        <SkeletonRows rows={8} />
      </Page>
    );
  }
  return <Person key={customer.id} customer={customer} />;
}

/** A merged customer lives at the root's address. */
function useRootAddress(id: string, customer: Customer | undefined) {
  const navigate = useNavigate();
  const client = useQueryClient();
  useEffect(() => {
    if (!customer?.mergedFrom || customer.id === id) return;
    client.setQueryData(customerQuery(customer.id).queryKey, customer);
    void navigate({
      to: '/customers/$id',
      params: { id: customer.id },
      search: (before) => before,
      replace: true,
    });
  }, [client, customer, id, navigate]);
}

function Person({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const narrow = useNarrow();
  const nameOf = useCustomerName();
  const name = nameOf(customer);
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState(false);
  usePortraitNews(customer);
  return (
    <Page
      title={name}
      crumbs={[{ label: t('title'), to: '/customers' }]}
      heading={
        <span className={styles.heading} title={fullIdOf(customer)}>
          <Avatar name={name} size="l" />
          {name}
        </span>
      }
      facts={<Seen customer={customer} />}
      actions={<Deeds onEdit={() => setEditing(true)} onMerge={() => setMerging(true)} />}
    >
      {customer.mergedFrom && <Callout>{t('mergedFrom')}</Callout>}
      <Joined customer={customer} />
      {customer.openSuggestions > 0 && <SuggestionBanner customerId={customer.id} />}
      <Figures customer={customer} />
      <div className={styles.columns}>
        <Parts customer={customer} onMerge={() => setMerging(true)} />
        {!narrow && (
          <aside className={styles.side} aria-label={t('about')}>
            <About customer={customer} />
          </aside>
        )}
      </div>
      <EditDialog customer={customer} open={editing} onOpenChange={setEditing} />
      <MergeDialog customer={customer} open={merging} onOpenChange={setMerging} />
    </Page>
  );
}

const NEWS_PAUSE_MS = 400;

/** Others' deeds and new touchpoints change the portrait too. */
function usePortraitNews({ id, members }: Customer) {
  const client = useQueryClient();
  useNews(
    members.map((member) => `customer:${member.id}`),
    () => void refreshCustomer(client, id),
    NEWS_PAUSE_MS,
  );
}

function Seen({ customer: { firstSeenAt, lastSeenAt } }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  if (!firstSeenAt || !lastSeenAt) return t('neverSeen');
  return (
    <>
      {t('firstSeen', { date: format.date(firstSeenAt) })} · {t('lastSeen')} <Time at={lastSeenAt} />
    </>
  );
}

function Deeds({ onEdit, onMerge }: { onEdit: () => void; onMerge: () => void }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  return (
    <>
      {may('customers.write') && (
        <Button icon={<Pencil size={16} />} onClick={onEdit}>
          {t('edit.open')}
        </Button>
      )}
      {may('customers.merge') && (
        <Menu trigger={<IconButton look="secondary" label={t('more')} icon={<MoreHorizontal size={18} />} />}>
          <MenuItem icon={<GitMerge size={16} />} onClick={onMerge}>
            {t('merge.open')}
          </MenuItem>
        </Menu>
      )}
    </>
  );
}

const PARTS = ['story', 'orders', 'responses', 'identities', 'about'] as const;
type Part = (typeof PARTS)[number];

function Parts({ customer, onMerge }: { customer: Customer; onMerge: () => void }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const narrow = useNarrow();
  const url = useUrlFilters();
  const asked = PARTS.find((part) => part === url.one('tab')) ?? 'story';
  const memberIds = customer.members.map(({ id }) => id);
  const tabs = [
    {
      value: 'story' as const,
      label: t('tab.story'),
      content: <Timeline customerId={customer.id} memberIds={memberIds} />,
    },
    {
      value: 'orders' as const,
      label: t('tab.orders'),
      count: format.number(customer.orders.count),
      content: <OrdersTab customerId={customer.id} />,
    },
    {
      value: 'responses' as const,
      label: t('tab.responses'),
      count: format.number(customer.responsesCount),
      content: <ResponsesTab customerId={customer.id} />,
    },
    {
      value: 'identities' as const,
      label: t('tab.identities'),
      content: <IdentitiesTab customer={customer} onMerge={onMerge} />,
    },
    ...(narrow
      ? [{ value: 'about' as const, label: t('about'), content: <About customer={customer} /> }]
      : []),
  ];
  return (
    <Tabs<Part>
      label={t('parts')}
      tabs={tabs}
      value={tabs.some(({ value }) => value === asked) ? asked : 'story'}
      onChange={(tab) => url.set({ tab: tab === 'story' ? undefined : tab })}
    />
  );
}
