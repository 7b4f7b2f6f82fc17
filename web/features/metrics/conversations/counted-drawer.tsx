import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { reportApi } from '../../../../server/features/conversations/report/contract.ts';
import type { MetricId } from '../../../../server/features/metrics/shapes-contract.ts';
import { address, call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import {
  Button,
  ButtonAnchor,
  Callout,
  Drawer,
  ListRow,
  ListRowLink,
  LoadMore,
  SkeletonRows,
  Time,
  Waiting,
} from '../../../ui/index.ts';
import { useCustomerName } from '../../customers/names.ts';
import people from '../../people/people.module.css';
import { useFigureText } from '../figure-text.ts';
import type { MetricFigure, PeopleQuestion } from '../queries.ts';

type Page = z.output<typeof reportApi.counted.answer & object>;

interface CountedProps {
  figure: MetricFigure;
  question: PeopleQuestion;
  onClose: () => void;
  title: string;
  /** Above the conversations: which of them. */
  children?: ReactNode;
}

/** The conversations a figure was counted in, beside what shows it. */
export function CountedDrawer({ figure, question, onClose, title, children }: CountedProps) {
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title={title}>
      {children}
      <div className={people.people}>
        <Counted key={JSON.stringify(question)} figure={figure} question={question} />
      </div>
    </Drawer>
  );
}

const PAGE = 50;
const FRESH_MS = 60_000;

function Counted({ figure, question }: Pick<CountedProps, 'figure' | 'question'>) {
  const { t } = useTranslation('metrics');
  const again = useTranslation('people').t('again');
  const slow = useTranslation('narrowing').t('slow');
  const { data, error, ...query } = useCounted(figure.id, question);
  const [first] = data?.pages ?? [];
  if (error)
    return <Callout problem={error} action={<Button onClick={() => query.refetch()}>{again}</Button>} />;
  if (!first)
    return (
      <Waiting what={t('behind.reading')} tip={slow}>
        <SkeletonRows rows={8} />
      </Waiting>
    );
  return (
    <>
      <Count page={first} />
      {first.total > 0 && (
        <div className={people.deeds}>
          <ButtonAnchor
            size="s"
            icon={<Download size={16} />}
            href={address(reportApi.countedCsv, { params: { id: figure.id }, query: question })}
            download
          >
            {t('behind.csv')}
          </ButtonAnchor>
        </div>
      )}
      <ul className={people.list}>
        {data?.pages.flatMap(({ items }) =>
          items.map((one) => (
            <li key={one.id}>
              <Row counted={one} figure={figure} />
            </li>
          )),
        )}
      </ul>
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
    </>
  );
}

function useCounted(id: MetricId, question: PeopleQuestion) {
  return useInfiniteQuery({
    queryKey: ['metrics', 'conversations', id, question],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(reportApi.counted, { params: { id }, query: { ...question, cursor, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: FRESH_MS,
    retry: false,
  });
}

/** How many, and how often they were counted where that is another number: the figure's. */
function Count({ page: { total, observations } }: { page: Page }) {
  const { t } = useTranslation('metrics');
  const counted = useTranslation('people').t;
  const format = useFormat();
  return (
    <p className={people.count}>
      {[
        t('behind.count', { count: total, shown: format.number(total) }),
        observations !== total &&
          counted('observations', { count: observations, shown: format.number(observations) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

function Row({ counted, figure }: { counted: Page['items'][number]; figure: MetricFigure }) {
  const { t } = useTranslation('metrics');
  const times = useTranslation('people').t;
  const format = useFormat();
  const text = useFigureText(figure.unit, figure.currency);
  const name = useCustomerName()(counted.customer);
  const { id, number, subject, preview, observations, value, lastAt } = counted;
  const parts = {
    facts: (
      <span className={people.who}>
        {number === null ? `${name} · ${t('behind.gone')}` : `${name} #${number}`}
      </span>
    ),
    note: (
      <span className={people.who}>
        {[
          figure.unit === 'seconds' && value !== null && text.value(value),
          observations > 1 && times('times', { count: observations, shown: format.number(observations) }),
          subject || preview,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    ),
    trailing: <Time at={lastAt} />,
  };
  return number === null ? (
    <ListRow {...parts} />
  ) : (
    <ListRowLink to="/inbox/$id" params={{ id }} {...parts} />
  );
}
