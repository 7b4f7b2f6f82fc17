import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { storyApi } from '../../../server/features/customers/story-contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Avatar,
  Button,
  Callout,
  EmotionMark,
  type Fact,
  IconButton,
  KeyValues,
  ratingSentiment,
  Skeleton,
  SkeletonText,
  TextLink,
  Time,
  Voice,
} from '../../ui/index.ts';
import { VisitorPart } from '../channels/chat/visitor-part.tsx';
import { NotedEmotions } from '../contact-log/noted-emotions.tsx';
import { useCustomerName } from '../customers/names.ts';
import { Owner } from '../customers/owner.tsx';
import { type Customer, customerQuery } from '../customers/queries.ts';
import { Tags } from '../customers/tags.tsx';
import { useSentences } from '../customers/timeline/sentences.ts';
import { useMay } from '../session/session.ts';
import { OthersOf } from './others-of.tsx';
import styles from './person.module.css';
import { NotePromiseButton } from './promises/note-promise-button.tsx';
import { OwedTo } from './promises/owed-to.tsx';
import { MarkedName } from './search-hits/marked.tsx';
import { useSearched } from './search-hits/use-hits.ts';

const LAST_TOUCHPOINTS = 8;

interface PersonPaneProps {
  customerId: string;
  /** The conversation that is open, which is not one of the others. */
  conversationId: string;
  onBegin: () => void;
}

/** The whole person beside the question: who they are, what they are worth, what happened to them. */
export function PersonPane({ customerId, conversationId, onBegin }: PersonPaneProps) {
  const { t } = useTranslation('conversations');
  const may = useMay();
  const [mayRead, mayWrite] = [may('customers.read'), may('conversations.write')];
  const { data: customer, error, refetch } = useQuery({ ...customerQuery(customerId), enabled: mayRead });
  const client = useQueryClient();
  useLive([`customer:${customerId}`], () => {
    void client.invalidateQueries({ queryKey: ['customer', customerId] });
  });
  if (!mayRead) return null;
  return (
    <div className={styles.person}>
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!customer && !error && <Waiting />}
      {customer && <Who customer={customer} />}
      <VisitorPart conversationId={conversationId} className={styles.part} titleClass={styles.partTitle} />
      <Part
        title={t('promise.owed')}
        action={<NotePromiseButton key={conversationId} conversationId={conversationId} />}
      >
        <OwedTo customerId={customerId} conversationId={conversationId} />
      </Part>
      <Part
        title={t('otherConversations')}
        action={
          mayWrite && <IconButton size="s" label={t('begin')} icon={<Plus size={16} />} onClick={onBegin} />
        }
      >
        <OthersOf customerId={customerId} except={conversationId} />
      </Part>
      <Part title={t('lately')}>
        <Lately customerId={customerId} />
      </Part>
    </div>
  );
}

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>
        {title}
        {action}
      </h3>
      {children}
    </section>
  );
}

function Who({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const name = useCustomerName()(customer);
  const searched = useSearched();
  const address = (value: string | null) =>
    value &&
    value !== name && (
      <p className={styles.quiet}>
        <MarkedName text={value} search={searched} />
      </p>
    );
  return (
    <>
      <div className={styles.who}>
        <Avatar name={name} />
        <div>
          <TextLink to="/customers/$id" params={{ id: customer.id }} className={styles.name}>
            <MarkedName text={name} search={searched} />
          </TextLink>
          {address(customer.email)}
          {address(customer.phone)}
        </div>
      </div>
      <KeyValues facts={useFacts(customer)} />
      <NotedEmotions customerId={customer.id} />
      <div className={styles.hands}>
        <div>
          <span className={styles.label}>{t('owner')}</span>
          <Owner customer={customer} />
        </div>
        <div>
          <span className={styles.label}>{t('column.tags')}</span>
          <Tags customer={customer} />
        </div>
      </div>
    </>
  );
}

function useFacts({ orders, ratings, account }: Customer): Fact[] {
  const { t } = useTranslation('customers');
  const own = useTranslation('conversations').t;
  const format = useFormat();
  const value = orders.value.map(({ minor, currency }) => format.money(minor, currency));
  const late = orders.late > 0 && t('figure.late', { count: orders.late, shown: format.number(orders.late) });
  return [
    { label: t('figure.value'), value: value.length ? value.join(' + ') : null },
    {
      label: t('figure.orders'),
      value: orders.count ? [format.number(orders.count), late].filter(Boolean).join(' · ') : null,
    },
    {
      label: own('lastRating'),
      value:
        ratings.last === null ? null : (
          <span className={styles.rating}>
            <EmotionMark sentiment={ratingSentiment(ratings.last, 1, 5)} wordHidden />
            {t('ratingOf', { score: format.number(ratings.last, 1), max: format.number(5) })}
            {ratings.lastAt && <Time at={ratings.lastAt} />}
          </span>
        ),
    },
    ...(account ? [{ label: t('column.account'), value: account.name ?? account.externalId }] : []),
  ];
}

function Lately({ customerId: id }: { customerId: string }) {
  const { t } = useTranslation('conversations');
  const sentenceOf = useSentences();
  const { data, error } = useQuery({
    queryKey: ['customer', id, 'lately'],
    queryFn: ({ signal }) =>
      call(storyApi.timeline, { params: { id }, query: { limit: LAST_TOUCHPOINTS }, signal }),
  });
  if (error) return <Callout problem={error} />;
  if (!data) return <SkeletonText lines={6} />;
  if (!data.items.length) return <p className={styles.quiet}>{t('nothingYet')}</p>;
  return (
    <ol className={styles.story}>
      {data.items.map((item) => {
        const { text, amount, voice, sentiment } = sentenceOf(item);
        return (
          <li key={item.id}>
            <span className={styles.told}>
              {sentiment !== undefined && <EmotionMark sentiment={sentiment} wordHidden />} {text}
              {amount && <span className={styles.quiet}> {amount}</span>}
            </span>
            <span className={styles.at}>
              <Time at={item.at} />
            </span>
            {voice && (
              <span className={styles.voice}>
                <Voice inline>{voice.words}</Voice>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Waiting() {
  return (
    <div className={styles.part}>
      <Skeleton width="70%" height={32} />
      <SkeletonText lines={4} />
    </div>
  );
}
