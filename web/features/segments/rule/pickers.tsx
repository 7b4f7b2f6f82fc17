import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CHANNELS,
  type Channel,
  Combobox,
  Field,
  type Option,
  Select,
  useChannelName,
} from '../../../ui/index.ts';
import { useSettled } from '../../../ui/settled.ts';
import { useStageName, useTypeName } from '../../catalogue/names.ts';
import { typesQuery } from '../../catalogue/queries.ts';
import { accountQuery, accountsQuery, sourcesQuery, tagsQuery } from '../../customers/queries.ts';
import { useMay } from '../../session/session.ts';
import styles from './rule.module.css';

interface PickerProps {
  /** '' while nothing is chosen. */
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A touchpoint of the catalogue, with its stage. */
export function TypeField(props: PickerProps) {
  const typeName = useTypeName();
  const stageName = useStageName();
  const { data: types } = useQuery(typesQuery);
  const options = (types?.items ?? []).map(({ name, stage }) => ({
    ...{ value: name, label: typeName(name), hint: stage ? stageName(stage) : undefined },
  }));
  return <Picker what="type" {...props} options={options} />;
}

export function TagField(props: PickerProps) {
  const may = useMay()('customers.read');
  const { data } = useQuery({ ...tagsQuery, enabled: may });
  return (
    <Picker
      what="tag"
      {...props}
      options={(data?.items ?? []).map(({ tag }) => ({ value: tag, label: tag }))}
    />
  );
}

export function SourceField(props: PickerProps) {
  const may = useMay()('customers.read');
  const { data } = useQuery({ ...sourcesQuery, enabled: may });
  return (
    <Picker
      what="source"
      {...props}
      options={(data?.items ?? []).map((one) => ({ value: one, label: one }))}
    />
  );
}

const TYPING_PAUSE_MS = 200;

/** Found by typing: there may be thousands. */
export function AccountField(props: PickerProps) {
  const may = useMay()('customers.read');
  const [text, setText] = useState('');
  const search = useSettled(text, TYPING_PAUSE_MS);
  const { data: found } = useQuery({ ...accountsQuery(search), enabled: may });
  const { data: chosen } = useQuery(accountQuery(may && props.value ? props.value : undefined));
  const accounts = new Map([...(chosen?.items ?? []), ...(found?.items ?? [])].map((one) => [one.id, one]));
  const options = [...accounts.values()].map(({ id, name, externalId }) => ({
    ...{ value: id, label: name ?? externalId, hint: name ? externalId : undefined },
  }));
  return <Picker what="account" {...props} options={options} onSearch={setText} />;
}

interface PickerOptions extends PickerProps {
  what: 'type' | 'tag' | 'account' | 'source';
  options: Option[];
  onSearch?: (text: string) => void;
}

/** What is chosen stays in sight, also where it is not among what can be chosen now. */
function Picker({ what, value, options, error, onChange, onSearch }: PickerOptions) {
  const { t } = useTranslation('segments');
  const isKnown = !value || options.some((option) => option.value === value);
  return (
    <Field
      label={what === 'type' ? t('field.type') : t(`condition.${what}`)}
      labelHidden
      error={error}
      className={styles.picker}
    >
      <Combobox
        value={value || null}
        options={isKnown ? options : [{ value, label: value }, ...options]}
        placeholder={t(`choose.${what}`)}
        onChange={(next) => next !== null && onChange(next)}
        onSearch={onSearch}
      />
    </Field>
  );
}

const ANY = 'any';

interface ChannelProps {
  value: Channel | undefined;
  onChange: (value: Channel | undefined) => void;
}

export function ChannelField({ value, onChange }: ChannelProps) {
  const { t } = useTranslation('segments');
  const channelName = useChannelName();
  const channels = CHANNELS.map((channel) => ({ value: channel as string, label: channelName(channel) }));
  return (
    <Field label={t('field.channel')} labelHidden className={styles.channel}>
      <Select
        value={value ?? ANY}
        options={[{ value: ANY, label: t('choose.anyChannel') }, ...channels]}
        onChange={(next) => onChange(CHANNELS.find((channel) => channel === next))}
      />
    </Field>
  );
}
