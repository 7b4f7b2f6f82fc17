import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../../ui/index.ts';
import styles from './along.module.css';
import type { AlongNext } from './along.ts';
import { useDeedWords } from './deed-words.ts';

/** What is done when the answer is sent, each of which can be taken off before. */
export function AlongList({ along: { does, set } }: { along: AlongNext }) {
  const { t } = useTranslation('replies');
  const told = useDeedWords();
  if (!does) return null;
  return (
    <div className={styles.along}>
      <span className={styles.when} id="along-when">
        <Zap size={14} aria-hidden />
        {t('whenSent')}
      </span>
      <ul className={styles.deeds} aria-labelledby="along-when">
        {told(does).map(({ name, words, without }) => (
          <li key={name}>
            <Chip away={{ label: t('without', { what: words }), onClick: () => set(without) }}>
              <span className={styles.words} title={words}>
                {words}
              </span>
            </Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}
