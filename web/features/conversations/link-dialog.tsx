import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import {
  Button,
  Callout,
  Dialog,
  Field,
  RadioGroup,
  SkeletonRows,
  TextInput,
  toast,
} from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { type Conversation, conversationQuery, refreshConversations } from './queries.ts';

interface LinkDialogProps {
  conversation: Conversation;
  onUnlink: (other: string) => void;
  onClose: () => void;
}

const MOST = 8;

/** Finds another conversation, of anybody, and says that it has to do with this one. */
export function LinkDialog({ conversation, onUnlink, onClose }: LinkDialogProps) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const { id } = conversation;
  const [words, setWords] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const found = useFound(conversation, words);
  const link = useMutation({
    mutationFn: (to: string) => call(conversationsApi.link, { params: { id }, body: { other: to } }),
    onSuccess: (told, to) => {
      client.setQueryData(conversationQuery(id).queryKey, told);
      const number = told.linked.find((one) => one.id === to)?.number;
      toast({ title: t('link.done', { number }), undo: () => onUnlink(to) });
      onClose();
      return refreshConversations(client, [id, to]);
    },
  });
  const chosen = found.rows?.some((row) => row.id === other) ? other : null;
  return (
    <Dialog
      open
      picks
      onOpenChange={(open) => !open && onClose()}
      title={t('link.title', { number: conversation.number })}
      description={t('link.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            disabled={!chosen}
            busy={link.isPending}
            onClick={() => chosen && link.mutate(chosen)}
          >
            {t('link.do')}
          </Button>
        </>
      }
    >
      {(link.error ?? found.error) && <Callout problem={link.error ?? found.error} />}
      <Field label={t('link.search')}>
        <TextInput value={words} onChange={setWords} autoCapitalize="none" maxLength={200} />
      </Field>
      {!found.rows && !found.error && <SkeletonRows rows={3} />}
      {found.rows?.length === 0 && <p>{words.trim() ? t('link.none') : t('link.nothing')}</p>}
      {found.rows && found.rows.length > 0 && <Rows rows={found.rows} value={chosen} onChange={setOther} />}
    </Dialog>
  );
}

/** Of everybody, also what is solved or closed; without words, the latest. */
function useFound({ id, linked }: Conversation, words: string) {
  const search = useDeferredValue(words.trim());
  const { data, error } = useQuery({
    queryKey: ['conversations', 'to-link', search],
    queryFn: ({ signal }) =>
      call(conversationsApi.list, {
        query: {
          status: ['active', 'solved', 'closed'],
          limit: MOST + linked.length + 1,
          ...(search && { search }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const taken = new Set([id, ...linked.map((one) => one.id)]);
  return { error, rows: data?.items.filter((row) => !taken.has(row.id)).slice(0, MOST) };
}

interface RowsProps {
  rows: readonly Pick<
    Conversation,
    'id' | 'number' | 'subject' | 'preview' | 'customer' | 'lastMessageAt' | 'status'
  >[];
  value: string | null;
  onChange: (id: string) => void;
}

function Rows({ rows, value, onChange }: RowsProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const nameOf = useCustomerName();
  return (
    <RadioGroup
      label={t('link.which')}
      value={value}
      onChange={onChange}
      options={rows.map(({ id, number, subject, preview, customer, status, lastMessageAt }) => ({
        value: id,
        label: `#${number} · ${subject || preview}`,
        hint: [nameOf(customer), t(`status.${status}`), format.relative(lastMessageAt)].join(' · '),
      }))}
    />
  );
}
