import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { isStatus } from '../../problems.ts';
import { Button, Callout, Checkbox, Field, FieldGroup, Panel, PasswordInput, toast } from '../../ui/index.ts';
import { isLongEnough, NewPassword } from '../session/new-password.tsx';
import { useMember } from '../session/session.ts';
import { accountApi } from './account-api.ts';
import styles from './settings.module.css';

export function ChangePassword() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const { email } = useMember();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [others, setOthers] = useState(true);
  const change = useMutation({
    mutationFn: () =>
      call(accountApi.changePassword, {
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: others },
      }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      toast({ title: t('account.passwordChanged') });
      return client.invalidateQueries({ queryKey: ['my-sessions'] });
    },
  });
  const isWrong = isStatus(change.error, 400);

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate();
  }

  return (
    <Panel title={t('account.password')}>
      <form className={styles.form} onSubmit={submit}>
        {change.error && !isWrong && <Callout problem={change.error} />}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <FieldGroup columns={2}>
          <Field
            label={t('account.currentPassword')}
            error={isWrong ? t('account.wrongPassword') : undefined}
          >
            <PasswordInput value={current} onChange={setCurrent} autoComplete="current-password" />
          </Field>
          <NewPassword label={t('account.newPassword')} value={next} onChange={setNext} />
        </FieldGroup>
        <Checkbox label={t('account.endOthers')} checked={others} onChange={setOthers} />
        <div className={styles.foot}>
          <Button type="submit" busy={change.isPending} disabled={!current || !isLongEnough(next)}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
