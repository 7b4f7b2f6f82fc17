import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Pulse, SPANS, type Span } from '../../../server/features/pulse/contract.ts';
import { IconButton, useUrlFilters } from '../../ui/index.ts';
import { ChoiceControl } from '../narrowing/choice-control.tsx';
import styles from './pulse.module.css';

/** How long a time is looked at, and the way to earlier and later ones: each a step that Back takes back. */
export function SpanControl({ span, pulse }: { span: Span; pulse: Pulse | undefined }) {
  const { t } = useTranslation('pulse');
  const url = useUrlFilters();
  const go = (at: string | null | undefined) => url.go({ at: at ?? undefined });
  return (
    <div className={styles.spans}>
      <IconButton
        label={t(`earlier.${span}`)}
        icon={<ChevronLeft size={18} />}
        disabled={!pulse?.earlier}
        onClick={() => go(pulse?.earlier)}
      />
      <IconButton
        label={t(`${pulse && pulse.later === pulse.running ? 'running' : 'later'}.${span}`)}
        icon={<ChevronRight size={18} />}
        disabled={!pulse?.later}
        onClick={() => go(pulse?.later)}
      />
      <ChoiceControl
        name={t('span.label')}
        value={span}
        usual="week"
        options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
        onChoose={(next) =>
          url.go({ span: next === 'week' ? undefined : next, at: url.one('at') && pulse?.at })
        }
      />
    </div>
  );
}
