import { ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../server/features/imports/contract.ts';
import type { Target } from '../../../server/features/imports/format.ts';
import { FIELDS, fieldOf, type ImportKind } from '../../../server/features/imports/kinds.ts';
import { Badge, Combobox, type Option } from '../../ui/index.ts';
import styles from './columns.module.css';
import { CommittedInput } from './committed-input.tsx';
import { useFieldName } from './words.ts';

type PreviewColumn = Preview['columns'][number];
type Columns = Record<string, Target | null>;

const LEFT_OUT = '-';
/** Below this a guess is marked. The server lets such a column wait for a person, too. */
const SURE = 0.7;

interface ColumnListProps {
  kind: ImportKind;
  columns: readonly PreviewColumn[];
  onChange: (columns: Columns) => void;
}

/** Every column of the file with some of its values, and what it becomes. */
export function ColumnList({ kind, columns, onChange }: ColumnListProps) {
  const options = useOptions(kind);
  return (
    <ul className={styles.columns}>
      {columns.map((column) => (
        <li key={column.name} className={styles.column}>
          <Name column={column} />
          <ArrowRight size={16} className={styles.arrow} aria-hidden />
          <Choice
            kind={kind}
            column={column}
            options={options}
            onChange={(target) => onChange({ [column.name]: target })}
          />
        </li>
      ))}
    </ul>
  );
}

function Name({ column: { name, samples } }: { column: PreviewColumn }) {
  const { t } = useTranslation('imports');
  return (
    <div className={styles.name}>
      <code className={styles.title}>{name}</code>
      <span className={styles.samples}>
        {samples.length ? samples.slice(0, 3).join(' · ') : t('match.noValues')}
      </span>
    </div>
  );
}

interface ChoiceProps {
  kind: ImportKind;
  column: PreviewColumn;
  options: readonly Option[];
  onChange: (target: Target | null) => void;
}

function Choice({ kind, column, options, onChange }: ChoiceProps) {
  const { t } = useTranslation('imports');
  const { target, name, guess, confidence } = column;
  const isGuess = target !== null && target.field === guess.field;
  return (
    <div className={styles.choice}>
      <Combobox
        aria-label={t('match.becomes', { column: name })}
        options={options}
        value={target?.field ?? LEFT_OUT}
        onChange={(field) => {
          if (field !== null) onChange(field === LEFT_OUT ? null : { field });
        }}
      />
      {isGuess && confidence < SURE && <Badge kind="warning">{t('match.unsure')}</Badge>}
      {target && <MoreOf kind={kind} column={name} target={target} onChange={onChange} />}
    </div>
  );
}

/** The id space of an id, or the name of a trait or property. */
function MoreOf({
  kind,
  column,
  target,
  onChange,
}: {
  kind: ImportKind;
  column: string;
  target: Target;
  onChange: (target: Target) => void;
}) {
  const { t } = useTranslation('imports');
  const many = fieldOf(kind, target.field)?.many;
  if (!many) return null;
  const key = many === 'space' ? 'space' : 'name';
  return (
    <CommittedInput
      label={t(`match.${key}`, { column })}
      value={target[key] ?? ''}
      onCommit={(value) => onChange({ ...target, [key]: value })}
    />
  );
}

function useOptions(kind: ImportKind): Option[] {
  const { t } = useTranslation('imports');
  const nameOf = useFieldName();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language alone, as `t` does.
  return useMemo(
    () => [
      ...FIELDS[kind].map(({ key, required }) => ({
        value: key,
        label: nameOf(key),
        ...(required && { hint: t('match.required') }),
      })),
      { value: LEFT_OUT, label: t('match.leaveOut') },
    ],
    [kind, t],
  );
}
