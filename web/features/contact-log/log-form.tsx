import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SENTIMENTS } from '../../../server/features/contact-log/shapes-contract.ts';
import { Button, Callout, EmotionMark, Field, Keys, TextArea, TextInput } from '../../ui/index.ts';
import { BigChoice } from './big-choice.tsx';
import {
  type Direction,
  type Draft,
  EMOTIONS,
  type LogChannel,
  missingIn,
  outcomesFor,
  rememberChannel,
} from './draft.ts';
import { useEmotionWord } from './emotion-words.ts';
import styles from './log.module.css';
import { PersonCard } from './person-card.tsx';
import { PromisePart } from './promise-part.tsx';
import { reasonsQuery, talksQuery } from './queries.ts';
import type { Logging } from './use-logging.ts';
import { WhoSearch } from './who-search.tsx';

interface LogFormProps {
  logging: Logging;
  /** At the counter everything is a visit. */
  isCounter?: boolean;
}

/** A call or a visit, step by step, each one tap or one key. */
export function LogForm({ logging, isCounter = false }: LogFormProps) {
  const { t } = useTranslation('contacts');
  const { draft, put, save, isSaving, error } = logging;
  const { person } = draft;
  const missing = missingIn(draft);
  const form = useRef<HTMLFormElement>(null);
  function submit() {
    if (isSaving) return;
    if (!missing) save();
    // What is still missing is where one goes on.
    else form.current?.querySelector<HTMLElement>(`[data-part="${missing}"] input`)?.focus();
  }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
      }}
    >
      {!isCounter && <How draft={draft} put={put} />}
      {person ? (
        <PersonCard
          person={person}
          onChange={(next) => put({ person: next })}
          onAgain={() => put({ person: null, conversation: null })}
        />
      ) : (
        <div data-part="person">
          <WhoSearch onChoose={(next) => put({ person: next })} />
        </div>
      )}
      {person && (
        <>
          {error && <Callout problem={error} />}
          <Why draft={draft} put={put} />
          <div data-part="outcome">
            <Became draft={draft} put={put} />
          </div>
          <Felt draft={draft} put={put} />
          <Field label={t('note.label')} optional>
            <TextArea
              rows={3}
              value={draft.note}
              onChange={(note) => put({ note })}
              placeholder={t('note.example')}
            />
          </Field>
          <PromisePart promise={draft.promise} onChange={(promise) => put({ promise })} />
          {person.kind === 'known' && <GoesOn customer={person.id} draft={draft} put={put} />}
          <div className={styles.save}>
            <Button type="submit" look="primary" disabled={missing !== null} busy={isSaving}>
              {t('save')}
            </Button>
            <span className={styles.keysHint} role="status">
              {missing ? (
                t(`missing.${missing}`)
              ) : (
                <span className={styles.keysOnly}>
                  <Keys keys="mod+Enter" />
                </span>
              )}
            </span>
          </div>
        </>
      )}
    </form>
  );
}

interface PartProps {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
}

/** By telephone or in the shop; they called, or we did. */
function How({ draft: { channel, direction }, put }: PartProps) {
  const { t } = useTranslation('contacts');
  type Way = 'phone-in' | 'phone-out' | 'store-in';
  return (
    <BigChoice<Way>
      label={t('how.label')}
      labelHidden
      value={`${channel}-${direction}` as Way}
      options={[
        { value: 'phone-in', label: t('how.phoneIn') },
        { value: 'phone-out', label: t('how.phoneOut') },
        { value: 'store-in', label: t('how.storeIn') },
      ]}
      onChange={(way) => {
        const [next, towards] = way!.split('-') as [LogChannel, Direction];
        rememberChannel(next);
        put({ channel: next, direction: towards, outcome: null, conversation: null });
      }}
    />
  );
}

function Why({ draft: { reason }, put }: PartProps) {
  const { t } = useTranslation('contacts');
  const { data } = useQuery(reasonsQuery);
  const part = useRef<HTMLDivElement>(null);
  const isThere = data !== undefined;
  // Whoever has chosen the person goes on with the keys, without looking for where.
  useEffect(() => {
    if (isThere) part.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [isThere]);
  const reasons = data?.items ?? [];
  return (
    <div ref={part} className={styles.why} data-part="reason">
      <BigChoice
        label={t('reason.label')}
        optional
        value={reasons.includes(reason) ? reason : null}
        options={reasons.map((value) => ({ value, label: value }))}
        onChange={(next) => put({ reason: next ?? '' })}
      />
      <TextInput
        aria-label={t('reason.own')}
        placeholder={t('reason.own')}
        maxLength={120}
        value={reasons.includes(reason) ? '' : reason}
        // A blank says nothing: it leaves the reason that was chosen.
        onChange={(next) => (next.trim() || !reasons.includes(reason)) && put({ reason: next })}
      />
    </div>
  );
}

function Became({ draft: { outcome, direction }, put }: PartProps) {
  const { t } = useTranslation('contacts');
  return (
    <BigChoice
      label={t('outcome.label')}
      value={outcome}
      options={outcomesFor(direction).map((value) => ({ value, label: t(`outcome.${value}`) }))}
      onChange={(next) => put({ outcome: next })}
    />
  );
}

function Felt({ draft: { emotion }, put }: PartProps) {
  const { t } = useTranslation('contacts');
  const word = useEmotionWord();
  return (
    <BigChoice
      label={t('emotion.label')}
      optional
      value={emotion}
      options={EMOTIONS.map((value) => ({
        value,
        label: <EmotionMark sentiment={SENTIMENTS[value]} label={word(value)} />,
      }))}
      onChange={(next) => put({ emotion: next })}
    />
  );
}

/** Whether it belongs to something that is open with them. */
function GoesOn({ customer, draft: { conversation }, put }: PartProps & { customer: string }) {
  const { t } = useTranslation('contacts');
  const open = useQuery(talksQuery(customer)).data?.open ?? [];
  if (!open.length) return null;
  return (
    <BigChoice
      label={t('goesOn.label')}
      value={conversation ?? 'new'}
      options={[
        { value: 'new', label: t('goesOn.new') },
        ...open.map(({ id, number, subject, preview }) => ({
          value: id,
          label: t('goesOn.with', { number, about: subject || preview }),
        })),
      ]}
      onChange={(next) => put({ conversation: next === 'new' ? null : next })}
    />
  );
}
