import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { dateFormat } from '../../intl.ts';
import { fieldError } from '../../problems.ts';
import {
  CHANNELS,
  Field,
  FieldGroup,
  MultiCombobox,
  Panel,
  Select,
  TextInput,
  useChannelName,
} from '../../ui/index.ts';
import { useDepartments } from '../conversations/choices.ts';
import type { PartProps } from './csat-form.tsx';
import { WaitFields } from './csat-waits.tsx';
import { withOwn } from './own-choice.ts';

/** Days; whoever needs another number sets it through the API, and finds it here. */
const EVERY = [0, 1, 7, 14, 30, 60, 90, 180, 365];
/** Minutes in which it was to be seen in the chat. */
const UNSEEN = [60, 240, 1440, 4320];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NEVER = 'never';

export function WhenFields(part: PartProps) {
  const { draft, put, disabled } = part;
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { everyDays, unseenMinutes, quiet } = draft;
  const hours = HOURS.map((hour) => ({ value: String(hour), label: hourOf(format.locale, hour) }));
  return (
    <Panel title={t('when')}>
      <FieldGroup columns={2}>
        <WaitFields {...part} />
        <Field label={t('every')}>
          <Select
            options={withOwn(EVERY, everyDays).map((count) => ({
              value: String(count),
              label: count ? t('everyDays', { count }) : t('everyTime'),
            }))}
            value={String(everyDays)}
            onChange={(value) => put({ everyDays: Number(value) })}
            disabled={disabled}
          />
        </Field>
        {draft.channels.includes('chat') && (
          <Field label={t('unseen')} hint={t('unseenHint')}>
            <Select
              options={[
                ...withOwn(UNSEEN, unseenMinutes ?? 1440).map((minutes) => ({
                  value: String(minutes),
                  label: t('unseenAfter', { time: format.duration(minutes * 60) }),
                })),
                { value: NEVER, label: t('unseenNever') },
              ]}
              value={unseenMinutes === null ? NEVER : String(unseenMinutes)}
              onChange={(value) => put({ unseenMinutes: value === NEVER ? null : Number(value) })}
              disabled={disabled}
            />
          </Field>
        )}
        <Field label={t('quietFrom')} hint={t('quietHint')}>
          <Select
            options={[{ value: NEVER, label: t('neverQuiet') }, ...hours]}
            value={quiet ? String(quiet.from) : NEVER}
            onChange={(value) =>
              put({ quiet: value === NEVER ? null : { until: quiet?.until ?? 8, from: Number(value) } })
            }
            disabled={disabled}
          />
        </Field>
        {quiet && (
          <Field label={t('quietUntil')}>
            <Select
              options={hours}
              value={String(quiet.until)}
              onChange={(value) => put({ quiet: { ...quiet, until: Number(value) } })}
              disabled={disabled}
            />
          </Field>
        )}
      </FieldGroup>
    </Panel>
  );
}

const hourOf = (locale: string, hour: number) =>
  dateFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(hour * 3_600_000);

export function WhomFields({ draft, put, error, disabled }: PartProps) {
  const { t } = useTranslation('surveys');
  const channelName = useChannelName();
  const departments = useDepartments();
  return (
    <Panel title={t('whom')}>
      <FieldGroup>
        <FieldGroup columns={2}>
          <Field label={t('channels')} hint={t('channelsHint')} error={fieldError(error, 'channels')}>
            <MultiCombobox
              options={CHANNELS.map((value) => ({ value, label: channelName(value) }))}
              value={draft.channels}
              onChange={(channels) => put({ channels: channels as typeof draft.channels })}
              disabled={disabled}
            />
          </Field>
          <Field label={t('departments')} error={fieldError(error, 'departments')} optional>
            <MultiCombobox
              options={departments.map(({ key, name }) => ({ value: key, label: name }))}
              value={draft.departments}
              onChange={(chosen) => put({ departments: chosen })}
              placeholder={t('everyDepartment')}
              disabled={disabled}
            />
          </Field>
          <Field label={t('tags')} hint={t('tagsHint')} error={fieldError(error, 'tags')} optional>
            <TextInput value={draft.tags} onChange={(tags) => put({ tags })} disabled={disabled} />
          </Field>
          <Field label={t('exceptTags')} error={fieldError(error, 'exceptTags')} optional>
            <TextInput
              value={draft.exceptTags}
              onChange={(exceptTags) => put({ exceptTags })}
              disabled={disabled}
            />
          </Field>
        </FieldGroup>
      </FieldGroup>
    </Panel>
  );
}
