import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { ChannelIcon, classes } from '../../../ui/index.ts';
import type { Fold } from './fold.ts';
import { textOf } from './properties.ts';
import styles from './timeline.module.css';

interface FoldRowProps {
  fold: Fold;
  unfolded: boolean;
  active: boolean;
  onToggle: () => void;
}

const PATHS_SHOWN = 3;

/** A run of page views in one line. */
export function FoldRow({ fold, unfolded, active, onToggle }: FoldRowProps) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const [newest] = fold.items;
  const count = fold.items.length;
  return (
    <li id={`row-${fold.id}`} className={classes(styles.row, active && styles.active)}>
      <time className={styles.time} dateTime={newest!.at}>
        {format.time(newest!.at)}
      </time>
      <span className={styles.node}>
        <ChannelIcon channel={newest!.channel ?? 'web'} wordHidden />
      </span>
      <div className={styles.words}>
        <p className={styles.facts}>
          <button type="button" className={styles.open} aria-expanded={unfolded} onClick={onToggle}>
            {t('fold', { count, shown: format.number(count), time: format.duration(fold.seconds) })}
            <ChevronRight size={14} aria-hidden className={styles.chevron} />
          </button>
          {!unfolded && <span className={styles.aside}>{pathsOf(fold)}</span>}
        </p>
      </div>
    </li>
  );
}

/** Where they went, in the order in which they went there. */
function pathsOf({ items }: Fold): string {
  const paths = items
    .toReversed()
    .map(({ properties }) => textOf(properties.path) ?? textOf(properties.title));
  const different = [...new Set(paths.filter((path) => path !== undefined))];
  return different.slice(0, PATHS_SHOWN).join(' → ') + (different.length > PATHS_SHOWN ? ' …' : '');
}
