/** The list's filters as they stand in the URL, as controls, and as the server takes them. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CUSTOMER_SORTS, type CustomerSort } from '../../../server/features/customers/shapes-contract.ts';
import { useFormat } from '../../format.ts';
import type { Filter, UrlFilters } from '../../ui/index.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { useSettled } from '../../ui/settled.ts';
import {
  accountQuery,
  accountsQuery,
  type ListFilters,
  ownersQuery,
  sourcesQuery,
  tagsQuery,
} from './queries.ts';

const SEEN_DAYS = { '7d': 7, '30d': 30, '90d': 90 } as const;
const DAY_MS = 86_400_000;
const A_UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const TYPING_PAUSE_MS = 200;

/** What the URL asks for, in the server's words. What it cannot mean is left out. */
export function useListFilters({ one }: UrlFilters): ListFilters {
  const [search, tag, owner, orders, rating, seen, source, account, sort] = [
    ...['search', 'tag', 'owner', 'orders', 'rating', 'seen', 'source', 'account', 'sort'].map(one),
  ];
  return useMemo(
    () => ({
      ...(search ? { search } : {}),
      ...(tag ? { tag } : {}),
      ...(owner ? { owner } : {}),
      ...(orders === 'yes' || orders === 'no' ? { hasOrders: String(orders === 'yes') } : {}),
      ...(rating && Number(rating) >= 1 && Number(rating) <= 5 ? { maxScore: Number(rating) } : {}),
      ...(source ? { source } : {}),
      ...(account && A_UUID.test(account) ? { account } : {}),
      ...seenBetween(seen),
      ...sorting(sort),
    }),
    [search, tag, owner, orders, rating, seen, source, account, sort],
  );
}

/** From the beginning of a day, so that the same view asks the same question all day. */
function seenBetween(seen: string | undefined): Pick<ListFilters, 'seenFrom' | 'seenTo'> {
  const day = (days: number) => {
    const at = new Date(Date.now() - days * DAY_MS);
    at.setHours(0, 0, 0, 0);
    return at.toISOString();
  };
  if (seen === 'longer') return { seenTo: day(SEEN_DAYS['90d']) };
  const days = SEEN_DAYS[seen as keyof typeof SEEN_DAYS];
  return days ? { seenFrom: day(days) } : {};
}

function sorting(text: string | undefined): Pick<ListFilters, 'sort' | 'direction'> {
  const sort = CUSTOMER_SORTS.find((one): one is CustomerSort => one === text?.replace(/^-/, ''));
  return sort ? { sort, direction: text?.startsWith('-') ? 'desc' : 'asc' } : {};
}

/** The controls. Owners, tags, sources and accounts are those there are. */
export function useFilterControls({ one }: UrlFilters): Filter[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { data: owners } = useQuery(ownersQuery);
  const { data: tags } = useQuery(tagsQuery);
  const { data: sources } = useQuery(sourcesQuery);
  const account = useAccountFilter(one('account'));
  const filters: Filter[] = [
    {
      name: 'seen',
      label: t('filter.seen'),
      options: [
        ...Object.entries(SEEN_DAYS).map(([value, days]) => ({
          value,
          label: t('filter.lastDays', { count: days }),
        })),
        { value: 'longer', label: t('filter.longerAgo', { count: SEEN_DAYS['90d'] }) },
      ],
    },
    {
      name: 'rating',
      label: t('filter.rating'),
      options: [1, 2, 3, 4].map((score) => ({
        value: String(score),
        label: score === 1 ? t('filter.ratedOne') : t('filter.ratedUpTo', { score: format.number(score) }),
      })),
    },
    {
      name: 'orders',
      label: t('filter.orders'),
      options: [
        { value: 'yes', label: t('filter.withOrders') },
        { value: 'no', label: t('filter.withoutOrders') },
      ],
    },
    {
      name: 'owner',
      label: t('owner'),
      options: [
        { value: 'none', label: t('filter.nobody') },
        ...(owners?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: 'tag',
      label: t('tag'),
      options: (tags?.items ?? []).map(({ tag, customers }) => ({
        value: tag,
        label: `${tag} (${format.number(customers)})`,
      })),
    },
    {
      name: 'source',
      label: t('column.source'),
      options: (sources?.items ?? []).map((source) => ({ value: source, label: source })),
    },
    ...account,
  ];
  return filters.filter(({ options, onSearch }) => onSearch || options.length > 0);
}

/** How the list is sorted, on a phone: there its columns have no heads to sort by. */
export function useOrderControl(): Filter | undefined {
  const { t } = useTranslation('customers');
  if (!useNarrow()) return undefined;
  return {
    name: 'sort',
    label: t('filter.order'),
    options: CUSTOMER_SORTS.map((sort) => ({
      value: sort === 'name' || sort === 'rating' ? sort : `-${sort}`,
      label: t(`column.${sort}`),
    })),
  };
}

/** Found by typing: there may be thousands. None where there are no accounts. */
function useAccountFilter(id: string | undefined): Filter[] {
  const { t } = useTranslation('customers');
  const [text, setText] = useState('');
  const search = useSettled(text, TYPING_PAUSE_MS);
  const { data: some } = useQuery(accountsQuery(''));
  const { data: found } = useQuery(accountsQuery(search));
  const { data: chosen } = useQuery(accountQuery(id && A_UUID.test(id) ? id : undefined));
  if (!some?.items.length) return [];
  const items = [...(search ? [] : (chosen?.items ?? [])), ...(found?.items ?? [])];
  const different = new Map(items.map((account) => [account.id, account]));
  const options = [...different.values()].map(({ id, name, externalId }) => ({
    ...{ value: id, label: name ?? externalId, hint: name ? externalId : undefined },
  }));
  return [{ name: 'account', label: t('column.account'), options, onSearch: setText }];
}

/** Names in the URL that narrow the list. */
export const FILTER_NAMES = ['search', 'seen', 'rating', 'orders', 'owner', 'tag', 'source', 'account'];
