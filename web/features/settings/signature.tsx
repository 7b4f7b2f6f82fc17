import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Field, Panel, SkeletonText, TextArea, toast } from '../../ui/index.ts';
import { signatureQuery } from './queries.ts';
import styles from './settings.module.css';

const LONGEST = 2000;

/** What I sign with below what I write by mail. */
export function Signature() {
  const { t } = useTranslation('settings');
  const { data, error } = useQuery(signatureQuery);
  return (
    <Panel title={t('account.signature')}>
      {error && <Callout problem={error} />}
      {!data && !error && <SkeletonText lines={3} />}
      {data && <Form key={data.signature} kept={data.signature} />}
    </Panel>
  );
}

function Form({ kept }: { kept: string }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [signature, setSignature] = useState(kept);
  const save = useMutation({
    mutationFn: () => call(meApi.update, { body: { signature: signature.trim() } }),
    onSuccess: () => {
      toast({ title: t('account.saved') });
      return client.invalidateQueries(signatureQuery);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {save.error && <Callout problem={save.error} />}
      <Field label={t('account.signatureLabel')} hint={t('account.signatureHint')}>
        <TextArea rows={4} maxLength={LONGEST} value={signature} onChange={setSignature} />
      </Field>
      <div className={styles.foot}>
        <Button type="submit" busy={save.isPending} disabled={signature.trim() === kept}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
