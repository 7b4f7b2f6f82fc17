import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Popover, useUrlFilters } from '../../../ui/index.ts';
import { Control } from './control.tsx';
import styles from './controls.module.css';
import { PresetList } from './preset-list.tsx';
import { useVersionOptions } from './versions.ts';

const NOW = 'now';

/** Under which map the past is read: the one of today, or one that was saved. Not shown while there is only one. */
export function VersionControl() {
  const { t } = useTranslation('journeys');
  const url = useUrlFilters();
  const [open, setOpen] = useState(false);
  const versions = useVersionOptions();
  const chosen = url.one('version');
  if (!versions.length && !chosen) return null;
  const options = [{ value: NOW, label: t('version.now') }, ...versions];
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t('version.title')}
      trigger={
        <Control
          name={t('version.label')}
          value={options.find(({ value }) => value === (chosen ?? NOW))?.label ?? chosen}
          changed={chosen !== undefined}
        />
      }
    >
      <div className={styles.form}>
        <PresetList
          label={t('version.title')}
          value={chosen ?? NOW}
          options={options}
          onChoose={(version) => {
            url.set({ version: version === NOW ? undefined : version });
            setOpen(false);
          }}
        />
      </div>
    </Popover>
  );
}
