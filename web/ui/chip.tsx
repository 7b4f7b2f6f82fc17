import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './chip.module.css';

interface ChipProps {
  icon?: ReactNode;
  children: ReactNode;
  away: AwayProps;
}

/** What goes along with what is being written, and can be taken off before it is sent. */
export function Chip({ icon, children, away }: ChipProps) {
  return (
    <span className={styles.chip}>
      {icon}
      {children}
      <Away {...away} />
    </span>
  );
}

interface AwayProps {
  /** Says what is taken away. */
  label: string;
  onClick: () => void;
}

/** The cross in whatever can be taken off. */
export function Away({ label, onClick }: AwayProps) {
  return (
    <button type="button" className={styles.away} aria-label={label} title={label} onClick={onClick}>
      <X size={14} aria-hidden />
    </button>
  );
}
