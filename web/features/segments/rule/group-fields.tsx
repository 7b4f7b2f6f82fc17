import { CirclePlus, Group as GroupIcon, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Field, IconButton, Select } from '../../../ui/index.ts';
import { ConditionRow } from './condition-row.tsx';
import {
  added,
  changed,
  type DraftGroup,
  isDraftGroup,
  newCondition,
  newGroup,
  type Path,
  without,
} from './draft.ts';
import { type Fault, placeOf } from './faults.ts';
import styles from './rule.module.css';

/** As many as the server takes. */
const DEEPEST = 3;
const MOST_IN_GROUP = 20;

export interface EditProps {
  path: Path;
  faults: readonly Fault[];
  /** Hands over how the whole rule changes. */
  onChange: (next: (rule: DraftGroup) => DraftGroup) => void;
}

/** Conditions, all or any of which must hold, and groups of such within. */
export function GroupFields({ group, ...edit }: EditProps & { group: DraftGroup }) {
  const { t } = useTranslation('segments');
  const { path, faults, onChange } = edit;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a column of rows.
    <div role="group" aria-label={t(`build.${group.kind}`)} className={styles.group} data-depth={path.length}>
      <div className={styles.groupHead}>
        <Field label={t('build.group')} labelHidden className={styles.groupKind}>
          <Select
            value={group.kind}
            options={(['all', 'any'] as const).map((kind) => ({ value: kind, label: t(`build.${kind}`) }))}
            onChange={(kind) => onChange((rule) => changed(rule, path, (part) => ({ ...part, kind })))}
          />
        </Field>
        {path.length > 0 && (
          <IconButton
            size="s"
            label={t('build.removeGroup')}
            icon={<X size={16} />}
            onClick={() => onChange((rule) => without(rule, path))}
          />
        )}
      </div>
      <ul className={styles.parts}>
        {group.of.map((part, index) => {
          const inner = [...path, index];
          return (
            <li key={part.key}>
              {isDraftGroup(part) ? (
                <GroupFields group={part} path={inner} faults={faults} onChange={onChange} />
              ) : (
                <ConditionRow
                  condition={part.condition}
                  faults={faults.filter(({ at }) => at === placeOf(inner))}
                  onChange={(condition) =>
                    onChange((rule) => changed(rule, inner, ({ key }) => ({ key, condition })))
                  }
                  onRemove={() => onChange((rule) => without(rule, inner))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Additions {...edit} group={group} />
    </div>
  );
}

function Additions({ group, path, onChange }: EditProps & { group: DraftGroup }) {
  const { t } = useTranslation('segments');
  if (group.of.length >= MOST_IN_GROUP) {
    return <p className={styles.hint}>{t('build.full', { most: MOST_IN_GROUP })}</p>;
  }
  return (
    <div className={styles.additions}>
      <Button
        size="s"
        icon={<CirclePlus size={16} />}
        onClick={() => onChange((rule) => added(rule, path, newCondition('did')))}
      >
        {t('build.addCondition')}
      </Button>
      {path.length + 1 < DEEPEST && (
        <Button
          size="s"
          look="quiet"
          icon={<GroupIcon size={16} />}
          onClick={() => onChange((rule) => added(rule, path, newGroup()))}
        >
          {t('build.addGroup')}
        </Button>
      )}
    </div>
  );
}
