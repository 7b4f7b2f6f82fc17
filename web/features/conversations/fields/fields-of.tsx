import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../../server/features/conversations/contract.ts';
import { call } from '../../../api.ts';
import { Button } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { type Conversation, conversationQuery, refreshConversations } from '../queries.ts';
import { useFieldWords } from './field-words.ts';
import styles from './fields.module.css';
import { type FieldsChange, FieldsDialog } from './fields-dialog.tsx';
import { useFields, useFieldsOf } from './queries.ts';

/** What is known of a conversation beyond what every one has; opens to be filled in. */
export function FieldsOf({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('fields');
  const client = useQueryClient();
  const mayWrite = useMay()('conversations.write');
  const { textOf } = useFieldWords();
  const [isOpen, setOpen] = useState(false);
  const { id, department, fields: values } = conversation;
  const own = useFieldsOf(department);
  // What was filled in stays to be seen, also after it went to another department.
  const filled = useFields().flatMap((field) => {
    const value = values[field.key];
    return value === undefined ? [] : [{ field, text: textOf(field, value) }];
  });
  const save = useMutation({
    mutationFn: (fields: FieldsChange) => call(conversationsApi.change, { params: { id }, body: { fields } }),
    onSuccess: async (told) => {
      client.setQueryData(conversationQuery(id).queryKey, told);
      setOpen(false);
      await refreshConversations(client, [id]);
    },
  });
  if (!own.length && !filled.length) return null;
  const facts = filled.map(({ field, text }) => (
    <span key={field.key} className={styles.fact}>
      <span className={styles.name}>{field.name}</span> {text}
    </span>
  ));
  return (
    <div className={styles.facts}>
      {mayWrite && own.length > 0 && (
        <Button
          size="s"
          look="quiet"
          className={styles.open}
          icon={<ListChecks size={14} />}
          onClick={() => setOpen(true)}
        >
          {t('title')}
        </Button>
      )}
      {facts}
      {isOpen && (
        <FieldsDialog
          conversation={conversation}
          error={save.error}
          busy={save.isPending}
          onSubmit={(change) => save.mutate(change)}
          onClose={() => {
            setOpen(false);
            save.reset();
          }}
        />
      )}
    </div>
  );
}
