import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { promisesApi } from '../../../../server/features/conversations/promises/contract.ts';
import { call } from '../../../api.ts';
import { Button, Callout, SkeletonText } from '../../../ui/index.ts';
import { Owed } from './owed-promise.tsx';
import styles from './promises.module.css';

const MOST_SHOWN = 20;

/** What we owe a person, in whichever conversation it was promised. */
export function OwedTo({ customerId, conversationId }: { customerId: string; conversationId: string }) {
  const { t } = useTranslation('conversations');
  const { data, error, refetch } = useQuery({
    queryKey: ['conversations', 'promises', customerId],
    queryFn: ({ signal }) =>
      call(promisesApi.list, { query: { customer: customerId, limit: MOST_SHOWN }, signal }),
  });
  if (error)
    return <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />;
  if (!data) return <SkeletonText lines={1} />;
  if (!data.items.length) return <p className={styles.none}>{t('promise.none')}</p>;
  return data.items.map((promise) => (
    <Owed
      key={promise.id}
      promise={promise}
      conversationId={promise.conversation.id}
      elsewhere={promise.conversation.id === conversationId ? undefined : promise.conversation}
    />
  ));
}
