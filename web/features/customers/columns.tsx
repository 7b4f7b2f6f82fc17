import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Avatar, type Column, EmotionMark, ratingSentiment, Tag, TextLink, Time } from '../../ui/index.ts';
import styles from './columns.module.css';
import { fullIdOf, useCustomerName } from './names.ts';
import type { CustomerRow } from './queries.ts';

/** Room for the longest a date gets in any of our languages, “15 de out. de 2018”. */
const DATE_WIDTH = 160;

/** The columns of the list; on a phone a row is a {@link CustomerLine} instead. */
export function useCustomerColumns(): Column<CustomerRow>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const nameOf = useCustomerName();
  return useMemo(() => {
    const who: Column<CustomerRow> = {
      id: 'name',
      header: t('column.name'),
      sortable: true,
      fixed: true,
      width: 220,
      grow: 2,
      cell: (customer) => <Who customer={customer} name={nameOf(customer)} />,
    };
    const seen: Column<CustomerRow> = {
      id: 'lastSeen',
      header: t('column.lastSeen'),
      sortable: true,
      width: DATE_WIDTH,
      cell: ({ lastSeenAt }) => (lastSeenAt ? <Time at={lastSeenAt} /> : <None />),
    };
    const all: Column<CustomerRow>[] = [
      who,
      {
        id: 'email',
        header: t('column.email'),
        width: 190,
        grow: 2,
        cell: ({ email }) => email ?? <None />,
      },
      seen,
      {
        id: 'orders',
        header: t('column.orders'),
        sortable: true,
        align: 'end',
        width: 100,
        grow: 0,
        cell: ({ orders }) => (orders ? format.number(orders) : <None />),
      },
      {
        id: 'revenue',
        header: t('column.revenue'),
        sortable: true,
        align: 'end',
        width: 140,
        cell: ({ revenueMinor }) => (revenueMinor ? format.money(revenueMinor) : <None />),
      },
      {
        id: 'rating',
        header: t('column.rating'),
        sortable: true,
        width: 140,
        cell: ({ lowestRating }) => (lowestRating === null ? <None /> : <Rating score={lowestRating} />),
      },
      {
        id: 'tags',
        header: t('column.tags'),
        width: 160,
        cell: ({ tags }) =>
          tags.length ? (
            <span className={styles.tags}>
              {tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </span>
          ) : (
            <None />
          ),
      },
      { id: 'owner', header: t('owner'), hidden: true, cell: ({ owner }) => owner?.name ?? <None /> },
      { id: 'phone', header: t('column.phone'), hidden: true, cell: ({ phone }) => phone ?? <None /> },
      {
        id: 'account',
        header: t('column.account'),
        hidden: true,
        cell: ({ account }) => account?.name ?? account?.externalId ?? <None />,
      },
      {
        id: 'firstSeen',
        header: t('column.firstSeen'),
        sortable: true,
        hidden: true,
        width: DATE_WIDTH,
        cell: ({ firstSeenAt }) => (firstSeenAt ? <Time at={firstSeenAt} /> : <None />),
      },
      { id: 'source', header: t('column.source'), hidden: true, cell: ({ source }) => source || <None /> },
    ];
    return all;
  }, [t, format, nameOf]);
}

function Who({ customer, name }: { customer: CustomerRow; name: string }) {
  return (
    <span className={styles.who}>
      <Avatar name={name} size="s" />
      <TextLink to="/customers/$id" params={{ id: customer.id }} quiet className={styles.name} tabIndex={-1}>
        <span title={fullIdOf(customer)}>{name}</span>
      </TextLink>
    </span>
  );
}

/** A rating on 1 to 5, whatever scale it was given on. */
export function Rating({ score }: { score: number }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <EmotionMark
      sentiment={ratingSentiment(score, 1, 5)}
      label={t('ratingOf', { score: format.number(score, 1), max: format.number(5) })}
    />
  );
}

function None() {
  return (
    <span className={styles.none} aria-hidden="true">
      –
    </span>
  );
}
