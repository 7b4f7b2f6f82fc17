import { CircleCheck, CircleX, Handshake, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { classes } from '../../../ui/index.ts';
import { isOverdue, type PromiseTold } from './owed.ts';
import styles from './promises.module.css';

const ICONS = { open: Handshake, kept: CircleCheck, broken: CircleX, withdrawn: Undo2 };

/** Under the message that made it: what was promised, and what became of it. */
export function PromiseLine({ promise }: { promise: PromiseTold }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const { text, dueAt, doneAt } = promise;
  const state = promise.state === 'open' && isOverdue(promise) ? 'broken' : promise.state;
  const Icon = ICONS[state];
  const became = state === 'broken' && doneAt ? 'late' : state;
  return (
    <p className={classes(styles.line, state === 'broken' && styles.late)}>
      <Icon size={15} aria-hidden />
      <span>
        {t('promise.by', { text, when: format.relative(dueAt) })}
        {became !== 'open' && <strong className={styles.became}> · {t(`promise.became.${became}`)}</strong>}
      </span>
    </p>
  );
}
