import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarClock, Pencil, Plus, RefreshCw, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarsApi } from '../../../server/features/service-levels/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Badge,
  Button,
  Callout,
  ConfirmDialog,
  IconButton,
  ListRow,
  Panel,
  SkeletonRows,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { useWorkspace } from '../session/session.ts';
import { SectionFrame } from '../settings/section-frame.tsx';
import { CalendarDialog } from './calendar-dialog.tsx';
import { type Calendar, calendarsQuery } from './queries.ts';
import styles from './settings.module.css';
import { weekInWords } from './week.ts';

type Open = { what: 'new' } | { what: 'edit' | 'remove'; calendar: Calendar } | null;

/** When somebody is there. */
export default function HoursSection() {
  const { t } = useTranslation('levels');
  const client = useQueryClient();
  const query = useQuery(calendarsQuery);
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['service-levels'] });
  useLive(['service-levels'], () => void refresh());

  async function remove({ id, name }: Calendar) {
    await call(calendarsApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('hours.removed', { name }) });
  }

  return (
    <SectionFrame
      name="hours"
      actions={
        <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
          {t('hours.new')}
        </Button>
      }
    >
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!query.data && <SkeletonRows />}
          {query.data?.items.map((calendar) => (
            <CalendarRow key={calendar.id} calendar={calendar} onOpen={setOpen} onChanged={refresh} />
          ))}
        </Panel>
      )}
      {open?.what === 'new' && <CalendarDialog calendar={null} onClose={() => setOpen(null)} />}
      {open?.what === 'edit' && <CalendarDialog calendar={open.calendar} onClose={() => setOpen(null)} />}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open?.what === 'remove' && t('hours.removeTitle', { name: open.calendar.name })}
        confirmLabel={t('hours.removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.calendar)}
      >
        {t('hours.removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}

interface CalendarRowProps {
  calendar: Calendar;
  onOpen: (open: Open) => void;
  onChanged: () => Promise<unknown>;
}

function CalendarRow({ calendar, onOpen, onChanged }: CalendarRowProps) {
  const { t } = useTranslation('levels');
  const { name, usual, feed } = calendar;
  const run = (deed: () => Promise<unknown>) => deed().then(onChanged).catch(toastProblem);
  const params = { id: calendar.id };
  return (
    <ListRow
      leading={<CalendarClock size={18} className={styles.icon} aria-hidden />}
      facts={
        <>
          <strong>{name}</strong> {usual && <Badge>{t('hours.usual')}</Badge>}
        </>
      }
      note={<CalendarFacts calendar={calendar} />}
      trailing={
        <span className={styles.deeds}>
          {feed && (
            <IconButton
              size="s"
              label={t('feed.read', { name })}
              icon={<RefreshCw size={16} />}
              onClick={() => run(() => call(calendarsApi.readFeed, { params }))}
            />
          )}
          {!usual && (
            <IconButton
              size="s"
              label={t('hours.makeUsual', { name })}
              icon={<Star size={16} />}
              onClick={() => run(() => call(calendarsApi.change, { params, body: { usual: true } }))}
            />
          )}
          <IconButton
            size="s"
            label={t('hours.edit', { name })}
            icon={<Pencil size={16} />}
            onClick={() => onOpen({ what: 'edit', calendar })}
          />
          {!usual && (
            <IconButton
              size="s"
              label={t('hours.remove', { name })}
              icon={<Trash2 size={16} />}
              onClick={() => onOpen({ what: 'remove', calendar })}
            />
          )}
        </span>
      }
    />
  );
}

function CalendarFacts({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation('levels');
  const format = useFormat();
  const zone = useWorkspace()?.timeZone;
  const { week, timeZone, holidays, feed } = calendar;
  const days = holidays.length + (feed?.holidays.length ?? 0);
  return (
    <>
      <span className={styles.line}>
        {weekInWords(format.locale, week) || t('hours.never')} ·{' '}
        {(timeZone ?? zone ?? '').replaceAll('_', ' ')}
        {days > 0 && ` · ${t('holidays.count', { count: days })}`}
      </span>
      {feed?.failedAt && (
        <span className={styles.failure}>
          {t('feed.failed', { when: format.relative(feed.failedAt), why: feed.failure })}
        </span>
      )}
      {feed && !feed.failedAt && feed.readAt && (
        <span className={styles.line}>{t('feed.fresh', { when: format.relative(feed.readAt) })}</span>
      )}
    </>
  );
}
