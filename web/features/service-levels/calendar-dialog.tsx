import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarsApi } from '../../../server/features/service-levels/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Combobox, Dialog, Field, FieldGroup, TextInput, toast } from '../../ui/index.ts';
import { timeZoneOptions } from '../session/places.ts';
import { useWorkspace } from '../session/session.ts';
import { HolidaysEditor } from './holidays-editor.tsx';
import type { Calendar } from './queries.ts';
import styles from './settings.module.css';
import type { Week } from './week.ts';
import { WeekEditor } from './week-editor.tsx';

const USUAL_DAY = [{ from: 540, to: 1080 }];
const USUAL_WEEK: Week = [USUAL_DAY, USUAL_DAY, USUAL_DAY, USUAL_DAY, USUAL_DAY, [], []];

/** A calendar, or a new one: its week, its holidays, where the clock hangs. */
export function CalendarDialog({ calendar, onClose }: { calendar: Calendar | null; onClose: () => void }) {
  const { t } = useTranslation('levels');
  const client = useQueryClient();
  const zone = useWorkspace()?.timeZone ?? 'UTC';
  const [name, setName] = useState(calendar?.name ?? '');
  const [timeZone, setTimeZone] = useState(calendar?.timeZone ?? null);
  const [week, setWeek] = useState<Week>(calendar?.week ?? USUAL_WEEK);
  const [holidays, setHolidays] = useState(calendar?.holidays ?? []);
  const [feedUrl, setFeedUrl] = useState(calendar?.feed?.url ?? '');
  const body = {
    ...{ name: name.trim(), timeZone, week, feedUrl: feedUrl.trim() || null },
    holidays: holidays.filter(({ date }) => date),
  };
  const save = useMutation({
    mutationFn: () =>
      calendar
        ? call(calendarsApi.change, { params: { id: calendar.id }, body })
        : call(calendarsApi.create, { body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['service-levels'] });
      toast({ title: t('hours.saved', { name: body.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={calendar ? calendar.name : t('hours.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={save.isPending} disabled={!body.name} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {save.error && !shownByFields(save.error, ['name', 'feedUrl']) && <Callout problem={save.error} />}
        <FieldGroup columns={2}>
          <Field label={t('hours.name')} error={fieldError(save.error, 'name')}>
            <TextInput value={name} onChange={setName} maxLength={120} />
          </Field>
          <Field
            label={t('hours.zone')}
            hint={timeZone ? undefined : t('hours.zoneHint', { zone: zone.replaceAll('_', ' ') })}
            optional
          >
            <Combobox
              options={timeZoneOptions(timeZone ?? zone)}
              value={timeZone}
              onChange={setTimeZone}
              placeholder={t('hours.zoneOwn')}
            />
          </Field>
        </FieldGroup>
        <WeekEditor week={week} onChange={setWeek} />
        <HolidaysEditor holidays={holidays} onChange={setHolidays} />
        <Field
          label={t('feed.label')}
          hint={t('feed.hint')}
          error={fieldError(save.error, 'feedUrl')}
          optional
        >
          <TextInput type="url" value={feedUrl} onChange={setFeedUrl} placeholder="https://…/holidays.ics" />
        </Field>
      </div>
    </Dialog>
  );
}
