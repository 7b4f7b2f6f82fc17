import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PulseMetric, Span } from '../../../server/features/pulse/contract.ts';
import { isNought } from '../metrics/figure-text.ts';
import styles from './tiles.module.css';

interface VerdictMarkProps {
  verdict: PulseMetric['verdict'];
  /** A total: it always moves, and what is not certain is no more than that. */
  isTotal?: boolean;
  /** It changed as it had before, in periods of this length: no news, but said. */
  again?: Span | undefined;
  change: number;
  /** Already formatted. */
  difference: string;
}

/** How much it changed and whether that is good; coloured only where it is certain, and a word says so, too. */
export function VerdictMark({ verdict, isTotal, again, change, difference }: VerdictMarkProps) {
  const { t } = useTranslation('pulse');
  const Arrow = isNought(difference) || change === 0 ? ArrowRight : change > 0 ? ArrowUp : ArrowDown;
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Arrow size={14} aria-hidden />
      <span>{difference}</span>
      <span className={styles.word}>
        {again
          ? t(`verdict.${change > 0 ? 'grew' : 'fell'}.${again}`)
          : t(`verdict.${isTotal && verdict === 'unclear' ? 'usual' : verdict}`)}
      </span>
    </span>
  );
}
