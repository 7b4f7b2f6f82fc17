import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { routingApi } from '../../../server/features/assignment/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, TextLink } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import styles from './assignment.module.css';

type Match = z.input<typeof routingApi.tryOut.body & object>['match'];

const OF_THE_LAST = 100;
const SHOWN = 5;

/** Which of the last conversations the rule fits as it is written now; nothing is changed. */
export function TryOut({ match }: { match: Match }) {
  const { t } = useTranslation('assignment');
  const nameOf = useCustomerName();
  const trying = useMutation({
    mutationFn: () => call(routingApi.tryOut, { body: { match, last: OF_THE_LAST } }),
  });
  const { data } = trying;
  return (
    <div className={styles.tried}>
      <Button size="s" busy={trying.isPending} onClick={() => trying.mutate()}>
        {t('try.do')}
      </Button>
      <Callout problem={trying.error} />
      {data && (
        <p className={styles.result} role="status">
          {data.looked === 0
            ? t('try.nothing')
            : t('try.found', { count: data.items.length, looked: data.looked })}
        </p>
      )}
      {data && data.items.length > 0 && (
        <ul>
          {data.items.slice(0, SHOWN).map((one) => (
            <li key={one.id}>
              <TextLink to="/inbox/$id" params={{ id: one.id }} target="_blank">
                {nameOf(one.customer)} #{one.number}
              </TextLink>
              <span className={styles.voice}>{one.subject || one.preview}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
