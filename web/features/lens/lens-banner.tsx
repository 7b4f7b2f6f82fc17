import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LensState } from '../../../server/features/lens/contract.ts';
import { useFormat } from '../../format.ts';
import { Callout, ProgressBar } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './lens-banner.module.css';
import { lensQuery } from './lens-query.ts';

type Progress = NonNullable<LensState['filling']>;

/** So far behind is said; less is gone before anybody has read about it. */
const WORTH_SAYING_SECONDS = 60;

/** Above figures that come from the lens: says when they are not whole, late, or cannot be had. Otherwise nothing. */
export function LensBanner() {
  const mayAsk = useMay()('journeys.read');
  const { data: lens } = useQuery({ ...lensQuery, enabled: mayAsk });
  if (!lens) return null;
  if (lens.state === 'unreachable') return <Unreachable />;
  if (lens.state === 'starting') return <Starting />;
  if (lens.filling) return <Filling state={lens.state} filling={lens.filling} />;
  if (lens.lagSeconds >= WORTH_SAYING_SECONDS) return <Behind lens={lens} />;
  return null;
}

function Unreachable() {
  const { t } = useTranslation('lens');
  return (
    <Callout kind="warning" title={t('unreachable')}>
      {t('unreachableText')}
    </Callout>
  );
}

function Starting() {
  const { t } = useTranslation('lens');
  return <Callout title={t('starting')}>{t('startingText')}</Callout>;
}

function Filling({ state, filling }: { state: LensState['state']; filling: Progress }) {
  const { t } = useTranslation('lens');
  const format = useFormat();
  const kind = state === 'rebuilding' ? 'rebuilding' : 'filling';
  return (
    <Callout title={t(kind)}>
      <div className={styles.filling}>
        <p>{t(`${kind}Text`)}</p>
        <ProgressBar
          label={t('read')}
          share={filling.progress}
          facts={t('readOf', {
            count: filling.expected,
            read: format.number(filling.touchpoints),
            expected: format.compact(filling.expected),
          })}
        />
      </div>
    </Callout>
  );
}

function Behind({ lens }: { lens: LensState }) {
  const { t } = useTranslation('lens');
  const format = useFormat();
  return (
    <Callout title={t('behind', { time: format.duration(lens.lagSeconds) })}>
      {t('waiting', { count: lens.waiting, waiting: format.number(lens.waiting) })}
    </Callout>
  );
}
