import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../server/features/imports/kinds.ts';
import { Button, Callout } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './imports.module.css';
import { useRemove } from './queries.ts';

interface NoPlaceProps {
  one: Import;
  onChoose: (kind: ImportKind) => void;
}

/** For a file that looks like nothing we know: what could be taken, to be chosen all the same, or away with it. */
export function NoPlace({ one, onChoose }: NoPlaceProps) {
  const { t } = useTranslation('imports');
  const may = useMay()('imports.write');
  const remove = useRemove(one.id);
  return (
    <Callout
      kind="warning"
      title={t('match.noPlace')}
      action={
        may && (
          <Button busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('match.remove')}
          </Button>
        )
      }
    >
      <p>{t('match.noPlaceText')}</p>
      <ul className={styles.canTake}>
        {IMPORT_KINDS.map((kind) => (
          <li key={kind}>
            <Button size="s" disabled={!may} title={t(`kindHints.${kind}`)} onClick={() => onChoose(kind)}>
              {t(`kinds.${kind}`)}
            </Button>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
