import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { browserTimeZone } from '../../format.ts';
import type { Language } from '../../i18n.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useEnter } from './enter.ts';
import { isLongEnough, NewPassword } from './new-password.tsx';
import {
  countryOptions,
  currencyOf,
  currencyOptions,
  guessCountry,
  movedTo,
  timeZoneOptions,
} from './places.ts';
import { SessionLayout } from './session-layout.tsx';
import styles from './setup-page.module.css';

const FIELDS = ['workspace', 'name', 'email', 'password', 'country', 'timeZone', 'currency'] as const;
type Form = Record<(typeof FIELDS)[number], string>;

/** The first visit of an install: makes the workspace and its owner. */
export default function SetupPage() {
  const { t, i18n } = useTranslation('session');
  const enter = useEnter();
  const [form, setForm] = useState<Form>(firstGuess);
  const [tried, setTried] = useState(false);
  /** What was chosen by hand, and so no longer follows the country. */
  const [chosen, setChosen] = useState<ReadonlySet<keyof Form>>(new Set());
  const setup = useMutation({
    mutationFn: () =>
      call(sessionApi.setup, {
        body: { ...form, email: form.email.trim(), language: i18n.language as Language },
      }),
    onSuccess: () => enter('/welcome'),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(missing(form)).length === 0) setup.mutate();
    else focusFirstFault(event.currentTarget);
  }

  function set(name: keyof Form) {
    return (value: string | null) => {
      // A place that is emptied to search anew keeps its value until another is chosen.
      if (value === null) return;
      setChosen((before) => new Set(before).add(name));
      setForm((before) => ({
        ...before,
        ...(name === 'country' ? movedTo(value, before, chosen) : { [name]: value }),
      }));
    };
  }

  function errorOf(name: keyof Form): string | undefined {
    const lacking = tried ? missing(form)[name] : undefined;
    return lacking ? t(`setup.missing.${lacking}`) : fieldError(setup.error, name);
  }

  return (
    <SessionLayout wide title={t('setup.title')} description={t('setup.text')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {setup.error && !shownByFields(setup.error, FIELDS) && <Callout problem={setup.error} />}
        <FieldGroup>
          <Field label={t('setup.workspace')} hint={t('setup.workspaceHint')} error={errorOf('workspace')}>
            <TextInput
              value={form.workspace}
              onChange={set('workspace')}
              autoComplete="organization"
              autoFocus
            />
          </Field>
          <FieldGroup columns={2}>
            <Field label={t('setup.name')} error={errorOf('name')}>
              <TextInput value={form.name} onChange={set('name')} autoComplete="name" />
            </Field>
            <Field label={t('email')} error={errorOf('email')}>
              <TextInput
                type="email"
                value={form.email}
                onChange={set('email')}
                autoComplete="username"
                inputMode="email"
              />
            </Field>
          </FieldGroup>
          <NewPassword value={form.password} onChange={set('password')} error={errorOf('password')} />
        </FieldGroup>
        <Places form={form} set={set} errorOf={errorOf} />
        <Button type="submit" look="primary" busy={setup.isPending || setup.isSuccess}>
          {t('setup.submit')}
        </Button>
      </form>
    </SessionLayout>
  );
}

interface PlacesProps {
  form: Form;
  set: (name: keyof Form) => (value: string | null) => void;
  errorOf: (name: keyof Form) => string | undefined;
}

/** Guessed, so it comes last and is quick to confirm. Another country brings its currency and its clocks. */
function Places({ form, set, errorOf }: PlacesProps) {
  const { t, i18n } = useTranslation('session');
  const countries = useMemo(() => countryOptions(i18n.language), [i18n.language]);
  const currencies = useMemo(() => currencyOptions(i18n.language), [i18n.language]);
  const zones = useMemo(() => timeZoneOptions(browserTimeZone()), []);
  return (
    <fieldset className={styles.places}>
      <legend>{t('setup.places')}</legend>
      <FieldGroup columns={2}>
        <Field label={t('setup.country')} error={errorOf('country')}>
          <Combobox options={countries} value={form.country} onChange={set('country')} />
        </Field>
        <Field label={t('setup.currency')} error={errorOf('currency')}>
          <Combobox options={currencies} value={form.currency} onChange={set('currency')} />
        </Field>
        <Field label={t('setup.timeZone')} error={errorOf('timeZone')}>
          <Combobox options={zones} value={form.timeZone} onChange={set('timeZone')} />
        </Field>
      </FieldGroup>
    </fieldset>
  );
}

function firstGuess(): Form {
  const timeZone = browserTimeZone();
  const country = guessCountry(timeZone, navigator.languages);
  return {
    workspace: '',
    name: '',
    email: '',
    password: '',
    country,
    timeZone,
    currency: currencyOf(country),
  };
}

/** Leads the keyboard to the first field that must be mended, once it is marked. */
function focusFirstFault(form: HTMLFormElement) {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus());
}

/** What is still to be filled in, by field. */
function missing(form: Form): Partial<Record<keyof Form, 'empty' | 'email' | 'password'>> {
  const empty = FIELDS.filter((name) => form[name].trim() === '').map((name) => [name, 'empty'] as const);
  return {
    ...Object.fromEntries(empty),
    ...(!isLongEnough(form.password) && { password: 'password' as const }),
    ...(!/^\S+@\S+\.\S+$/.test(form.email.trim()) && { email: 'email' as const }),
  };
}
