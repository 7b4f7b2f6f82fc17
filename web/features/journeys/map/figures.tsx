import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MapPart } from '../../../../server/features/journeys/map/asked-contract.ts';
import type { JourneyMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { classes } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import type { AskedMap } from './asked.ts';
import { useComparisonName } from './compare-control.tsx';
import { EmotionScale } from './emotion-scale.tsx';
import { useEvidenceRows } from './evidence-rows.ts';
import { type Opened, useOpened } from './evidence-url.ts';
import styles from './figures.module.css';
import type { Measured } from './measures.ts';
import { useMomentWords } from './moment-words.ts';

interface FiguresProps {
  map: JourneyMap;
  asked: AskedMap;
  of: Measured;
  opened: Opened;
}

/** Every figure of a stage or touchpoint with its n and interval, the comparison's beside it; each opens its people. */
export function Figures({ map, asked, of, opened }: FiguresProps) {
  const { t } = useTranslation('journeys');
  const comparison = useComparisonName();
  const before = comparedOf(map, opened);
  const rows = useEvidenceRows(of, before, asked.quietDays);
  const { open } = useOpened();
  const moment = map.moments.find(({ type }) => type === opened.type);
  return (
    <div className={styles.figures}>
      {moment && <MomentSentence moment={moment} />}
      {'outbound' in of && of.outbound && <p className={styles.sentence}>{t('outbound')}</p>}
      {of.emotion && <EmotionScale emotion={of.emotion} before={before?.emotion ?? null} />}
      <ul className={styles.list}>
        {map.compared && (
          <li className={styles.against} aria-hidden="true">
            {t('headline.against', { what: comparison(asked) })}
          </li>
        )}
        {rows.map(({ part, label, value, honesty, was, inner }) => (
          <li key={label} className={classes(inner && styles.inner)}>
            <Row part={part} onOpen={(part) => open({ ...opened, part })}>
              <span className={styles.label}>
                {label}
                {honesty && <span className={styles.honesty}>{honesty}</span>}
              </span>
              <span className={styles.value}>{value}</span>
              {map.compared && (
                <span className={styles.was}>
                  {was && <span className="visually-hidden">{comparison(asked)}: </span>}
                  {was}
                </span>
              )}
            </Row>
          </li>
        ))}
      </ul>
    </div>
  );
}

function MomentSentence({ moment }: { moment: JourneyMap['moments'][number] }) {
  return <p className={styles.sentence}>{useMomentWords(moment).sentence}</p>;
}

interface RowProps {
  part: MapPart | undefined;
  onOpen: (part: MapPart) => void;
  children: React.ReactNode;
}

function Row({ part, onOpen, children }: RowProps) {
  const mayRead = useMay()('customers.read');
  if (!part || !mayRead)
    return (
      <div className={styles.row}>
        {children}
        <span />
      </div>
    );
  return (
    <button type="button" className={classes(styles.row, styles.opens)} onClick={() => onOpen(part)}>
      {children}
      <ChevronRight size={16} aria-hidden />
    </button>
  );
}

/** The same stage or touchpoint on the other side of the comparison. */
function comparedOf({ compared }: JourneyMap, { stage, type }: Opened): Measured | undefined {
  if (!type) return compared?.stages.find(({ key }) => key === stage);
  return compared?.stages.flatMap(({ touchpoints }) => touchpoints).find((one) => one.type === type);
}
