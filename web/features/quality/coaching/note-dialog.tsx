import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coachingApi } from '../../../../server/features/quality/coaching/contract.ts';
import { call } from '../../../api.ts';
import { Button, Callout, Combobox, Dialog, Field, TextArea, TextInput, toast } from '../../../ui/index.ts';
import { useMembers } from '../../conversations/choices.ts';
import { useMember } from '../../session/session.ts';
import styles from '../quality.module.css';
import { type Review, useFreshQuality } from '../queries.ts';

interface NoteDialogProps {
  /** For whom, where that is known; else one chooses. */
  member?: Review['member'];
  /** Id of the review that it is about. */
  review?: string;
  onClose: () => void;
}

/** A note for a member. */
export function NoteDialog({ member, review, onClose }: NoteDialogProps) {
  const { t } = useTranslation('quality');
  const { id: self } = useMember();
  const refresh = useFreshQuality();
  const others = useMembers().filter(({ id }) => id !== self);
  const [chosen, choose] = useState(member?.id ?? null);
  const [text, setText] = useState('');
  const [followUpOn, setFollowUp] = useState('');
  const write = useMutation({
    mutationFn: () =>
      call(coachingApi.write, {
        body: { member: chosen!, text, review: review ?? null, followUpOn: followUpOn || null },
      }),
    onSuccess: async ({ member: { name } }) => {
      await refresh();
      toast({ title: t('coaching.written', { name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={member ? t('coaching.newFor', { name: member.name }) : t('coaching.new')}
      description={t('coaching.private')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={write.isPending}
            disabled={!chosen || !text.trim()}
            onClick={() => write.mutate()}
          >
            {t('send')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {write.error && <Callout problem={write.error} />}
        {!member && (
          <Field label={t('coaching.for')}>
            <Combobox
              value={chosen}
              onChange={choose}
              options={others.map(({ id: value, name: label }) => ({ value, label }))}
            />
          </Field>
        )}
        <Field label={t('coaching.text')}>
          <TextArea value={text} onChange={setText} rows={5} maxLength={10_000} />
        </Field>
        <Field label={t('coaching.followUpOn')} hint={t('coaching.followUpHint')} optional>
          <TextInput type="date" value={followUpOn} onChange={setFollowUp} />
        </Field>
      </div>
    </Dialog>
  );
}
