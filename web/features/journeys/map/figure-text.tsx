import { useTranslation } from 'react-i18next';
import { type Measured, useFigure, useMeasure } from './measures.ts';
import styles from './rows.module.css';
import { useWhyNothing } from './why-nothing.ts';

/** The chosen measure of a stage or touchpoint, in the width of a row; a dash says why it is one. */
export function FigureText({ of }: { of: Measured }) {
  const { t } = useTranslation('journeys');
  const { measure, name } = useMeasure();
  const shown = useFigure()(measure, of);
  const why = useWhyNothing()(measure, of);
  if (!shown) {
    return (
      <span className={styles.none} title={why}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">
          {t('unknownMeasure', { measure: name(measure) })}. {why}
        </span>
      </span>
    );
  }
  return (
    <span className={shown.small || shown.nothing ? styles.none : styles.figure}>
      <span className="visually-hidden">{name(measure)} </span>
      {shown.small ? t('tooFew') : shown.text}
    </span>
  );
}
