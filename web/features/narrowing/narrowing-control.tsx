import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, Combobox, Field, Popover, Select, useUrlFilters } from '../../ui/index.ts';
import { Control } from './control.tsx';
import styles from './controls.module.css';
import {
  NARROWINGS,
  type NarrowingName,
  useNarrowing,
  useNarrowingOptions,
  useNarrowingText,
} from './narrowing.ts';
import { NoSegments } from './no-segments.tsx';
import { namesQuery, segmentsQuery } from './queries.ts';

/** For whom and for what: all narrowing in one place, so that the bar stays one line. It stands in the URL. */
export function NarrowingControl({ allowed = NARROWINGS }: { allowed?: readonly NarrowingName[] }) {
  const { t } = useTranslation('narrowing');
  const url = useUrlFilters();
  const { data: segments } = useQuery(segmentsQuery);
  const text = useNarrowingText()(useNarrowing(allowed));
  return (
    <Popover
      title={t('narrow.title')}
      trigger={
        <Control name={t('narrow.label')} value={text || t('narrow.everything')} changed={text !== ''} />
      }
    >
      <div className={styles.form}>
        <FewChoices allowed={allowed} />
        {allowed.includes('segment') && segments?.items.length === 0 && <NoSegments />}
        {(['product', 'account', 'campaign'] as const)
          .filter((name) => allowed.includes(name))
          .map((name) => (
            <NameChoice key={name} name={name} />
          ))}
        {text && (
          <div className={styles.foot}>
            <Button size="s" onClick={() => url.clear(...NARROWINGS)}>
              {t('narrow.clear')}
            </Button>
          </div>
        )}
      </div>
    </Popover>
  );
}

const ANY = 'any';

function FewChoices({ allowed }: { allowed: readonly NarrowingName[] }) {
  const { t } = useTranslation('narrowing');
  const url = useUrlFilters();
  const options = useNarrowingOptions();
  const shown = (['segment', 'channel', 'device', 'department'] as const).filter(
    (name) => allowed.includes(name) && options[name].length > 0,
  );
  return shown.map((name) => (
    <Field key={name} label={t(`narrow.${name}`)}>
      <Select
        value={url.one(name) ?? ANY}
        options={[{ value: ANY, label: t(`narrow.all.${name}`) }, ...options[name]]}
        onChange={(value) => url.set({ [name]: value === ANY ? undefined : value })}
      />
    </Field>
  ));
}

/** One of those that occur, the most frequent first. */
function NameChoice({ name }: { name: 'product' | 'account' | 'campaign' }) {
  const { t } = useTranslation('narrowing');
  const url = useUrlFilters();
  const value = url.one(name) ?? null;
  const { data, isPending } = useQuery(namesQuery(name));
  const known = (data ?? []).map(({ group, name: label }) => ({ value: group, label: label ?? group }));
  const isKnown = value === null || known.some((one) => one.value === value);
  const options = isKnown ? known : [{ value, label: value }, ...known];
  // Its place is kept while it is asked what there is: nothing moves below the reader's hand.
  if (!options.length && !isPending) return null;
  return (
    <Field label={t(`narrow.${name}`)}>
      <Combobox
        value={value}
        options={options}
        placeholder={t('narrow.any')}
        disabled={isPending}
        onChange={(next) => url.set({ [name]: next ?? undefined })}
      />
    </Field>
  );
}
