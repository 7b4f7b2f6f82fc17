import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_SNOOZE_MS } from '../../../server/features/conversations/particulars-contract.ts';
import { useFormat } from '../../format.ts';
import { Button, Field, TextInput } from '../../ui/index.ts';
import {
  NOBODY,
  useAssigneePicks,
  useDepartmentPicks,
  useLanguagePicks,
  usePriorityPicks,
  useTagPicks,
} from './choices.ts';
import type { Deeds } from './deeds.ts';
import type { Before } from './inverse.ts';
import styles from './pick-list.module.css';
import { PickList } from './pick-list.tsx';
import { momentOf, snoozeTimes, wallClockOf } from './snooze-times.ts';

export const PICKERS = ['assignee', 'department', 'priority', 'tags', 'snooze', 'language'] as const;
export type Picker = (typeof PICKERS)[number];

interface PickerProps {
  /** What is changed: one conversation, or those that are chosen. */
  on: readonly Before[];
  deeds: Deeds;
  onDone: () => void;
}

/** The choices of one kind, for a surface beside a button or a dialog. */
export function PickerOf({ what, ...props }: PickerProps & { what: Picker }) {
  const Picker = {
    assignee: Assignee,
    department: Department,
    priority: Priority,
    tags: Tags,
    snooze: Snooze,
    language: Language,
  }[what];
  return <Picker {...props} />;
}

function Assignee({ on, deeds, onDone }: PickerProps) {
  const { t } = useTranslation('conversations');
  const options = useAssigneePicks(same(on, ({ assignee }) => assignee?.id ?? null));
  return (
    <PickList
      label={t('pick.assignee')}
      options={options}
      onPick={(value) => {
        const assignee = value === NOBODY ? null : value;
        deeds.change({ on, change: { assignee }, done: assignee ? 'assigned' : 'unassigned' });
        onDone();
      }}
    />
  );
}

function Department({ on, deeds, onDone }: PickerProps) {
  const { t } = useTranslation('conversations');
  const options = useDepartmentPicks(same(on, ({ department }) => department?.key ?? null));
  return (
    <PickList
      label={t('pick.department')}
      options={options}
      onPick={(value) => {
        deeds.change({ on, change: { department: value === NOBODY ? null : value }, done: 'department' });
        onDone();
      }}
    />
  );
}

function Priority({ on, deeds, onDone }: PickerProps) {
  const { t } = useTranslation('conversations');
  const options = usePriorityPicks(same(on, ({ priority }) => priority));
  return (
    <PickList
      label={t('pick.priority')}
      options={options}
      onPick={(value) => {
        deeds.change({ on, change: { priority: value as Before['priority'] }, done: 'priority' });
        onDone();
      }}
    />
  );
}

/** What the customer speaks: which words are searched, read out and answered in. */
function Language({ on, deeds, onDone }: PickerProps) {
  const { t } = useTranslation('conversations');
  const options = useLanguagePicks(same(on, ({ language }) => language));
  const isGuessed = same(on, ({ languageGuessed }) => languageGuessed);
  return (
    <PickList
      label={t('pick.language')}
      options={options.map((one) => (one.checked && isGuessed ? { ...one, hint: t('guessed') } : one))}
      onPick={(value) => {
        const language = value === NOBODY ? null : (value as Before['language']);
        deeds.change({ on, change: { language }, done: 'status' });
        onDone();
      }}
    />
  );
}

/** Of one, tags are put on and taken off; to many, one is added. */
function Tags({ on, deeds, onDone }: PickerProps) {
  const { t } = useTranslation('conversations');
  const one = on.length === 1 ? on[0] : undefined;
  const [chosen, setChosen] = useState<readonly string[]>(one?.tags ?? []);
  const options = useTagPicks(chosen);
  function toggle(tag: string) {
    const tags = chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag];
    deeds.change({ on, change: { tags: one ? tags : [tag] }, done: 'tagged' });
    if (one) setChosen(tags);
    else onDone();
  }
  return (
    <PickList
      label={one ? t('pick.tags') : t('pick.addTag')}
      options={options}
      onPick={toggle}
      create={(typed) => t('pick.newTag', { tag: typed })}
    />
  );
}

function Snooze({ on, deeds, onDone }: PickerProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const times = snoozeTimes(new Date(), format.timeZone);
  const [own, setOwn] = useState(() => wallClockOf(times.at(-1)!.at, format.timeZone));
  const ownAt = momentOf(own, format.timeZone);
  const isAhead = ownAt.getTime() > Date.now();
  const isNear = ownAt.getTime() <= Date.now() + LONGEST_SNOOZE_MS;
  const wrong = isAhead ? !isNear && t('snooze.far') : t('snooze.past');
  function until(at: Date) {
    deeds.change({ on, change: { status: 'snoozed', snoozedUntil: at.toISOString() }, done: 'snoozed' });
    onDone();
  }
  return (
    <div>
      <PickList
        label={t('pick.snooze')}
        options={times.map(({ name, at }) => ({
          ...{ value: name, label: t(`snooze.${name}`), hint: `${format.day(at)}, ${format.time(at)}` },
        }))}
        onPick={(value) => until(times.find(({ name }) => name === value)!.at)}
      />
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) until(ownAt);
        }}
      >
        <Field className={styles.ownAt} label={t('snooze.own')} error={wrong || undefined}>
          <TextInput type="datetime-local" value={own} onChange={setOwn} />
        </Field>
        <Button type="submit" disabled={wrong !== false}>
          {t('snooze.do')}
        </Button>
      </form>
    </div>
  );
}

/** What all of them have; undefined where they differ. */
function same<Value>(on: readonly Before[], told: (one: Before) => Value): Value | undefined {
  const values = new Set(on.map(told));
  return values.size === 1 ? [...values][0] : undefined;
}
