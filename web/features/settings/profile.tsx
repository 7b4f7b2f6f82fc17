import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Field, FieldGroup, Panel, TextInput, toast } from '../../ui/index.ts';
import { useMember } from '../session/session.ts';
import styles from './settings.module.css';

export function Profile() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const member = useMember();
  const [name, setName] = useState(member.name);
  const save = useMutation({
    mutationFn: () => call(meApi.update, { body: { name: name.trim() } }),
    onSuccess: () => {
      toast({ title: t('account.saved') });
      return Promise.all(
        ['session', 'members'].map((what) => client.invalidateQueries({ queryKey: [what] })),
      );
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Panel title={t('account.profile')}>
      <form className={styles.form} onSubmit={submit}>
        {save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />}
        <FieldGroup columns={2}>
          <Field label={t('account.name')} error={fieldError(save.error, 'name')}>
            <TextInput value={name} onChange={setName} autoComplete="name" maxLength={120} />
          </Field>
          <Field label={t('account.email')} hint={t('account.emailHint')}>
            <TextInput value={member.email} readOnly disabled />
          </Field>
        </FieldGroup>
        <div className={styles.foot}>
          <Button type="submit" busy={save.isPending} disabled={!name.trim() || name.trim() === member.name}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
