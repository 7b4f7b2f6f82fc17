import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Callout, IconButton, Popover } from '../../ui/index.ts';
import { MacroButton } from './along/macro-button.tsx';
import type { Deeds } from './deeds.ts';
import styles from './inbox.module.css';
import { PICKERS, type Picker, PickerOf } from './pickers.tsx';
import type { Selection } from './selection.ts';

/** What can be done to those that are chosen. */
export function BulkBar({ selection, deeds }: { selection: Selection; deeds: Deeds }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const count = selection.rows.length;
  if (!count) return null;
  return (
    <section className={styles.bulk} aria-label={t('bulk.label')}>
      <span className={styles.bulkCount} aria-live="polite">
        {t('bulk.chosen', { count, shown: format.number(count) })}
      </span>
      <Button
        size="s"
        onClick={() => deeds.change({ on: selection.rows, change: { status: 'solved' }, done: 'solved' })}
      >
        {t('solve')}
      </Button>
      {PICKERS.map((what) => (
        <BulkPicker key={what} what={what} selection={selection} deeds={deeds} />
      ))}
      <MacroButton selection={selection} deeds={deeds} />
      <IconButton size="s" label={t('bulk.clear')} icon={<X size={16} />} onClick={selection.clear} />
    </section>
  );
}

function BulkPicker({ what, selection, deeds }: { what: Picker; selection: Selection; deeds: Deeds }) {
  const { t } = useTranslation('conversations');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="s" look="quiet">
          {t(`bulk.${what}`)}
        </Button>
      }
    >
      <PickerOf what={what} on={selection.rows} deeds={deeds} onDone={() => setOpen(false)} />
    </Popover>
  );
}

/** Those that stayed as they were, and why. */
export function RefusedOnes({ deeds }: { deeds: Deeds }) {
  const { t } = useTranslation('conversations');
  const { refused } = deeds;
  if (!refused.length) return null;
  return (
    <div className={styles.refused}>
      <Callout
        kind="warning"
        title={t('bulk.refused', { count: refused.length })}
        action={
          <IconButton size="s" label={t('close')} icon={<X size={16} />} onClick={deeds.forgetRefused} />
        }
      >
        <ul>
          {refused.map(({ number, reason }) => (
            <li key={number ?? reason}>
              {number !== undefined && `#${number}: `}
              {reason}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
