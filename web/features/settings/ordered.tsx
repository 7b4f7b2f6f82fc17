/** Lists whose order counts: the first that fits is taken, or they are shown in it. */
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes, IconButton } from '../../ui/index.ts';
import styles from './ordered.module.css';

/** Which place a row has. */
export function Position({ index }: { index: number }) {
  return <span className={styles.position}>{index + 1}</span>;
}

interface OrderedDeedsProps {
  index: number;
  isLast: boolean;
  labels: Record<'up' | 'down' | 'edit' | 'remove', string>;
  onMove: (steps: -1 | 1) => void;
  onEdit: () => void;
  onRemove: () => void;
  /** What else can be done to it. */
  children?: ReactNode;
}

/** What can be done to a row of the list. */
export function OrderedDeeds({
  index,
  isLast,
  labels,
  onMove,
  onEdit,
  onRemove,
  children,
}: OrderedDeedsProps) {
  return (
    <span className={classes(styles.deeds, children !== undefined && styles.many)}>
      <IconButton
        size="s"
        label={labels.up}
        icon={<ArrowUp size={16} />}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size="s"
        label={labels.down}
        icon={<ArrowDown size={16} />}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      {children}
      <IconButton size="s" label={labels.edit} icon={<Pencil size={16} />} onClick={onEdit} />
      <IconButton size="s" label={labels.remove} icon={<Trash2 size={16} />} onClick={onRemove} />
    </span>
  );
}

/** The ids as they stand once one of them has moved. */
export function idsMoved(items: readonly { id: string }[], index: number, steps: -1 | 1): string[] {
  const ids = items.map(({ id }) => id);
  const [moved] = ids.splice(index, 1);
  ids.splice(index + steps, 0, moved!);
  return ids;
}
