import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../server/features/imports/contract.ts';
import type { Target } from '../../../server/features/imports/format.ts';
import { fieldOf, type ImportKind } from '../../../server/features/imports/kinds.ts';
import { type Format, useFormat } from '../../format.ts';
import { classes } from '../../ui/index.ts';
import styles from './preview-table.module.css';
import { useProblemWords, useTargetName } from './words.ts';

/** The first rows as they will become. What is left out is not shown; what cannot be read says why. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation('imports');
  const nameOf = useTargetName();
  const { kind, columns, rows } = preview;
  const shown = columns.flatMap(({ name, target }, index) =>
    target || !kind ? [{ name, target, index }] : [],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('match.preview')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.line}>
              {t('rejected.line')}
            </th>
            {shown.map(({ name, target }) => (
              <th key={name} scope="col">
                {target ? nameOf(target) : name}
                {target && <code className={styles.source}>{name}</code>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PreviewRow key={row.line} row={row} kind={kind} columns={shown} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PreviewRowProps {
  row: Preview['rows'][number];
  kind: ImportKind | null;
  columns: { name: string; target: Target | null; index: number }[];
}

function PreviewRow({ row, kind, columns }: PreviewRowProps) {
  const words = useProblemWords();
  const format = useFormat();
  if (row.problem) {
    return (
      <tr className={styles.bad}>
        <td className={styles.line}>{row.line}</td>
        <td colSpan={Math.max(1, columns.length)}>{words(row.problem)}</td>
      </tr>
    );
  }
  return (
    <tr>
      <td className={styles.line}>{row.line}</td>
      {columns.map(({ name, target, index }) => {
        const type = kind && target ? fieldOf(kind, target.field)?.type : undefined;
        const isNumber = type === 'money' || type === 'number' || type === 'integer';
        return (
          <td key={name} className={classes(isNumber && styles.number)}>
            {shown(row.values[index] ?? null, type, format)}
          </td>
        );
      })}
    </tr>
  );
}

function shown(value: string | number | null, type: string | undefined, format: Format): string {
  if (value === null) return '';
  if (type === 'date' && typeof value === 'string') return `${format.date(value)}, ${format.time(value)}`;
  return typeof value === 'number' ? format.number(value, type === 'money' ? 2 : 6) : value;
}
