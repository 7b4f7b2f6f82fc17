import { useFormat } from '../../../format.ts';
import { useMay } from '../../session/session.ts';
import styles from './questions.module.css';

interface PeopleButtonProps {
  count: number;
  /** Instead of the bare number: "12 customers". */
  words?: string;
  /** Whose people, for those who do not see the column: "Reached Order placed". */
  label: string;
  onClick: () => void;
}

/** A number that opens the people it was counted from. */
export function PeopleButton({ count, words, label, onClick }: PeopleButtonProps) {
  const format = useFormat();
  const shown = words ?? format.number(count);
  const may = useMay()('customers.read');
  if (!may || count === 0) return shown;
  return (
    <button type="button" className={styles.people} aria-label={`${shown} · ${label}`} onClick={onClick}>
      {shown}
    </button>
  );
}
