import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  doesSomething,
  NO_DEEDS,
  type ToldDeeds,
} from '../../../server/features/conversations/deeds/contract.ts';
import { savedRepliesApi } from '../../../server/features/saved-replies/contract.ts';
import { VARIABLES, type Variable } from '../../../server/features/saved-replies/variables.ts';
import { call } from '../../api.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Dialog, Field, FieldGroup, Select, TextArea, TextInput } from '../../ui/index.ts';
import { DeedsFields } from './deeds-fields.tsx';
import type { SavedReply } from './queries.ts';
import styles from './replies.module.css';

const FORM = 'saved-reply';
const FIELDS = [...['name', 'text', 'department', 'tags', 'removeTags', 'assignee', 'snoozeMinutes', 'note']];
/** Of a select: nothing is chosen. */
const NONE = 'none';

export type Draft = Pick<SavedReply, 'name' | 'text' | 'language'> &
  Omit<ToldDeeds, 'tags' | 'removeTags'> & { tags: string; removeTags: string };

function draftOf(reply: SavedReply | null): Draft {
  const { name, text, language, ...told } = reply ?? { name: '', text: '', language: null, ...NO_DEEDS };
  const { priority, department, assignee, status, snoozeMinutes, fields, note, tags, removeTags } = told;
  return {
    ...{ name, text, language, priority, department, assignee, status, snoozeMinutes, fields, note },
    ...{ tags: tags.join(', '), removeTags: removeTags.join(', ') },
  };
}

const tagsIn = (written: string) => written.split(',').flatMap((tag) => tag.trim() || []);

const bodyOf = (draft: Draft) => ({
  ...draft,
  ...{ tags: tagsIn(draft.tags), removeTags: tagsIn(draft.removeTags) },
});

interface ReplyDialogProps {
  /** Null for a new one. */
  reply: SavedReply | null;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

/** Writes a saved reply: its words, whom it is for, and what is done along with it, or without words. */
export function ReplyDialog({ reply, onSaved, onClose }: ReplyDialogProps) {
  const { t } = useTranslation('replies');
  const [draft, setDraft] = useState(() => draftOf(reply));
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: async () => {
      const body = bodyOf(draft);
      await (reply
        ? call(savedRepliesApi.change, { params: { id: reply.id }, body })
        : call(savedRepliesApi.create, { body }));
      await onSaved();
    },
    onSuccess: onClose,
  });
  const isReady = draft.name.trim() !== '' && (draft.text.trim() !== '' || doesSomething(bodyOf(draft)));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady && !save.isPending) save.mutate();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={reply ? t('change', { name: reply.name }) : t('new')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} busy={save.isPending} disabled={!isReady}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.stack} onSubmit={submit}>
        {save.error && !shownByFields(save.error, FIELDS) && <Callout problem={save.error} />}
        <Words draft={draft} put={put} error={save.error} />
        <DeedsFields draft={draft} put={put} error={save.error} />
      </form>
    </Dialog>
  );
}

export interface PartProps {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
  error: unknown;
}

function Words({ draft, put, error }: PartProps) {
  const { t } = useTranslation('replies');
  const field = useRef<HTMLTextAreaElement>(null);

  /** Where the caret is. */
  function insert(variable: Variable) {
    const at = field.current?.selectionStart ?? draft.text.length;
    put({ text: `${draft.text.slice(0, at)}{{${variable}}}${draft.text.slice(at)}` });
    field.current?.focus();
  }

  return (
    <>
      <FieldGroup columns={2}>
        <Field label={t('name')} error={fieldError(error, 'name')}>
          <TextInput maxLength={100} value={draft.name} onChange={(name) => put({ name })} />
        </Field>
        <Field label={t('language')}>
          <Select
            value={draft.language ?? NONE}
            options={[
              { value: NONE, label: t('anyLanguage') },
              ...LANGUAGES.map((value) => ({ value: value as string, label: LANGUAGE_NAMES[value] })),
            ]}
            onChange={(value) => put({ language: value === NONE ? null : (value as Draft['language']) })}
          />
        </Field>
      </FieldGroup>
      <Field label={t('text')} optional hint={t('textHint')} error={fieldError(error, 'text')}>
        <TextArea ref={field} rows={7} value={draft.text} onChange={(text) => put({ text })} />
      </Field>
      <div className={styles.variables}>
        {VARIABLES.map((variable) => (
          <Button key={variable} size="s" look="quiet" onClick={() => insert(variable)}>
            {t(`variable.${variable}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
