import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n.ts';
import { fieldError, isStatus, shownByFields } from '../../problems.ts';
import {
  Button,
  Callout,
  Field,
  FieldGroup,
  LeaveGuard,
  Panel,
  Select,
  TextArea,
  TextInput,
  useShortcut,
} from '../../ui/index.ts';
import { type ArticleBody, bodyOf, type Draft, isWhole } from './draft.ts';
import styles from './knowledge.module.css';
import type { Article } from './queries.ts';

const FIELDS = ['title', 'text', 'language', 'address'];

interface ArticleFormProps {
  draft: Draft;
  /** What it is now. */
  state: Article['state'];
  isChanged: boolean;
  onChange: (change: Partial<Draft>) => void;
  onSave: (body: ArticleBody) => Promise<string>;
  onSaved?: (id: string) => unknown;
  /** Somebody else has changed it meanwhile: whose words go on. */
  onConflict?: (whose: 'theirs' | 'mine') => void;
}

/** Writes an article: its words, its language, and whether it is published. */
export function ArticleForm({
  draft,
  state,
  isChanged,
  onChange,
  onSave,
  onSaved,
  onConflict,
}: ArticleFormProps) {
  const { t } = useTranslation('knowledge');
  const isKept = useRef(false);
  const save = useMutation({
    mutationFn: (next: Article['state']) => onSave(bodyOf(draft, next)),
    onSuccess: (id) => {
      isKept.current = true;
      onSaved?.(id);
    },
  });
  const { error } = save;
  const isReady = isWhole(draft) && !save.isPending;
  const keep = () => {
    if (isReady && isChanged) save.mutate(state);
  };
  useShortcut('mod+Enter', keep, { label: t('save'), group: t('title') });

  function choose(whose: 'theirs' | 'mine') {
    save.reset();
    onConflict?.(whose);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    keep();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <LeaveGuard isChanged={() => isChanged && !isKept.current}>{t('leave')}</LeaveGuard>
      {error && !shownByFields(error, FIELDS) && (
        <Callout problem={error} action={isStatus(error, 409) && onConflict && <Whose onChoose={choose} />} />
      )}
      <Panel>
        <Words
          draft={draft}
          error={error}
          onChange={(change) => {
            isKept.current = false;
            onChange(change);
          }}
        />
      </Panel>
      <footer className={styles.deeds}>
        <p className={styles.means}>{t(`means.${state}`)}</p>
        {state === 'published' ? (
          <>
            <Button disabled={!isReady} onClick={() => save.mutate('draft')}>
              {t('withdraw')}
            </Button>
            <Button look="primary" type="submit" disabled={!isReady || !isChanged} busy={save.isPending}>
              {t('save')}
            </Button>
          </>
        ) : (
          <>
            <Button type="submit" disabled={!isReady || !isChanged}>
              {t('saveDraft')}
            </Button>
            <Button
              look="primary"
              disabled={!isReady}
              busy={save.isPending}
              onClick={() => save.mutate('published')}
            >
              {t('publish')}
            </Button>
          </>
        )}
      </footer>
    </form>
  );
}

function Whose({ onChoose }: { onChoose: (whose: 'theirs' | 'mine') => void }) {
  const { t } = useTranslation('knowledge');
  return (
    <span className={styles.choices}>
      <Button onClick={() => onChoose('theirs')}>{t('takeTheirs')}</Button>
      <Button onClick={() => onChoose('mine')}>{t('keepMine')}</Button>
    </span>
  );
}

interface WordsProps {
  draft: Draft;
  error: unknown;
  onChange: (change: Partial<Draft>) => void;
}

function Words({ draft, error, onChange }: WordsProps) {
  const { t } = useTranslation('knowledge');
  return (
    <div className={styles.fields}>
      <Field label={t('field.title')} hint={t('hint.title')} error={fieldError(error, 'title')}>
        <TextInput maxLength={200} value={draft.title} onChange={(title) => onChange({ title })} />
      </Field>
      <Field label={t('field.text')} hint={t('hint.text')} error={fieldError(error, 'text')}>
        <TextArea
          rows={14}
          maxLength={50_000}
          lang={draft.language}
          value={draft.text}
          onChange={(text) => onChange({ text })}
        />
      </Field>
      <FieldGroup columns={2}>
        <Field label={t('field.language')} error={fieldError(error, 'language')}>
          <Select
            value={draft.language}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={(language) => onChange({ language })}
          />
        </Field>
        <Field
          label={t('field.address')}
          hint={t('hint.address')}
          optional
          error={fieldError(error, 'address') && t('fault.address')}
        >
          <TextInput
            type="url"
            inputMode="url"
            maxLength={2000}
            placeholder="https://"
            value={draft.address}
            onChange={(address) => onChange({ address })}
          />
        </Field>
      </FieldGroup>
    </div>
  );
}
