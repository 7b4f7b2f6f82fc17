import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { inUnit, useFormat } from '../../format.ts';
import { TextInput } from '../../ui/index.ts';
import { dayOf, readDuration, writeDuration } from './durations.ts';
import { calendarsQuery, type PolicyDraft, previewQuery } from './queries.ts';
import styles from './settings.module.css';

type Targets = PolicyDraft['targets'];
type Measured = keyof Targets['normal'];

const MEASURED = [
  ['firstResponse', 'first-response'],
  ['nextResponse', 'next-response'],
  ['resolution', 'resolution'],
] as const satisfies [Measured, string][];

interface TargetsTableProps {
  targets: Targets;
  calendar: string | null;
  onChange: (targets: Targets) => void;
  /** Of one of them: whether what is typed cannot be read. */
  onFault: (target: string, isFaulty: boolean) => void;
}

/** What is promised of each priority, and under each when a conversation that arrives now would be due. */
export function TargetsTable({ targets, calendar, onChange, onFault }: TargetsTableProps) {
  const { t } = useTranslation('levels');
  const { t: inbox } = useTranslation('conversations');
  const format = useFormat();
  const { data: preview } = useQuery(previewQuery({ targets, calendar }));
  const { data: calendars } = useQuery(calendarsQuery);
  const week = calendars?.items.find(({ id }) => id === calendar)?.week;
  // Until the calendar is known, none of its days is.
  const day = calendar === null ? dayOf(null) : week ? dayOf(week) : null;
  const hint =
    calendar === null
      ? t('policy.targetsHint')
      : day === null
        ? t('policy.targetsHintHours')
        : t('policy.targetsHintDays', { day: format.list(hoursAndMinutes(format.locale, day)) });
  const moment = (at: string | null | undefined) => at && `${format.day(at)}, ${format.time(at)}`;
  return (
    <>
      <table className={styles.targets}>
        <caption className="visually-hidden">{t('policy.targets')}</caption>
        <thead>
          <tr>
            <th scope="col">{inbox('priorityLabel')}</th>
            {MEASURED.map(([name, metric]) => (
              <th key={name} scope="col">
                {t(`metric.${metric}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PRIORITIES.toReversed().map((priority) => (
            <tr key={priority}>
              <th scope="row">{inbox(`priority.${priority}`)}</th>
              {MEASURED.map(([name, metric]) => (
                <td key={name}>
                  <TargetInput
                    key={calendar}
                    label={`${inbox(`priority.${priority}`)}: ${t(`metric.${metric}`)}`}
                    seconds={targets[priority][name]}
                    day={day}
                    isByClock={calendar === null}
                    due={moment(preview?.[priority][name])}
                    onFault={(isFaulty) => onFault(`${priority} ${name}`, isFaulty)}
                    onChange={(seconds) =>
                      onChange({ ...targets, [priority]: { ...targets[priority], [name]: seconds } })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{hint}</p>
    </>
  );
}

interface TargetInputProps {
  label: string;
  seconds: number | null;
  /** Seconds of a day; null where days are not alike. */
  day: number | null;
  isByClock: boolean;
  due: string | null | undefined;
  onChange: (seconds: number | null) => void;
  onFault: (isFaulty: boolean) => void;
}

/** Written freely; what cannot be read stays as it was typed, says what is wrong, and changes nothing. */
function TargetInput({ label, seconds, day, isByClock, due, onChange, onFault }: TargetInputProps) {
  const { t } = useTranslation('levels');
  const format = useFormat();
  const noteId = useId();
  const [text, setText] = useState(writeDuration(seconds, isByClock));
  const read = readDuration(text, day);
  const isFaulty = 'fault' in read;
  const hours = format.list(hoursAndMinutes(format.locale, seconds ?? 0));
  return (
    <>
      <TextInput
        aria-label={label}
        aria-invalid={isFaulty}
        aria-describedby={noteId}
        placeholder="–"
        value={text}
        onChange={(next) => {
          setText(next);
          const now = readDuration(next, day);
          onFault('fault' in now);
          if ('seconds' in now) onChange(now.seconds);
        }}
        onBlur={() => !isFaulty && setText(writeDuration(seconds, isByClock))}
      />
      <span id={noteId} className={styles.understood}>
        {isFaulty && <span className={styles.fault}>{t(FAULTS[day === null ? 'no-day' : read.fault])}</span>}
        {!isFaulty && seconds !== null && !isByClock && <span>{t('policy.understood', { hours })}</span>}
        {!isFaulty && <span>{due}</span>}
      </span>
    </>
  );
}

const FAULTS = { unread: 'policy.unread', 'no-day': 'policy.unreadDay' } as const;

function hoursAndMinutes(locale: string, seconds: number): string[] {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return [
    ...(hours ? [inUnit(locale, hours, 'hour')] : []),
    ...(minutes || !hours ? [inUnit(locale, minutes, 'minute')] : []),
  ];
}
