import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { TextLink, type UrlSearch } from '../../ui/index.ts';
import { useWaiting } from './waiting.ts';
import styles from './waiting-line.module.css';

const PLACES = {
  secondLooks: { tab: 'reviews', state: 'disputed' },
  reviews: { tab: 'reviews', member: 'me' },
  notes: { tab: 'coaching' },
  followUps: { tab: 'coaching' },
} as const satisfies Record<string, UrlSearch>;

const KINDS = Object.keys(PLACES) as (keyof typeof PLACES)[];

/** What waits for the reader, each with the way to it. Nothing where nothing does. */
export function WaitingLine() {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const waiting = useWaiting();
  const kinds = KINDS.filter((kind) => waiting?.[kind]);
  if (!waiting || !kinds.length) return null;
  return (
    <p className={styles.line}>
      <strong>{t('waiting.title')}</strong>
      {kinds.map((kind) => (
        <TextLink key={kind} to="/service/quality" search={PLACES[kind]}>
          {t(`waiting.${kind}`, { count: waiting[kind], n: format.number(waiting[kind]) })}
        </TextLink>
      ))}
    </p>
  );
}
