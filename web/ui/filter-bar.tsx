import { ChevronDown, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './filter-bar.module.css';
import { FilterFinder } from './filter-finder.tsx';
import { Menu, MenuCheck, MenuItem, MenuSeparator } from './menu.tsx';
import type { Option } from './select.tsx';
import { useUrlFilters } from './url-filters.ts';

export interface Filter {
  /** Its name in the URL. */
  name: string;
  label: string;
  options: readonly Option[];
  /** Several at once are joined by "or". */
  multiple?: boolean;
  /** Where there are too many to show: called with what is typed; the options are then shown as they come. */
  onSearch?: (text: string) => void;
}

export interface FilterBarProps {
  filters: readonly Filter[];
  /** A SearchInput, usually. */
  search?: ReactNode;
  /** At the end: a column chooser, a count. */
  end?: ReactNode;
}

/** Search and filters of a list; what is chosen stands in the URL (read it with `useUrlFilters`). */
export function FilterBar({ filters, search, end }: FilterBarProps) {
  const { t } = useTranslation('ui');
  const url = useUrlFilters();
  const active = filters.filter((filter) => url.all(filter.name).length > 0);
  return (
    <div className={styles.bar}>
      {search}
      {filters.map((filter) => (
        <OneFilter key={filter.name} filter={filter} />
      ))}
      {active.length > 0 && (
        <Button
          look="quiet"
          icon={<X size={16} />}
          onClick={() => url.clear(...filters.map(({ name }) => name))}
        >
          {t('filters.clear')}
        </Button>
      )}
      {end && <div className={styles.end}>{end}</div>}
    </div>
  );
}

function OneFilter({ filter }: { filter: Filter }) {
  const { t } = useTranslation('ui');
  const url = useUrlFilters();
  const chosen = url.all(filter.name);
  const labels = filter.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);

  function toggle(value: string, on: boolean) {
    const others = filter.multiple ? chosen.filter((one) => one !== value) : [];
    url.set({ [filter.name]: on ? [...others, value] : others });
  }

  const trigger = (
    <button type="button" className={classes(styles.filter, labels.length > 0 && styles.active)}>
      <span className={styles.name}>{filter.label}</span>
      {labels.length > 0 && (
        <span className={styles.chosen}>
          {labels.length > 2 ? t('filters.chosen', { count: labels.length }) : labels.join(', ')}
        </span>
      )}
      <ChevronDown size={14} aria-hidden />
    </button>
  );
  if (filter.onSearch) {
    return (
      <FilterFinder
        label={filter.label}
        trigger={trigger}
        options={filter.options}
        value={chosen[0]}
        onChange={(value) => url.set({ [filter.name]: value })}
        onSearch={filter.onSearch}
      />
    );
  }
  return (
    <Menu align="start" trigger={trigger}>
      {filter.options.map((option) => (
        <MenuCheck
          key={option.value}
          checked={chosen.includes(option.value)}
          onChange={(on) => toggle(option.value, on)}
          disabled={option.disabled}
        >
          {option.label}
        </MenuCheck>
      ))}
      {labels.length > 0 && (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => url.clear(filter.name)}>{t('filters.clearOne')}</MenuItem>
        </>
      )}
    </Menu>
  );
}
