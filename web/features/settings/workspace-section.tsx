import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, workspacesApi } from '../../../server/features/workspaces/contract.ts';
import { call } from '../../api.ts';
import { dateFormat } from '../../intl.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import {
  Button,
  Callout,
  Combobox,
  Field,
  FieldGroup,
  Panel,
  Select,
  TextInput,
  toast,
} from '../../ui/index.ts';
import { countryOptions, currencyOptions, movedTo, timeZoneOptions, unusualOf } from '../session/places.ts';
import { type CurrentWorkspace, useMay, useWorkspace } from '../session/session.ts';
import { SectionFrame } from './section-frame.tsx';
import styles from './settings.module.css';

const FIELDS = ['name', 'country', 'timeZone', 'currency', 'language', 'weekStart'] as const;

/** The workspace's name, place and habits. */
export default function WorkspaceSection() {
  const workspace = useWorkspace();
  return (
    <SectionFrame name="workspace">
      <Panel>{workspace && <WorkspaceForm key={workspace.id} workspace={workspace} />}</Panel>
    </SectionFrame>
  );
}

function WorkspaceForm({ workspace }: { workspace: CurrentWorkspace }) {
  const { t, i18n } = useTranslation('settings');
  const may = useMay();
  const client = useQueryClient();
  const [form, setForm] = useState(workspace);
  /** What was chosen by hand, now or before, and so does not follow the country. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(unusualOf(workspace)));
  const save = useMutation({
    mutationFn: () => {
      const { id: _, ...body } = form;
      return call(workspacesApi.update, { body });
    },
    onSuccess: () => {
      toast({ title: t('workspace.saved') });
      return client.invalidateQueries({ queryKey: ['session'] });
    },
  });
  const options = usePlaceOptions(i18n.language, workspace.timeZone);
  const fixed = !may('workspace.manage');
  const changed = FIELDS.some((name) => form[name] !== workspace[name]);

  function set<Name extends keyof CurrentWorkspace>(name: Name) {
    return (value: CurrentWorkspace[Name] | null) => {
      if (value === null) return;
      setChosen((before) => new Set(before).add(name));
      setForm((before) => ({ ...before, [name]: value }));
    };
  }

  function move(country: string | null) {
    if (country !== null) setForm((before) => ({ ...before, ...movedTo(country, before, chosen) }));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {save.error && !shownByFields(save.error, FIELDS) && <Callout problem={save.error} />}
      <FieldGroup>
        <Field label={t('workspace.name')} error={fieldError(save.error, 'name')}>
          <TextInput value={form.name} onChange={set('name')} disabled={fixed} maxLength={120} />
        </Field>
        <FieldGroup columns={2}>
          <Field label={t('workspace.country')} hint={t('workspace.countryHint')}>
            <Combobox options={options.countries} value={form.country} onChange={move} disabled={fixed} />
          </Field>
          <Field label={t('workspace.currency')} hint={t('workspace.currencyHint')}>
            <Combobox
              options={options.currencies}
              value={form.currency}
              onChange={set('currency')}
              disabled={fixed}
            />
          </Field>
          <Field label={t('workspace.timeZone')} hint={t('workspace.timeZoneHint')}>
            <Combobox
              options={options.zones}
              value={form.timeZone}
              onChange={set('timeZone')}
              disabled={fixed}
            />
          </Field>
          <Field label={t('workspace.weekStart')}>
            <Select
              options={options.days}
              value={String(form.weekStart)}
              onChange={(day) => set('weekStart')(Number(day))}
              disabled={fixed}
            />
          </Field>
          <Field label={t('workspace.language')} hint={t('workspace.languageHint')}>
            <Select
              options={options.languages}
              value={form.language}
              onChange={set('language')}
              disabled={fixed}
            />
          </Field>
        </FieldGroup>
      </FieldGroup>
      {!fixed && (
        <div className={styles.foot}>
          <Button type="submit" look="primary" busy={save.isPending} disabled={!changed || !form.name.trim()}>
            {t('save')}
          </Button>
        </div>
      )}
    </form>
  );
}

const FIRST_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

function usePlaceOptions(locale: string, timeZone: string) {
  return useMemo(() => {
    const dayName = dateFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    return {
      countries: countryOptions(locale),
      currencies: currencyOptions(locale),
      zones: timeZoneOptions(timeZone),
      days: [1, 2, 3, 4, 5, 6, 7].map((day) => ({
        value: String(day),
        label: dayName.format(FIRST_MONDAY + (day - 1) * DAY_MS),
      })),
      languages: LANGUAGES.map((value) => ({
        value,
        label: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value,
      })),
    };
  }, [locale, timeZone]);
}
