import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queueApi } from '../../../server/features/quality/sampling/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import {
  Badge,
  Button,
  EmptyState,
  IconButton,
  ListRow,
  Panel,
  TextLink,
  toast,
  toastProblem,
  useShortcut,
  useUrlFilters,
} from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import { ConversationName } from './conversation-name.tsx';
import { Loaded } from './loaded.tsx';
import styles from './quality.module.css';
import { type Queue, queueQuery, rulesQuery, type Sample, useFreshQuality } from './queries.ts';
import { SkipDialog } from './skip-dialog.tsx';
import { Total } from './total.tsx';

/** A day at noon, so that it is the same day wherever it is read. */
const noon = (day: string) => `${day}T12:00:00Z`;
const shifted = (day: string, days: number) =>
  new Date(Date.parse(noon(day)) + days * 86_400_000).toISOString().slice(0, 10);

/** What was drawn for review from one week's conversations, one's own first. */
export function QueueTab() {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const url = useUrlFilters();
  const query = useQuery(queueQuery(url.one('week')));
  const { data } = query;
  const [skipping, skip] = useState<Sample | null>(null);
  const take = useTake();
  const draw = useDrawNow();
  const { id: self } = useMember();
  const next = data?.items.find(
    ({ state, reviewer }) => (state === 'waiting' || state === 'taken') && reviewer?.id === self,
  );
  useShortcut('n', () => next && take(next), {
    label: t('queue.next'),
    group: t('title'),
    when: () => next !== undefined,
  });
  return (
    <Panel
      flush
      title={
        data ? t('queue.week', { week: format.days(noon(data.week), noon(data.until)) }) : t('tab.queue')
      }
      description={t(data?.isRunning ? 'queue.aboutRunning' : 'queue.about')}
      actions={
        data && (
          <>
            <IconButton
              size="s"
              label={t('queue.before')}
              icon={<ArrowLeft size={16} />}
              onClick={() => url.set({ week: shifted(data.week, -7) })}
            />
            <IconButton
              size="s"
              label={t('queue.after')}
              icon={<ArrowRight size={16} />}
              onClick={() => url.set({ week: shifted(data.week, 7) })}
            />
            {data.isRunning && (
              <Button size="s" busy={draw.isPending} onClick={() => draw.mutate()}>
                {t('queue.drawNow')}
              </Button>
            )}
            {next && (
              <Button look="primary" size="s" onClick={() => take(next)}>
                {t('queue.next')}
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded query={query}>
        {data && data.items.length > 0 && <Progress queue={data} />}
        {data?.items.map((sample) => (
          <SampleRow
            key={sample.id}
            sample={sample}
            onTake={() => take(sample)}
            onSkip={() => skip(sample)}
          />
        ))}
        {data?.items.length === 0 && <Nothing {...data} />}
      </Loaded>
      {skipping && <SkipDialog sample={skipping} onClose={() => skip(null)} />}
    </Panel>
  );
}

/** Of the week that runs: what is drawn so far. */
function useDrawNow() {
  const { t } = useTranslation('quality');
  const refresh = useFreshQuality();
  return useMutation({
    mutationFn: () => call(queueApi.draw, {}),
    onSuccess: async ({ items }) => {
      await refresh();
      toast({ title: t('queue.drawnNow', { count: items.length }) });
    },
    onError: toastProblem,
  });
}

function useTake() {
  const navigate = useNavigate();
  return ({ id }: Sample) =>
    call(queueApi.take, { params: { id } })
      .then((review) => navigate({ to: '/service/quality/reviews/$id', params: { id: review.id } }))
      .catch(toastProblem);
}

function Nothing({ until, isRunning }: Queue) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const drawnOn = noon(shifted(until, 1));
  const isOver = Date.parse(drawnOn) <= Date.now();
  const { data: rules } = useQuery(rulesQuery);
  const hasRules = rules?.items.some(({ enabled }) => enabled);
  return (
    <EmptyState drawing="search" title={t('queue.empty')}>
      <p>
        {!hasRules && t('queue.noRules')}
        {hasRules &&
          (isOver
            ? t('queue.emptyText')
            : t(isRunning ? 'queue.notOverNow' : 'queue.notOver', { day: format.day(drawnOn) }))}
      </p>
      <TextLink to="/service/quality" search={{ tab: 'setup' }}>
        {t('queue.toRules')}
      </TextLink>
    </EmptyState>
  );
}

/** How far each reviewer is with the week. */
function Progress({ queue: { items } }: { queue: Queue }) {
  const { t } = useTranslation('quality');
  const people = [...Map.groupBy(items, ({ reviewer }) => reviewer?.name ?? t('queue.anybody'))];
  const isOver = ({ state }: Sample) => state === 'reviewed' || state === 'skipped';
  return (
    <ul className={styles.progress}>
      {people.map(([name, mine]) => {
        const over = mine.filter(isOver).length;
        return (
          <li key={name}>
            <span>{name}</span>
            <span className={styles.quiet}>{t('queue.of', { done: over, count: mine.length })}</span>
            <span className={styles.track} aria-hidden>
              <span style={{ inlineSize: `${(100 * over) / mine.length}%` }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** How it began, unless its name says so. */
const beyondName = ({ subject, preview }: Sample['conversation']) =>
  subject && subject !== preview ? preview : undefined;

interface SampleRowProps {
  sample: Sample;
  onTake: () => void;
  onSkip: () => void;
}

function SampleRow({ sample, onTake, onSkip }: SampleRowProps) {
  const { t } = useTranslation('quality');
  const { conversation, member, reviewer, reason, state, skippedBecause, review } = sample;
  const { id: self } = useMember();
  const refresh = useFreshQuality();
  const unskip = () =>
    call(queueApi.unskip, { params: { id: sample.id } })
      .then(async () => {
        await refresh();
        toast({ title: t('queue.waitsAgain') });
      })
      .catch(toastProblem);
  return (
    <ListRow
      facts={
        <>
          <ConversationName conversation={conversation} />
          <strong>{member.name}</strong>
          <span className={styles.quiet}>
            {reviewer ? t('queue.for', { name: reviewer.name }) : t('queue.forAnybody')}
          </span>
          {reason !== 'random' && <Badge kind="accent">{t(`chosen.${reason}`)}</Badge>}
          {state === 'skipped' && <Badge>{t('queue.skipped')}</Badge>}
        </>
      }
      note={skippedBecause ?? beyondName(conversation)}
      trailing={
        <span className={styles.deeds}>
          {review && state === 'reviewed' && (
            <TextLink to="/service/quality/reviews/$id" params={{ id: review.id }}>
              <Total score={review.score} />
            </TextLink>
          )}
          {state === 'waiting' && (
            <Button size="s" look="quiet" onClick={onSkip}>
              {t('queue.skip')}
            </Button>
          )}
          {state === 'waiting' && member.id !== self && (
            <Button
              size="s"
              onClick={onTake}
              aria-label={t('queue.reviewOf', { number: conversation.number, name: member.name })}
            >
              {t('review.begin')}
            </Button>
          )}
          {state === 'taken' &&
            (reviewer?.id === self ? (
              <Button size="s" onClick={onTake}>
                {t('review.goOn')}
              </Button>
            ) : (
              <Badge>{t('queue.taken')}</Badge>
            ))}
          {state === 'skipped' && (
            <Button size="s" look="quiet" onClick={unskip}>
              {t('queue.unskip')}
            </Button>
          )}
        </span>
      }
    />
  );
}
