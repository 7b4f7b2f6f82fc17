import { useTranslation } from 'react-i18next';
import { Time } from '../../ui/index.ts';
import { useReasonWords } from '../assignment/words.ts';
import { useChangeWords } from './change-words.ts';
import type { Change } from './queries.ts';
import styles from './thread.module.css';
import type { ChangeGroup } from './thread.ts';

interface ChangeLineProps {
  group: ChangeGroup;
  /** Ids of conversations that are merged into this one now and can be given back. */
  separable: readonly string[];
  /** Absent for members who may not. */
  onUnmerge: ((other: string) => void) | undefined;
}

/** What one person changed in one go: a quiet line between the messages. */
export function ChangeLine({ group, separable, onUnmerge }: ChangeLineProps) {
  const { t } = useTranslation('conversations');
  const wordsOf = useChangeWords();
  const reasonOf = useReasonWords();
  /** What was done for one reason stands together, the reason after it. */
  const words = [...Map.groupBy(group.changes, ({ reason }) => JSON.stringify(reason)).values()].flatMap(
    (changes) => {
      const said = wordsOf(changes);
      const reason = said.length ? reasonOf(changes[0]!.reason) : undefined;
      return reason ? [...said.slice(0, -1), `${said.at(-1)} (${reason})`] : said;
    },
  );
  const joins = group.changes.filter(({ what }) => JOINS.some((one) => one === what));
  if (!words.length && !joins.length) return null;
  const by = group.actor.kind === 'customer' ? t('customer') : group.actor.name;
  return (
    <p className={styles.change}>
      {by && <span className={styles.by}>{by}</span>}
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
      {joins.map((change) => (
        <Join key={change.id} change={change} separable={separable} onUnmerge={onUnmerge} />
      ))}
      <Time at={group.at} />
    </p>
  );
}

const JOIN_WORDS = {
  merged: 'merge.line',
  unmerged: 'merge.unLine',
  'merged-into': 'merge.intoLine',
  'unmerged-from': 'merge.fromLine',
  split: 'split.line',
  'split-from': 'split.fromLine',
  linked: 'link.line',
  unlinked: 'link.unLine',
} as const;
type Joining = keyof typeof JOIN_WORDS;
const JOINS = Object.keys(JOIN_WORDS);

interface JoinProps extends Pick<ChangeLineProps, 'separable' | 'onUnmerge'> {
  change: Change;
}

function Join({ change: { what, after }, separable, onUnmerge }: JoinProps) {
  const { t } = useTranslation('conversations');
  const { id, number } = after as { id: string; number: number };
  return (
    <>
      <span>{t(JOIN_WORDS[what as Joining], { number })}</span>
      {what === 'merged' && separable.includes(id) && onUnmerge && (
        <button type="button" className={styles.undo} onClick={() => onUnmerge(id)}>
          {t('undo')}
        </button>
      )}
    </>
  );
}
