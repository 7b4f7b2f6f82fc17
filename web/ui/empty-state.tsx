import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { LineDrawing, type LineMotif } from './line-drawing.tsx';

export interface EmptyStateProps {
  /** What is missing, said kindly: "No imports yet". */
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  /** The button or link that does it. */
  action?: ReactNode;
  drawing?: LineMotif;
}

/** An empty list that says what to do. */
export function EmptyState({ title, children, action, drawing = 'journey' }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <LineDrawing motif={drawing} />
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
