import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactLogApi } from '../../../server/features/contact-log/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Field, Panel, SkeletonText, TextArea, toast } from '../../ui/index.ts';
import styles from './log.module.css';
import { reasonsQuery } from './queries.ts';

/** Why customers call and come: one a line, in the order in which they are offered. */
export function ReasonsPanel({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation('contacts');
  const client = useQueryClient();
  const { data } = useQuery(reasonsQuery);
  const [own, setOwn] = useState<string>();
  const save = useMutation({
    mutationFn: (items: string[]) => call(contactLogApi.changeReasons, { body: { items } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['contact-log', 'reasons'] });
      setOwn(undefined);
      toast({ title: t('reasons.saved') });
    },
  });
  const text = own ?? data?.items.join('\n') ?? '';
  const items = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <Panel title={t('reasons.title')} description={t('reasons.about')}>
      {!data && <SkeletonText lines={4} />}
      {data && !mayChange && (
        <ul>
          {data.items.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {data && mayChange && (
        <form
          className={styles.reasons}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(items);
          }}
        >
          {save.error && <Callout problem={save.error} />}
          <Field label={t('reasons.label')} hint={t('reasons.hint')}>
            <TextArea rows={8} value={text} onChange={setOwn} />
          </Field>
          <div>
            <Button type="submit" disabled={own === undefined} busy={save.isPending}>
              {t('reasons.save')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}
