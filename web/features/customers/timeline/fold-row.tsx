import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Badge, classes, StageMark } from '../../../ui/index.ts';
import { useSurveyName } from '../../catalogue/survey-name.ts';
import type { Fold } from './fold.ts';
import { Node } from './node.tsx';
import { detailOf, textOf } from './properties.ts';
import { useSentenceOfAll } from './sentences.ts';
import styles from './timeline.module.css';
import { useStages } from './use-stages.ts';

interface FoldRowProps {
  fold: Fold;
  unfolded: boolean;
  active: boolean;
  /** One of them has just arrived. */
  fresh: boolean;
  onToggle: () => void;
}

const DETAILS_SHOWN = 3;

/** Several touchpoints in one line: a visit, or the same again and again. */
export function FoldRow(props: FoldRowProps) {
  return props.fold.of === 'visit' ? <Visit {...props} /> : <Run {...props} />;
}

function Visit(props: FoldRowProps) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const { items, seconds } = props.fold;
  const count = items.length;
  const paths = items.map(({ properties }) => textOf(properties.path) ?? textOf(properties.title));
  return (
    <Row {...props} details={paths}>
      {t('fold', { count, shown: format.number(count), time: format.duration(seconds) })}
    </Row>
  );
}

function Run(props: FoldRowProps) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const sentenceOfAll = useSentenceOfAll();
  const surveyName = useSurveyName();
  const stages = useStages();
  const { items } = props.fold;
  const { what, isWhole } = sentenceOfAll(items);
  const details = isWhole ? [] : items.map((item) => surveyName(detailOf(item, format)));
  const stage = stages.find(({ key }) => key === items[0]!.stage);
  const span = format.span(items.at(-1)!.at, items[0]!.at);
  return (
    <Row {...props} details={details} stage={stage && <StageMark {...stage.mark} />}>
      {t('run', { shown: format.number(items.length), what, span })}
    </Row>
  );
}

interface RowProps extends FoldRowProps {
  /** What each was about, the newest first. */
  details: (string | undefined)[];
  stage?: ReactNode;
  children: ReactNode;
}

function Row({ fold, unfolded, active, fresh, onToggle, details, stage, children }: RowProps) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const newest = fold.items[0]!;
  return (
    <li id={`row-${fold.id}`} className={classes(styles.row, active && styles.active, fresh && styles.fresh)}>
      <time className={styles.time} dateTime={newest.at} title={format.dateTime(newest.at)}>
        {format.time(newest.at)}
      </time>
      <Node item={newest} />
      <div className={styles.words}>
        <p className={styles.facts}>
          <button type="button" className={styles.open} aria-expanded={unfolded} onClick={onToggle}>
            <span>{children}</span>
            <ChevronRight size={14} aria-hidden className={styles.chevron} />
          </button>
          {!unfolded && <span className={styles.aside}>{inOrder(details)}</span>}
          {fresh && <Badge kind="accent">{t('fresh')}</Badge>}
        </p>
      </div>
      <span className={styles.stage}>{stage}</span>
    </li>
  );
}

/** The first few different ones, as they followed each other. */
function inOrder(newestFirst: (string | undefined)[]): string {
  const different = [...new Set(newestFirst.toReversed().filter((one) => one !== undefined))];
  return different.slice(0, DETAILS_SHOWN).join(' → ') + (different.length > DETAILS_SHOWN ? ' …' : '');
}
