import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LineDrawing, type LineMotif } from '../../ui/line-drawing.tsx';
import styles from './welcome-page.module.css';

const WAYS = [
  { way: 'sample', to: '/sample', drawing: 'journey' },
  { way: 'import', to: '/imports', drawing: 'file' },
  { way: 'connect', to: '/connect', drawing: 'connect' },
] as const satisfies { way: string; to: LinkProps['to']; drawing: LineMotif }[];

/** Three ways to get the first customers in. */
export function WaysIn() {
  const { t } = useTranslation('session');
  return (
    <ul className={styles.ways}>
      {WAYS.map(({ way, to, drawing }) => (
        <li key={way}>
          <Link to={to} className={styles.way}>
            <LineDrawing motif={drawing} />
            <h2 className={styles.name}>
              {t(`welcome.${way}.title`)}
              <ArrowRight size={18} aria-hidden />
            </h2>
            <p className={styles.text}>{t(`welcome.${way}.text`)}</p>
            <p className={styles.time}>{t(`welcome.${way}.time`)}</p>
          </Link>
        </li>
      ))}
    </ul>
  );
}
