import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coachingApi } from '../../../../server/features/quality/coaching/contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { Button, Field, TextInput, toast, toastProblem } from '../../../ui/index.ts';
import styles from '../quality.module.css';
import { type Note, useFreshQuality } from '../queries.ts';

/** On which day its author comes back to a note; no day where the field is emptied. */
export function FollowUpForm({ note, onClose }: { note: Note; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const refresh = useFreshQuality();
  const [day, setDay] = useState(note.followUpOn ?? '');
  const put = (followUpOn: string | null) =>
    call(coachingApi.change, { params: { id: note.id }, body: { followUpOn } }).then(refresh);

  async function save() {
    try {
      await put(day || null);
    } catch (problem) {
      toastProblem(problem);
      return;
    }
    onClose();
    toast({
      title: day ? t('coaching.moved', { date: format.date(`${day}T12:00:00Z`) }) : t('coaching.noDay'),
      undo: () => void put(note.followUpOn).catch(toastProblem),
    });
  }

  return (
    <form
      className={styles.answering}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('coaching.followUpOn')} hint={t('coaching.remindedHint')}>
        <TextInput type="date" value={day} onChange={setDay} />
      </Field>
      <div className={styles.deeds}>
        <Button size="s" look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button size="s" type="submit" disabled={day === (note.followUpOn ?? '')}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
