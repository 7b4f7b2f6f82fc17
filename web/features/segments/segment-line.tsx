import { useTranslation } from 'react-i18next';
import { KindBadge } from './kind-badge.tsx';
import type { Segment } from './queries.ts';
import { useRuleWords } from './rule/use-rule-words.ts';
import { Size } from './segment-columns.tsx';
import styles from './segments.module.css';

/** A segment on a phone: its name and size, and who is in it. */
export function SegmentLine({ segment }: { segment: Segment }) {
  const { t } = useTranslation('segments');
  const { id, name, kind, rule, description, createdBy } = segment;
  const words = useRuleWords(rule ? [rule] : []);
  return (
    <span className={styles.line}>
      <span className={styles.lineFacts}>
        <strong className={styles.name}>{name}</strong>
        <KindBadge kind={kind} />
        <span className={styles.lineSize}>
          <Size id={id} />
        </span>
      </span>
      <span className={styles.who}>
        {description || (rule ? words(rule) : `${t('column.by')} ${createdBy.name}`)}
      </span>
    </span>
  );
}
