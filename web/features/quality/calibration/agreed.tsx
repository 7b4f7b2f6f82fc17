import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calibrationsApi } from '../../../../server/features/quality/calibration/contract.ts';
import { scoreOf } from '../../../../server/features/quality/score.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { Button, Callout, Field, Panel, Select, TextArea, TextInput, toast } from '../../../ui/index.ts';
import styles from '../quality.module.css';
import { type Calibration, type Criterion, useFreshQuality } from '../queries.ts';

type AgreedAnswer = NonNullable<Calibration['agreed']>['answers'][number];
const NOTHING = { value: null, applies: true, note: '' };

/** What they agreed on, criterion by criterion, and why. */
export function Agreed({ calibration }: { calibration: Calibration }) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const refresh = useFreshQuality();
  const { id, criteria, agreed } = calibration;
  const [answers, setAnswers] = useState<AgreedAnswer[]>(
    () => agreed?.answers ?? criteria.map((one) => ({ criterion: one.id, ...NOTHING })),
  );
  const [note, setNote] = useState(agreed?.note ?? '');
  const change = (criterion: string, next: Partial<AgreedAnswer>) =>
    setAnswers((before) => before.map((one) => (one.criterion === criterion ? { ...one, ...next } : one)));
  const save = useMutation({
    mutationFn: () => call(calibrationsApi.agree, { params: { id }, body: { answers, note } }),
    onSuccess: async () => {
      await refresh();
      toast({ title: t('calibration.written') });
    },
  });
  const { score } = scoreOf(criteria, answers);
  return (
    <Panel
      title={t('calibration.agreedTitle')}
      description={
        agreed?.by
          ? t('calibration.agreedBy', { name: agreed.by.name, date: format.date(agreed.at) })
          : t('calibration.agreedText')
      }
    >
      <div className={styles.stack}>
        {criteria.map((criterion) => (
          <div key={criterion.id} className={styles.agreedRow}>
            <Field label={criterion.name}>
              <Select
                value={written(answers.find((one) => one.criterion === criterion.id))}
                onChange={(next) => change(criterion.id, read(next))}
                options={optionsOf(t, criterion)}
              />
            </Field>
            <Field label={t('calibration.why', { name: criterion.name })} labelHidden>
              <TextInput
                placeholder={t('calibration.reason')}
                value={answers.find((one) => one.criterion === criterion.id)?.note ?? ''}
                onChange={(words) => change(criterion.id, { note: words })}
                maxLength={2000}
              />
            </Field>
          </div>
        ))}
        <Field label={t('calibration.whole')} optional>
          <TextArea value={note} onChange={setNote} rows={2} maxLength={5000} />
        </Field>
        {save.error && <Callout problem={save.error} />}
        <div className={styles.deeds}>
          <span className={styles.quiet}>
            {score !== null && t('calibration.agreedScore', { score: format.number(score) })}
          </span>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('calibration.write')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

const OPEN = 'open';
const NONE = 'none';

const written = (answer: AgreedAnswer | undefined) =>
  !answer || (answer.applies && answer.value === null) ? OPEN : answer.applies ? String(answer.value) : NONE;

const read = (text: string): Pick<AgreedAnswer, 'value' | 'applies'> => ({
  value: text === OPEN || text === NONE ? null : Number(text),
  applies: text !== NONE,
});

type T = ReturnType<typeof useTranslation<'quality'>>['t'];

function optionsOf(t: T, { scale, optional }: Criterion) {
  const values = scale === 'five' ? [5, 4, 3, 2, 1] : [1, 0];
  return [
    { value: OPEN, label: t('calibration.notYet') },
    ...values.map((value) => ({
      value: String(value),
      label: scale === 'five' ? t('review.ofFive', { value }) : t(value === 1 ? 'review.yes' : 'review.no'),
    })),
    ...(optional ? [{ value: NONE, label: t('review.none') }] : []),
  ];
}
