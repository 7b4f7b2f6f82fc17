import type { LucideIcon } from 'lucide-react';
import { Button } from './button.tsx';
import styles from './view-choice.module.css';

interface ViewChoiceProps<View extends string> {
  label: string;
  value: View;
  options: readonly { value: View; label: string; icon: LucideIcon }[];
  onChange: (view: View) => void;
}

/** How the same answer is looked at: two or three ways that deserve to be seen at once. */
export function ViewChoice<View extends string>({ label, value, options, onChange }: ViewChoiceProps<View>) {
  return (
    <fieldset className={styles.views} aria-label={label}>
      {options.map(({ value: one, label: name, icon: Icon }) => (
        <Button
          key={one}
          size="s"
          look="quiet"
          aria-pressed={one === value}
          icon={<Icon size={16} />}
          onClick={() => onChange(one)}
        >
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
