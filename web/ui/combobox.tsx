import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import styles from './control.module.css';
import type { Option } from './select.tsx';

interface Common {
  options: readonly Option[];
  placeholder?: string;
  disabled?: boolean;
  /** For options fetched by search: called with what is typed; the options are then shown as they come. */
  onSearch?: (text: string) => void;
  /** Only where no Field names it. */
  'aria-label'?: string;
}

export interface ComboboxProps extends Common {
  value: string | null;
  onChange: (value: string | null) => void;
}

/** One of many, found by typing: time zones, countries, customers. */
export function Combobox({
  options,
  value,
  onChange,
  placeholder,
  disabled,
  onSearch,
  ...rest
}: ComboboxProps) {
  return (
    <Base.Root<Option>
      items={options}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={(option) => onChange(option?.value ?? null)}
      isItemEqualToValue={sameOption}
      onInputValueChange={onSearch}
      filter={onSearch ? null : undefined}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className={classes(styles.control, styles.combobox)}>
        <Base.Input className={styles.bare} placeholder={placeholder} aria-label={rest['aria-label']} />
        <Base.Icon className={styles.over}>
          <ChevronDown size={16} />
        </Base.Icon>
      </Base.InputGroup>
      <Options />
    </Base.Root>
  );
}

export interface MultiComboboxProps extends Common {
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** Several of many, as chips: tags, permissions, stages. */
export function MultiCombobox({
  options,
  value,
  onChange,
  placeholder,
  disabled,
  onSearch,
  ...rest
}: MultiComboboxProps) {
  const { t } = useTranslation('ui');
  const chosen = value.map(
    (one) => options.find((option) => option.value === one) ?? { value: one, label: one },
  );
  return (
    <Base.Root<Option, true>
      multiple
      items={options}
      value={chosen}
      onValueChange={(next) => onChange(next.map((option) => option.value))}
      isItemEqualToValue={sameOption}
      onInputValueChange={onSearch}
      filter={onSearch ? null : undefined}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup>
        <Base.Chips className={`${styles.control} ${styles.chips}`}>
          {chosen.map((option) => (
            <Base.Chip key={option.value} className={styles.chip} aria-label={option.label}>
              {option.label}
              <Base.ChipRemove className={styles.chipRemove} aria-label={t('remove', { what: option.label })}>
                <X size={14} />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            className={styles.bare}
            placeholder={chosen.length === 0 ? placeholder : undefined}
            aria-label={rest['aria-label']}
          />
        </Base.Chips>
      </Base.InputGroup>
      <Options />
    </Base.Root>
  );
}

function Options() {
  const { t } = useTranslation('ui');
  return (
    <Base.Portal>
      <Base.Positioner className={styles.positioner} sideOffset={4}>
        <Base.Popup className={styles.options}>
          <Base.Empty className={styles.none}>{t('nothingFound')}</Base.Empty>
          <Base.List>
            {(option: Option) => (
              <Base.Item
                key={option.value}
                value={option}
                disabled={option.disabled}
                className={styles.option}
              >
                {option.icon}
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
  );
}

function sameOption(one: Option, other: Option) {
  return one.value === other.value;
}
