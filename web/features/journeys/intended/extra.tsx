import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Button } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import { Figure } from './figure.tsx';
import styles from './intended.module.css';
import type { HeldAgainst, WhoseHeld } from './queries.ts';

const SHOWN_AT_FIRST = 8;

/** What happens between the steps and was not meant to. */
export function Extra({ held, onOpen }: { held: HeldAgainst; onOpen: (whose: WhoseHeld) => void }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const typeName = useTypeName();
  const [all, setAll] = useState(false);
  if (!held.extra.length) return null;
  const shown = all ? held.extra : held.extra.slice(0, SHOWN_AT_FIRST);
  const hidden = held.extra.length - shown.length;
  return (
    <section aria-label={t('held.extraTitle')}>
      <h2 className={styles.heading}>{t('held.extraTitle')}</h2>
      <ul className={styles.extra}>
        {shown.map(({ type, share, low, high, afterStep, passages }) => (
          <li key={type}>
            <Figure
              label={typeName(type)}
              value={format.percent(share)}
              honesty={[
                t('held.after', { step: held.steps[afterStep - 1]?.title ?? String(afterStep) }),
                t('honesty.interval', {
                  ...{ low: format.percent(low), high: format.percent(high) },
                  n: format.number(held.passages),
                }),
              ].join('; ')}
              onOpen={passages ? () => onOpen({ part: 'extra', type }) : undefined}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button look="quiet" size="s" onClick={() => setAll(true)}>
          {t('more', { count: hidden, shown: format.number(hidden) })}
        </Button>
      )}
    </section>
  );
}
