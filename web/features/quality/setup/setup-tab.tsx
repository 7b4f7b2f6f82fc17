import styles from '../quality.module.css';
import { RulesPanel } from './rules-panel.tsx';
import { ScorecardsPanel } from './scorecards-panel.tsx';

/** What a good answer is, and what is reviewed. */
export function SetupTab() {
  return (
    <div className={styles.stack}>
      <ScorecardsPanel />
      <RulesPanel />
    </div>
  );
}
