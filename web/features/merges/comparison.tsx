import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Callout, SkeletonText, TextLink } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import type { Customer } from '../customers/queries.ts';
import styles from './comparison.module.css';
import { type MergePreview, previewQuery } from './queries.ts';

interface ComparisonProps {
  winnerId: string;
  loserId: string;
  /** Offers to let the other one stay. */
  onSwap?: () => void;
}

/** Two customers side by side, and the one person they would be. */
export function Comparison({ winnerId, loserId, onSwap }: ComparisonProps) {
  const { t } = useTranslation('merges');
  const { data, error } = useQuery(previewQuery(winnerId, loserId));
  if (error) return <Callout problem={error} />;
  if (!data) return <SkeletonText lines={8} />;
  return (
    <div className={styles.comparison}>
      <Sides preview={data} />
      {onSwap && (
        <Button size="s" look="quiet" icon={<ArrowLeftRight size={16} />} onClick={onSwap}>
          {t('swap')}
        </Button>
      )}
    </div>
  );
}

function Sides({ preview }: { preview: MergePreview }) {
  const { t } = useTranslation('merges');
  const nameOf = useCustomerName();
  const rows = useRows();
  const sides = [preview.winner, preview.loser, preview.result];
  return (
    <table className={styles.sides}>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <small>{t('stays')}</small>
            <TextLink to="/customers/$id" params={{ id: preview.winner.id }} quiet>
              {nameOf(preview.winner)}
            </TextLink>
          </th>
          <th scope="col">
            <small>{t('joins')}</small>
            <TextLink to="/customers/$id" params={{ id: preview.loser.id }} quiet>
              {nameOf(preview.loser)}
            </TextLink>
          </th>
          <th scope="col" className={styles.result}>
            <small>{t('result')}</small>
            {nameOf(preview.result)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, show }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {sides.map((side, index) => (
              <td key={index === 2 ? 'result' : side.id} className={index === 2 ? styles.result : undefined}>
                {show(side) || <span aria-hidden="true">–</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useRows(): { label: string; show: (customer: Customer) => ReactNode }[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const date = (at: string | null) => at && format.date(at);
  return [
    { label: t('column.email'), show: ({ email }) => email },
    { label: t('column.phone'), show: ({ phone }) => phone },
    { label: t('column.orders'), show: ({ orders }) => orders.count > 0 && format.number(orders.count) },
    {
      label: t('column.revenue'),
      show: ({ orders }) =>
        orders.value.map(({ minor, currency }) => format.money(minor, currency)).join(', '),
    },
    { label: t('column.firstSeen'), show: ({ firstSeenAt }) => date(firstSeenAt) },
    { label: t('column.lastSeen'), show: ({ lastSeenAt }) => date(lastSeenAt) },
    { label: t('column.tags'), show: ({ tags }) => tags.join(', ') },
    {
      label: t('tab.identities'),
      show: ({ identities }) => (
        <ul className={styles.keys}>
          {identities.map(({ kind, source, value }) => (
            <li key={`${kind} ${source} ${value}`}>
              <small>{source || t(`identity.${kind}`)}</small> {value}
            </li>
          ))}
        </ul>
      ),
    },
  ];
}
