import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/shapes-contract.ts';
import { useFormat } from '../../format.ts';
import { TextInput } from '../../ui/index.ts';
import { readDuration, writeDuration } from './durations.ts';
import { type PolicyDraft, previewQuery } from './queries.ts';
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
}

/** What is promised of each priority, and under each when a conversation that arrives now would be due. */
export function TargetsTable({ targets, calendar, onChange }: TargetsTableProps) {
  const { t } = useTranslation('levels');
  const { t: inbox } = useTranslation('conversations');
  const format = useFormat();
  const { data: preview } = useQuery(previewQuery({ targets, calendar }));
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
                    label={`${inbox(`priority.${priority}`)}: ${t(`metric.${metric}`)}`}
                    seconds={targets[priority][name]}
                    onChange={(seconds) =>
                      onChange({ ...targets, [priority]: { ...targets[priority], [name]: seconds } })
                    }
                  />
                  <span className={styles.dueAt}>{moment(preview?.[priority][name])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>{t('policy.targetsHint')}</p>
    </>
  );
}

interface TargetInputProps {
  label: string;
  seconds: number | null;
  onChange: (seconds: number | null) => void;
}

/** Written freely; what cannot be read is marked and changes nothing. */
function TargetInput({ label, seconds, onChange }: TargetInputProps) {
  const [text, setText] = useState(writeDuration(seconds));
  const read = readDuration(text);
  return (
    <TextInput
      aria-label={label}
      aria-invalid={read === undefined}
      placeholder="–"
      value={text}
      onChange={(next) => {
        setText(next);
        const value = readDuration(next);
        if (value !== undefined) onChange(value);
      }}
      onBlur={() => setText(writeDuration(seconds))}
    />
  );
}
