import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { Button, Callout, Dialog, EmptyState, RadioGroup, SkeletonRows, toast } from '../../ui/index.ts';
import { previewBeside } from './preview.ts';
import {
  type Conversation,
  conversationQuery,
  conversationsOfQuery,
  refreshConversations,
} from './queries.ts';
import { joinedToast } from './use-taken-back.ts';

interface MergeDialogProps {
  /** The one that stays. */
  conversation: Conversation;
  onUnmerge: (other: string) => void;
  onClose: () => void;
}

/** Takes another conversation of the same person into this one. */
export function MergeDialog({ conversation, onUnmerge, onClose }: MergeDialogProps) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const { id, customer } = conversation;
  const [other, setOther] = useState<string | null>(null);
  const others = useQuery(conversationsOfQuery(customer.id));
  const rows = others.data?.items.filter((one) => one.id !== id);
  const merge = useMutation({
    mutationFn: (from: string) => call(conversationsApi.merge, { params: { id }, body: { other: from } }),
    onSuccess: (told, from) => {
      client.setQueryData(conversationQuery(id).queryKey, told);
      const number = told.merged.find((one) => one.id === from)?.number;
      toast({ id: joinedToast(from), title: t('merge.done', { number }), undo: () => onUnmerge(from) });
      onClose();
      return refreshConversations(client, [id, from]);
    },
  });
  return (
    <Dialog
      open
      picks
      onOpenChange={(open) => !open && onClose()}
      title={t('merge.title', { number: conversation.number })}
      description={t('merge.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            disabled={!other}
            busy={merge.isPending}
            onClick={() => other && merge.mutate(other)}
          >
            {t('merge.do')}
          </Button>
        </>
      }
    >
      {(merge.error ?? others.error) && <Callout problem={merge.error ?? others.error} />}
      {!rows && !others.error && <SkeletonRows rows={3} />}
      {rows?.length === 0 && <EmptyState title={t('merge.none')}>{t('merge.noneText')}</EmptyState>}
      {rows && rows.length > 0 && <Others rows={rows} value={other} onChange={setOther} />}
    </Dialog>
  );
}

interface OthersProps {
  rows: readonly { id: string; number: number; subject: string; preview: string; lastMessageAt: string }[];
  value: string | null;
  onChange: (id: string) => void;
}

function Others({ rows, value, onChange }: OthersProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  return (
    <RadioGroup
      label={t('merge.which')}
      value={value}
      onChange={onChange}
      options={rows.map(({ id, number, subject, preview, lastMessageAt }) => ({
        value: id,
        label: `#${number} · ${subject || preview}`,
        hint: [format.relative(lastMessageAt), subject && previewBeside(subject, preview)]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  );
}
