import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Button, Callout, EmptyState, Page, Select, Skeleton, useUrlFilters } from '../../../ui/index.ts';
import { LensBanner } from '../../lens/lens-banner.tsx';
import { ControlBar } from '../../narrowing/control.tsx';
import { NarrowingControl } from '../../narrowing/narrowing-control.tsx';
import { PeriodControl } from '../../narrowing/period-control.tsx';
import { QuestionProblem } from '../../narrowing/question-problem.tsx';
import { WaitingForFigures } from '../../narrowing/waiting-for-figures.tsx';
import { useMay } from '../../session/session.ts';
import { type AskedMap, useAskedMap } from '../map/asked.ts';
import { DrawDialog } from './draw-dialog.tsx';
import { Held } from './held.tsx';
import styles from './intended.module.css';
import { type HeldQuestion, heldQuery, type IntendedMap, intendedQuery } from './queries.ts';

const NEW = 'new';

/** The journey as it is meant to go, and what really happens against it. */
export default function IntendedPage() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const mayDraw = useMay()('journeys.write');
  const maps = useQuery(intendedQuery);
  const asked = useAskedMap();
  const items = maps.data?.items;
  const shown = items?.find(({ id }) => id === url.one('map')) ?? items?.[0];
  const drawing = url.one('draw');
  return (
    <Page
      title={t('intended.title')}
      description={t('intended.text')}
      crumbs={[{ label: t('title'), to: '/journey' }]}
      actions={mayDraw && shown && <Deeds map={shown} />}
      width="wide"
    >
      <LensBanner />
      {maps.error && (
        <Callout problem={maps.error} action={<Button onClick={() => maps.refetch()}>{t('again')}</Button>} />
      )}
      {!maps.error && !items && (
        <WaitingForFigures what={t('reading')}>
          <Skeleton height={480} />
        </WaitingForFigures>
      )}
      {items?.length === 0 && <NoneYet />}
      {items && shown && asked && <Answer maps={items} map={shown} asked={asked} />}
      {mayDraw && drawing && items && (
        <DrawDialog
          key={drawing}
          map={drawing === NEW ? undefined : items.find(({ id }) => id === drawing)}
          onClose={() => url.clear('draw')}
        />
      )}
    </Page>
  );
}

function Deeds({ map }: { map: IntendedMap }) {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  return (
    <>
      <Button icon={<Plus size={16} />} onClick={() => url.set({ draw: NEW })}>
        {t('intended.another')}
      </Button>
      <Button icon={<Pencil size={16} />} onClick={() => url.set({ draw: map.id })}>
        {t('intended.redraw')}
      </Button>
    </>
  );
}

function NoneYet() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const mayDraw = useMay()('journeys.write');
  return (
    <EmptyState
      title={t('intended.none')}
      action={
        mayDraw && (
          <Button look="primary" icon={<Plus size={16} />} onClick={() => url.set({ draw: NEW })}>
            {t('intended.draw')}
          </Button>
        )
      }
    >
      {t('intended.noneText')}
    </EmptyState>
  );
}

function Answer({ maps, map, asked }: { maps: IntendedMap[]; map: IntendedMap; asked: AskedMap }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const url = useUrlFilters();
  const question = questionOf(asked);
  const { data: held, error, refetch, isPlaceholderData } = useQuery(heldQuery(map.id, question));
  return (
    <>
      <ControlBar>
        {maps.length > 1 && (
          <Select
            className={styles.choice}
            aria-label={t('intended.which')}
            value={map.id}
            options={maps.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => url.set({ map: id })}
          />
        )}
        <PeriodControl period={asked.period} />
        <NarrowingControl />
      </ControlBar>
      {error ? (
        <QuestionProblem error={error} onAgain={() => refetch()} />
      ) : !held ? (
        <WaitingForFigures what={t('reading')}>
          <Skeleton height={480} />
        </WaitingForFigures>
      ) : (
        <div className={isPlaceholderData ? styles.old : undefined} aria-busy={isPlaceholderData}>
          <h2 className={styles.name}>{held.map.name}</h2>
          <p className={styles.facts}>
            {t('intended.passages', { count: held.passages, shown: format.number(held.passages) })} ·{' '}
            {t('customersShown', { count: held.customers, shown: format.number(held.customers) })}
          </p>
          <Held held={held} question={question} />
        </div>
      )}
    </>
  );
}

/** Time and narrowing alone: a drawn map has no comparison and no version. */
function questionOf({ question }: AskedMap): HeldQuestion {
  const { from, to, segment, channel, device, department, product, account, campaign } = question;
  const all = { from, to, segment, channel, device, department, product, account, campaign };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
