import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './control.module.css';
import filterStyles from './filter-bar.module.css';
import type { Option } from './select.tsx';

interface FilterFinderProps {
  label: string;
  /** The button that opens it. */
  trigger: ReactElement;
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  onSearch: (text: string) => void;
}

const NONE = '';

/** One filter whose values are too many for a menu: found by typing. */
export function FilterFinder({ label, trigger, options, value, onChange, onSearch }: FilterFinderProps) {
  const { t } = useTranslation('ui');
  const chosen = options.find((option) => option.value === value) ?? null;
  const items = value ? [{ value: NONE, label: t('filters.clearOne') }, ...options] : options;
  return (
    <Base.Root<Option>
      items={items}
      value={chosen}
      onValueChange={(option) => onChange(option?.value || undefined)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onInputValueChange={onSearch}
      filter={null}
      autoHighlight
    >
      {/* What is in a combobox is its value, not its name. */}
      <Base.Trigger render={trigger} aria-label={chosen ? `${label}: ${chosen.label}` : label} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align="start">
          <Base.Popup className={filterStyles.finder} aria-label={label}>
            <Base.Input className={styles.control} placeholder={t('filters.find')} aria-label={label} />
            <Base.Empty className={styles.none}>{t('nothingFound')}</Base.Empty>
            <Base.List className={filterStyles.found}>
              {(option: Option) => (
                <Base.Item key={option.value} value={option} className={styles.option}>
                  <span className={styles.optionText}>
                    {option.label}
                    {option.hint && <span className={styles.optionHint}>{option.hint}</span>}
                  </span>
                  <Base.ItemIndicator className={styles.tick}>
                    <Check size={16} />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
