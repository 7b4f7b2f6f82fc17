import { useTranslation } from 'react-i18next';
import { Button, Callout } from '../../ui/index.ts';
import styles from './composer.module.css';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Draft } from './queries.ts';

/** One wrote on one's draft in another window, too: both are shown, one stays. */
export function DraftConflict({ draft, conflict }: { draft: DraftKeeper; conflict: Draft }) {
  const { t } = useTranslation('conversations');
  return (
    <Callout
      kind="warning"
      title={t('draft.conflict')}
      action={
        <span className={styles.choice}>
          <Button size="s" onClick={() => void draft.keepMine()}>
            {t('draft.mine')}
          </Button>
          <Button size="s" onClick={() => draft.takeTheirs()}>
            {t('draft.theirs')}
          </Button>
        </span>
      }
    >
      <p className={styles.other}>{conflict.text}</p>
    </Callout>
  );
}
