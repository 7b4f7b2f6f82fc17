import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calibrationsApi } from '../../../server/features/quality/calibration/contract.ts';
import { reviewsApi } from '../../../server/features/quality/reviews/contract.ts';
import { call } from '../../api.ts';
import {
  Badge,
  Button,
  Callout,
  Dialog,
  Field,
  ListRow,
  MultiCombobox,
  Select,
  TextLink,
  toastProblem,
} from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import { Loaded } from './loaded.tsx';
import styles from './quality.module.css';
import { repliersQuery, reviewersQuery, scorecardsQuery } from './queries.ts';

interface ChooseDialogProps {
  conversation: { id: string; number: number };
  onClose: () => void;
}

/** Whose answers, by which scorecard; alone, or with others to compare. */
export function ChooseDialog({ conversation: { id, number }, onClose }: ChooseDialogProps) {
  const { t } = useTranslation('quality');
  const { id: self } = useMember();
  const navigate = useNavigate();
  const query = useQuery(repliersQuery(id));
  const { data: scorecards } = useQuery(scorecardsQuery);
  const usable = (scorecards?.items ?? []).filter(({ archived }) => !archived);
  const [chosen, choose] = useState<string>();
  const [calibrated, calibrate] = useState<{ id: string; name: string } | null>(null);
  const scorecard = chosen ?? usable[0]?.id;
  const items = query.data?.items ?? [];
  const begin = (member: string) =>
    call(reviewsApi.begin, { body: { conversation: id, member, scorecard } })
      .then((review) => navigate({ to: '/service/quality/reviews/$id', params: { id: review.id } }))
      .catch(toastProblem);
  if (calibrated)
    return <CalibrateDialog {...{ conversation: id, member: calibrated, scorecard, onClose }} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('choose.title', { number })}
      description={t('choose.about')}
    >
      <div className={styles.stack}>
        {usable.length > 1 && (
          <Field label={t('rules.scorecard')}>
            <Select
              value={scorecard ?? null}
              onChange={choose}
              options={usable.map(({ id: value, name: label }) => ({ value, label }))}
            />
          </Field>
        )}
        <Loaded query={query}>
          {items.length === 0 && <Callout kind="info">{t('choose.nobody')}</Callout>}
          <div className={styles.list}>
            {items.map(({ id: member, name, answers, review }) => (
              <ListRow
                key={member}
                facts={
                  <>
                    <strong>{name}</strong>
                    {review && <Badge>{t(`state.${review.state}`)}</Badge>}
                  </>
                }
                note={[
                  t('choose.answers', { count: answers }),
                  review && t('reviews.by', { name: review.reviewer.name }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                trailing={
                  member === self ? (
                    <span className={styles.quiet}>{t('choose.own')}</span>
                  ) : (
                    <span className={styles.deeds}>
                      <Button
                        size="s"
                        look="quiet"
                        onClick={() => calibrate({ id: member, name })}
                        aria-label={t('choose.calibrateOf', { name })}
                      >
                        {t('choose.calibrate')}
                      </Button>
                      {!review && (
                        <Button
                          size="s"
                          onClick={() => begin(member)}
                          aria-label={t('choose.reviewOf', { name })}
                        >
                          {t('review.begin')}
                        </Button>
                      )}
                      {review && (review.state !== 'draft' || review.reviewer.id === self) && (
                        <TextLink to="/service/quality/reviews/$id" params={{ id: review.id }}>
                          {t('choose.open')}
                        </TextLink>
                      )}
                    </span>
                  )
                }
              />
            ))}
          </div>
        </Loaded>
      </div>
    </Dialog>
  );
}

interface CalibrateProps {
  conversation: string;
  member: { id: string; name: string };
  scorecard: string | undefined;
  onClose: () => void;
}

function CalibrateDialog({ conversation, member, scorecard, onClose }: CalibrateProps) {
  const { t } = useTranslation('quality');
  const { id: self } = useMember();
  const navigate = useNavigate();
  const { data } = useQuery(reviewersQuery);
  const able = (data?.items ?? []).filter(({ id }) => id !== member.id);
  const [reviewers, setReviewers] = useState<string[]>([self]);
  const open = useMutation({
    mutationFn: () =>
      call(calibrationsApi.open, { body: { conversation, member: member.id, scorecard, reviewers } }),
    onSuccess: ({ id }) => navigate({ to: '/service/quality/calibrations/$id', params: { id } }),
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('choose.calibrateOf', { name: member.name })}
      description={t('calibration.about')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={open.isPending}
            disabled={reviewers.length < 2}
            onClick={() => open.mutate()}
          >
            {t('choose.openCalibration')}
          </Button>
        </>
      }
    >
      {open.error && <Callout problem={open.error} />}
      <Field label={t('choose.reviewers')} hint={t('choose.reviewersHint')}>
        <MultiCombobox
          value={reviewers}
          onChange={setReviewers}
          options={able.map(({ id: value, name: label }) => ({ value, label }))}
        />
      </Field>
    </Dialog>
  );
}
