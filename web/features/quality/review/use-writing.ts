import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewsApi } from '../../../../server/features/quality/reviews/contract.ts';
import { scoreOf } from '../../../../server/features/quality/score.ts';
import { call } from '../../../api.ts';
import { toast, toastProblem } from '../../../ui/index.ts';
import { type Answer, type Review, useFreshQuality } from '../queries.ts';

const KEEP_AFTER_MS = 600;
const UNANSWERED = { value: null, applies: true, comment: '', message: null };

interface Draft {
  answers: Answer[];
  comment: string;
}

/** A review while it is written: a draft is kept as one goes, a given one changes when one says so. */
export function useWriting(review: Review, onDone: () => void) {
  const { t } = useTranslation('quality');
  const refresh = useFreshQuality();
  const navigate = useNavigate();
  const { id, criteria, state, calibration } = review;
  const isDraft = state === 'draft';
  const [draft, setDraft] = useState<Draft>({ answers: review.answers, comment: review.comment });
  const keeping = useKeeping(id, draft, isDraft);
  const score = scoreOf(criteria, draft.answers);
  const set = (criterion: string, change: Partial<Answer>) =>
    setDraft((before) => withAnswer(before, criterion, change));

  const giving = useMutation({
    mutationFn: async () => {
      await keeping.stop();
      await call(reviewsApi.write, { params: { id }, body: draft });
      if (isDraft) await call(reviewsApi.give, { params: { id } });
    },
    onSuccess: async () => {
      await refresh();
      toast(
        calibration
          ? { title: t('calibration.isGiven'), description: t('calibration.blindText') }
          : { title: t(isDraft ? 'review.given' : 'review.changed', { name: review.member.name }) },
      );
      onDone();
      if (calibration)
        void navigate({ to: '/service/quality/calibrations/$id', params: { id: calibration } });
    },
  });

  async function discard() {
    await keeping.stop();
    try {
      await call(reviewsApi.discard, { params: { id } });
      await refresh();
      toast({ title: t('review.discarded') });
      void navigate({ to: '/service/quality' });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  return {
    draft,
    set,
    ...score,
    comment: (comment: string) => setDraft((before) => ({ ...before, comment })),
    give: () => score.complete && score.score !== null && !giving.isPending && giving.mutate(),
    discard,
    isBusy: giving.isPending,
    error: giving.error,
    kept: isDraft ? keeping.kept : ('unsaved' as const),
  };
}

function withAnswer(draft: Draft, criterion: string, change: Partial<Answer>): Draft {
  const before = draft.answers.find((one) => one.criterion === criterion) ?? { criterion, ...UNANSWERED };
  const others = draft.answers.filter((one) => one.criterion !== criterion);
  return { ...draft, answers: [...others, { ...before, ...change }] };
}

/** Writes a draft down a moment after the last change, and at once when the page is left. */
function useKeeping(id: string, draft: Draft, isDraft: boolean) {
  const [kept, setKept] = useState<'kept' | 'keeping' | 'failed'>('kept');
  const latest = useRef(draft);
  const written = useRef(draft);
  const stopped = useRef(!isDraft);
  /** One after the other: what was written last arrives last. */
  const onItsWay = useRef(Promise.resolve());
  latest.current = draft;
  async function writeLatest() {
    if (stopped.current || written.current === latest.current) return;
    const sent = latest.current;
    written.current = sent;
    await call(reviewsApi.write, { params: { id }, body: sent, keepalive: true }).then(
      () => setKept('kept'),
      () => {
        written.current = { ...sent };
        setKept('failed');
      },
    );
  }
  const write = useRef(() => {
    onItsWay.current = onItsWay.current.then(writeLatest);
  });
  useEffect(() => {
    if (stopped.current || written.current === draft) return;
    setKept('keeping');
    const timer = setTimeout(() => write.current(), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => write.current(), []);
  return {
    kept,
    /** What is on its way arrives first: after the review was given, it would be refused. */
    stop: () => {
      stopped.current = true;
      return onItsWay.current;
    },
  };
}
