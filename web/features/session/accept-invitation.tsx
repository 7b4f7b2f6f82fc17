import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationsApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { fieldError, isStatus, shownByFields } from '../../problems.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useEnter } from './enter.ts';
import { isLongEnough, NewPassword } from './new-password.tsx';
import { SessionLayout } from './session-layout.tsx';
import styles from './setup-page.module.css';

interface AcceptInvitationProps {
  token: string;
  workspace: string;
  email: string;
  /** Name and password are still to be chosen. */
  needsAccount: boolean;
  /** The link only lets a member choose a new password. */
  newPassword: boolean;
}

export function AcceptInvitation({
  token,
  workspace,
  email,
  needsAccount,
  newPassword,
}: AcceptInvitationProps) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const enter = useEnter();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const asksPassword = needsAccount || newPassword;
  const nameLacks = needsAccount && name.trim() === '';
  const passwordLacks = asksPassword && !isLongEnough(password);
  const accept = useMutation({
    mutationFn: () =>
      call(invitationsApi.accept, {
        params: { token },
        body: { ...(needsAccount && { name: name.trim() }), ...(asksPassword && { password }) },
      }),
    onSuccess: () => enter('/'),
  });
  const mustSignIn = isStatus(accept.error, 401);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!nameLacks && !passwordLacks) accept.mutate();
  }

  function signInFirst() {
    void navigate({ to: '/sign-in', search: { email, back: `/invitation/${token}` } });
  }

  const kind = newPassword ? 'newPassword' : needsAccount ? 'newcomer' : 'known';
  return (
    <SessionLayout
      title={newPassword ? t('invitation.passwordTitle') : t('invitation.join', { workspace })}
      description={t(`invitation.${kind}`, { email })}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {accept.error && !mustSignIn && !shownByFields(accept.error, ['name', 'password']) && (
          <Callout problem={accept.error} />
        )}
        {asksPassword && (
          <FieldGroup>
            {needsAccount && (
              <Field
                label={t('setup.name')}
                error={tried && nameLacks ? t('setup.missing.empty') : fieldError(accept.error, 'name')}
              >
                <TextInput value={name} onChange={setName} autoComplete="name" autoFocus />
              </Field>
            )}
            <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
            <NewPassword
              value={password}
              onChange={setPassword}
              error={
                tried && passwordLacks ? t('setup.missing.password') : fieldError(accept.error, 'password')
              }
            />
          </FieldGroup>
        )}
        {mustSignIn ? (
          <Button look="primary" onClick={signInFirst}>
            {t('invitation.signInFirst')}
          </Button>
        ) : (
          <Button type="submit" look="primary" busy={accept.isPending}>
            {newPassword ? t('invitation.savePassword') : t('invitation.submit')}
          </Button>
        )}
      </form>
    </SessionLayout>
  );
}
