import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  closingApi,
  MOST_REOPEN_DAYS,
  MOST_SILENT_DAYS,
} from '../../../../server/features/conversations/closing/contract.ts';
import { call } from '../../../api.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import { Button, Callout, Checkbox, Field, NumberInput, Panel, toast } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import settings from '../../settings/settings.module.css';
import { useDepartments } from '../choices.ts';
import styles from './closing.module.css';
import { type ClosingSettings, closingQuery } from './queries.ts';

const FIELDS = ['reopenDays', 'departments', 'silentDays'] as const;
/** Offered when it is turned on. */
const USUAL_SILENT_DAYS = 7;

/** By department's key; null: as everywhere. */
type Own = Record<string, number | null>;

export function ClosingForm({ settings: told }: { settings: ClosingSettings }) {
  const { t } = useTranslation('closing');
  const client = useQueryClient();
  const disabled = !useMay()('workspace.manage');
  const departments = useDepartments();
  const [reopenDays, setReopenDays] = useState<number | null>(told.reopenDays);
  const [silentDays, setSilentDays] = useState(told.silentDays);
  const [isSilent, setSilent] = useState(told.silentDays !== null);
  const [own, setOwn] = useState<Own>(told.departments);
  const save = useMutation({
    mutationFn: () =>
      call(closingApi.change, {
        body: { reopenDays: reopenDays!, departments: own, silentDays: isSilent ? silentDays : null },
      }),
    onSuccess: (saved) => {
      toast({ title: t('saved') });
      client.setQueryData(closingQuery.queryKey, saved);
    },
  });
  const isReady = reopenDays !== null && !(isSilent && silentDays === null);
  const days = { min: 0, max: MOST_REOPEN_DAYS, step: 1, format: WHOLE, disabled };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!save.isPending && isReady) save.mutate();
  }

  return (
    <form onSubmit={submit} className={styles.form}>
      {save.error && !shownByFields(save.error, FIELDS) && <Callout problem={save.error} />}
      <Panel title={t('reopen.title')}>
        <div className={settings.form}>
          <Field
            label={t('reopen.days')}
            hint={sentence(t, reopenDays)}
            error={fieldError(save.error, 'reopenDays')}
          >
            <div className={styles.days}>
              <NumberInput {...days} value={reopenDays} onChange={setReopenDays} />
            </div>
          </Field>
          <fieldset className={styles.own}>
            <legend>{t('reopen.departments')}</legend>
            {departments.map(({ key, name }) => (
              <Field key={key} label={name} error={fieldError(save.error, `departments.${key}`)}>
                <NumberInput
                  {...days}
                  value={own[key] ?? null}
                  onChange={(value) => setOwn((before) => ({ ...before, [key]: value }))}
                />
              </Field>
            ))}
          </fieldset>
        </div>
      </Panel>
      <Panel title={t('silent.title')}>
        <div className={settings.form}>
          <Checkbox
            label={t('silent.on')}
            hint={t('silent.about')}
            checked={isSilent}
            disabled={disabled}
            onChange={(on) => {
              setSilent(on);
              if (on && silentDays === null) setSilentDays(USUAL_SILENT_DAYS);
            }}
          />
          {isSilent && (
            <Field label={t('silent.days')} error={fieldError(save.error, 'silentDays')}>
              <div className={styles.days}>
                <NumberInput
                  {...days}
                  min={1}
                  max={MOST_SILENT_DAYS}
                  value={silentDays}
                  onChange={setSilentDays}
                />
              </div>
            </Field>
          )}
        </div>
      </Panel>
      {!disabled && (
        <div className={settings.foot}>
          <Button type="submit" look="primary" busy={save.isPending} disabled={!isReady}>
            {t('save')}
          </Button>
        </div>
      )}
    </form>
  );
}

const WHOLE = { maximumFractionDigits: 0 };

/** What these days do. */
function sentence(t: ReturnType<typeof useTranslation<'closing'>>['t'], days: number | null): string {
  if (days === null) return t('reopen.none');
  return days === 0 ? t('reopen.never') : t('reopen.within', { count: days });
}
