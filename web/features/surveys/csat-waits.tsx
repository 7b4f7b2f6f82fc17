import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { CHANNELS, Field, FieldGroup, Select, useChannelName } from '../../ui/index.ts';
import type { CsatDraft } from './csat-draft.ts';
import type { PartProps } from './csat-form.tsx';
import { withOwn } from './own-choice.ts';
import styles from './surveys.module.css';

/** Minutes; whoever needs another number sets it through the API, and finds it here. */
const AFTER = [0, 15, 60, 240, 1440, 4320];
const USUAL = 'usual';

type Waits = CsatDraft['afterMinutesIn'];
type Channel = keyof Waits;

/** How long after solving: of all channels, and of those that wait otherwise. */
export function WaitFields({ draft, put, disabled }: PartProps) {
  const { t } = useTranslation('surveys');
  const channelName = useChannelName();
  const { afterMinutes, afterMinutesIn: waits } = draft;
  const waitIn = useWaits();
  const channels = CHANNELS.filter((channel) => draft.channels.includes(channel));
  const [only] = channels.length === 1 ? channels : [];
  const set = (channel: Channel, value: string) => {
    const { [channel]: _, ...others } = waits;
    put({ afterMinutesIn: value === USUAL ? others : { ...others, [channel]: Number(value) } });
  };
  // Of one channel alone there is one wait.
  const single = only && waits[only] !== undefined ? only : undefined;
  return (
    <>
      <Field label={t('after')}>
        <Select
          options={waitIn(single ? waits[single]! : afterMinutes)}
          value={String(single ? waits[single] : afterMinutes)}
          onChange={(value) => (single ? set(single, value) : put({ afterMinutes: Number(value) }))}
          disabled={disabled}
        />
      </Field>
      {channels.length > 1 && (
        <fieldset className={styles.waits}>
          <legend>{t('afterIn')}</legend>
          <FieldGroup columns={2}>
            {channels.map((channel) => (
              <Field key={channel} label={channelName(channel)} hint={channel === 'chat' && t('afterInChat')}>
                <Select
                  options={[{ value: USUAL, label: t('asUsual') }, ...waitIn(waits[channel])]}
                  value={waits[channel] === undefined ? USUAL : String(waits[channel])}
                  onChange={(value) => set(channel, value)}
                  disabled={disabled}
                />
              </Field>
            ))}
          </FieldGroup>
        </fieldset>
      )}
    </>
  );
}

/** Choices, with the one that is set. */
function useWaits() {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return (own: number | undefined) =>
    withOwn(AFTER, own ?? 0).map((minutes) => ({
      value: String(minutes),
      label: minutes ? format.duration(minutes * 60) : t('atOnce'),
    }));
}
