import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldValue, FieldValues } from '../../../../server/features/conversations/fields/contract.ts';
import { fieldsMissing } from '../../../../server/features/conversations/fields/missing.ts';
import { fieldError, shownByFields } from '../../../problems.ts';
import { Button, Callout, Dialog } from '../../../ui/index.ts';
import type { ConversationRow } from '../queries.ts';
import { FieldControl } from './field-control.tsx';
import styles from './fields.module.css';
import { useFieldsOf } from './queries.ts';

const FORM = 'conversation-fields';

export type FieldsChange = Record<string, FieldValue | null>;

interface FieldsDialogProps {
  conversation: Pick<ConversationRow, 'number' | 'department'> & { fields: FieldValues };
  /** Asked before it is solved: what must be there is first, and must be there. */
  isSolving?: boolean;
  error: unknown;
  busy: boolean;
  /** Only what is otherwise now. */
  onSubmit: (change: FieldsChange) => void;
  onClose: () => void;
}

/** What a workspace wants to know of a conversation, to be filled in. */
export function FieldsDialog(props: FieldsDialogProps) {
  const { conversation, isSolving = false, error, busy, onSubmit, onClose } = props;
  const { t } = useTranslation('fields');
  const fields = useFieldsOf(conversation.department);
  const [change, setChange] = useState<FieldsChange>({});
  const values = { ...conversation.fields, ...change };
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
  const lacking = fieldsMissing(fields, filled, conversation.department?.key ?? null);
  const [isTold, setTold] = useState(false);
  const shown = isSolving
    ? [...fields].sort((one, other) => Number(other.required) - Number(one.required))
    : fields;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isSolving && lacking.length) setTold(true);
    else onSubmit(change);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isSolving ? t('solve.title', { number: conversation.number }) : t('title')}
      description={isSolving ? t('solve.text') : undefined}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} busy={busy}>
            {isSolving ? t('solve.submit') : t('save')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.stack} onSubmit={submit} noValidate>
        {error !== null &&
          error !== undefined &&
          !shownByFields(
            error,
            fields.map(({ key }) => `fields.${key}`),
          ) && <Callout problem={error} />}
        {shown.map((field) => (
          <FieldControl
            key={field.key}
            field={field}
            value={values[field.key] ?? null}
            onChange={(value) => setChange((before) => ({ ...before, [field.key]: value }))}
            error={
              isTold && lacking.some(({ key }) => key === field.key)
                ? t('needed')
                : fieldError(error, `fields.${field.key}`)
            }
          />
        ))}
      </form>
    </Dialog>
  );
}

const isEmpty = (value: FieldValue | null) =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
