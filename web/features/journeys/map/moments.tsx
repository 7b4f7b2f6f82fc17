import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JourneyMap, MomentOfMap } from '../../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../../format.ts';
import { Button, EmotionMark } from '../../../ui/index.ts';
import { useStageName, useTypeName } from '../../catalogue/names.ts';
import { TruthMark } from '../../catalogue/truth-mark.tsx';
import { useMay } from '../../session/session.ts';
import { useOpened } from './evidence-url.ts';
import { useMomentWords } from './moment-words.ts';
import styles from './moments.module.css';
import { MomentNumber } from './needle-mark.tsx';

/** Where it breaks: each place in one sentence, with what it rests on and a way to the people. */
export function WorstMoments({ map }: { map: JourneyMap }) {
  const { t } = useTranslation('journeys');
  const worst = map.moments.filter(({ direction }) => direction === 'worst');
  if (!worst.length) return <p className={styles.none}>{t('moments.none')}</p>;
  return (
    <section aria-label={t('moments.worst')}>
      <h2 className={styles.heading}>{t('moments.worst')}</h2>
      <ol className={styles.worst}>
        {worst.map((moment, index) => (
          <Worst key={moment.type} map={map} moment={moment} number={index + 1} />
        ))}
      </ol>
    </section>
  );
}

/** Where it goes well: what to keep. */
export function BestMoments({ map }: { map: JourneyMap }) {
  const { t } = useTranslation('journeys');
  const best = map.moments.filter(({ direction }) => direction === 'best');
  if (!best.length) return null;
  return (
    <section aria-label={t('moments.best')}>
      <h2 className={styles.heading}>{t('moments.best')}</h2>
      <ul className={styles.best}>
        {best.map((moment) => (
          <Best key={moment.type} moment={moment} />
        ))}
      </ul>
    </section>
  );
}

interface MomentProps {
  map: JourneyMap;
  moment: MomentOfMap;
  number: number;
}

function Worst({ map, moment, number }: MomentProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const typeName = useTypeName();
  const stageName = useStageName();
  const { open } = useOpened();
  const { sentence, counted, part, worse } = useMomentWords(moment);
  const stage = map.stages.find(({ key }) => key === moment.stage);
  const at = { stage: moment.stage ?? undefined, type: moment.type };
  return (
    <li className={styles.moment}>
      <MomentNumber number={number} />
      <div className={styles.words}>
        <h3 className={styles.title}>
          <button type="button" className={styles.open} onClick={() => open(at)}>
            {typeName(moment.type)}
          </button>
          {moment.momentOfTruth && (
            <>
              <TruthMark />
              <span className="visually-hidden">{t('truth')}</span>
            </>
          )}
          {stage && <span className={styles.stage}>{stageName(stage)}</span>}
        </h3>
        <p className={styles.sentence}>{sentence}</p>
        <p className={styles.evidence}>
          <Counted words={counted} of={typeName(moment.type)} onOpen={() => open({ ...at, part })} />
          {worse && ` · ${worse}`}
        </p>
        <Button
          size="s"
          icon={<Users size={14} />}
          onClick={() => open({ ...at, part: 'all' })}
          aria-label={t('moments.peopleOf', {
            count: moment.customers,
            shown: format.number(moment.customers),
            name: typeName(moment.type),
          })}
        >
          {t('moments.people', { count: moment.customers, shown: format.number(moment.customers) })}
        </Button>
      </div>
    </li>
  );
}

/** What the sentence rests on; opens whose it was, for those who may see customers. */
function Counted({ words, of, onOpen }: { words: string; of: string; onOpen: () => void }) {
  if (!useMay()('customers.read')) return words;
  return (
    <button type="button" className={styles.counted} aria-label={`${words}, ${of}`} onClick={onOpen}>
      {words}
    </button>
  );
}

function Best({ moment }: { moment: MomentOfMap }) {
  const typeName = useTypeName();
  const { open } = useOpened();
  const { sentence } = useMomentWords(moment);
  return (
    <li>
      <button
        type="button"
        className={styles.good}
        onClick={() => open({ stage: moment.stage ?? undefined, type: moment.type })}
      >
        <EmotionMark sentiment={moment.emotion.value} wordHidden />
        <span>
          <strong>{typeName(moment.type)}</strong> <span className={styles.quiet}>{sentence}</span>
        </span>
      </button>
    </li>
  );
}
