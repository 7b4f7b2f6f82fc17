import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown, X } from 'lucide-react';
import { type ComponentProps, type MouseEvent, useRef, useState } from 'react';
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

type InputProps = ComponentProps<typeof Base.Input>;
type InputKey = Parameters<NonNullable<InputProps['onKeyDown']>>[0];

/**
 * One of many, found by typing: time zones, countries, customers. Whoever comes to it begins a new search: what is
 * typed takes the place of the value's name, and leaving without a choice brings the name back. Emptied, it gives
 * null; where one must be chosen, the page leaves that alone, and the name comes back too.
 */
export function Combobox({
  options,
  value,
  onChange,
  placeholder,
  disabled,
  onSearch,
  ...rest
}: ComboboxProps) {
  const [isOpen, setOpen] = useState(false);
  const fresh = useFreshSearch();
  return (
    <Base.Root<Option>
      items={options}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={(option, { reason }) => {
        onChange(option?.value ?? null);
        if (reason === 'item-press') fresh.begin();
      }}
      isItemEqualToValue={sameOption}
      open={isOpen}
      onOpenChange={setOpen}
      onInputValueChange={(text, { reason }) => {
        // Emptied while closed: it is on closing that the name comes back.
        if (text === '' && reason === 'input-change') setOpen(true);
        onSearch?.(text);
      }}
      filter={onSearch ? null : undefined}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className={classes(styles.control, styles.combobox)}>
        <Base.Input
          {...fresh.props}
          className={styles.bare}
          placeholder={placeholder}
          aria-label={rest['aria-label']}
          onKeyDown={keepKeys}
        />
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
            onKeyDown={keepKeys}
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

/** Selects the name that stands in the field, so that typing replaces it. */
function useFreshSearch() {
  const input = useRef<HTMLInputElement>(null);
  const wasOpen = useRef(false);
  return {
    /** After a choice, once its name is written. */
    begin: () =>
      requestAnimationFrame(() => {
        if (document.activeElement === input.current) input.current?.select();
      }),
    props: {
      ref: input,
      onPointerDown: ({ currentTarget }: MouseEvent<HTMLInputElement>) => {
        wasOpen.current = isExpanded(currentTarget);
      },
      // On the click, as the browser puts the caret where the mouse went down. Who marks a part, or clicks into what
      // they are typing, is left alone.
      onClick: ({ currentTarget: field }: MouseEvent<HTMLInputElement>) => {
        if (!wasOpen.current && field.selectionStart === field.selectionEnd) field.select();
      },
    },
  };
}

/** Enter in an open list is about the list, and never sends the form; Escape in a closed one is not about the value. */
function keepKeys(event: InputKey) {
  const isOpen = isExpanded(event.currentTarget);
  if (event.key === 'Escape' && !isOpen) event.preventBaseUIHandler();
  if (event.key !== 'Enter' || !isOpen || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const isNoneHighlighted = !event.currentTarget.getAttribute('aria-activedescendant');
  if (isNoneHighlighted) event.preventBaseUIHandler();
}

function isExpanded(field: HTMLInputElement): boolean {
  return field.getAttribute('aria-expanded') === 'true';
}

function sameOption(one: Option, other: Option) {
  return one.value === other.value;
}
