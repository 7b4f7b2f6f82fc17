import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api.ts';
import { fieldError, isStatus, shownByFields } from '../../problems.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { SkeletonText } from '../../ui/skeleton.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { invitationApi } from './auth-api.ts';
import { useEnter } from './enter.ts';
import { isLongEnough, NewPassword } from './new-password.tsx';
import { useSession } from './session.ts';
import { SessionLayout } from './session-layout.tsx';
import styles from './setup-page.module.css';

/** The page behind the link of an invitation. */
export default function InvitationPage() {
  const { t } = useTranslation('session');
  const { token = '' } = useParams({ strict: false });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(invitationApi.read, { params: { token }, signal }),
    retry: false,
  });
  if (invitation.isPending) {
    return (
      <SessionLayout title={t('invitation.title')}>
        <SkeletonText lines={4} />
      </SessionLayout>
    );
  }
  if (invitation.error) {
    const gone = isStatus(invitation.error, 404) || isStatus(invitation.error, 410);
    return (
      <SessionLayout title={t('invitation.title')}>
        {gone ? (
          <Callout kind="warning">{t('invitation.gone')}</Callout>
        ) : (
          <Callout problem={invitation.error} />
        )}
        <ButtonLink to="/">{t('invitation.home')}</ButtonLink>
      </SessionLayout>
    );
  }
  return <Accept token={token} {...invitation.data} />;
}

interface AcceptProps {
  token: string;
  workspace: string;
  email: string;
  needsAccount: boolean;
}

function Accept({ token, workspace, email, needsAccount }: AcceptProps) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const enter = useEnter();
  const signedIn = Boolean(useSession()?.member);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const complete = !needsAccount || (name.trim() !== '' && isLongEnough(password));
  const accept = useMutation({
    mutationFn: () =>
      call(invitationApi.accept, {
        params: { token },
        body: needsAccount ? { name: name.trim(), password } : {},
      }),
    onSuccess: () => enter('/'),
  });
  const mustSignIn = isStatus(accept.error, 401);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (complete) accept.mutate();
  }

  function signInFirst() {
    void navigate({ to: '/sign-in', search: { email, back: `/invitation/${token}` } });
  }

  return (
    <SessionLayout
      title={t('invitation.join', { workspace })}
      description={needsAccount ? t('invitation.newcomer', { email }) : t('invitation.known', { email })}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {accept.error && !mustSignIn && !shownByFields(accept.error, ['name', 'password']) && (
          <Callout problem={accept.error} />
        )}
        {needsAccount && (
          <FieldGroup>
            <Field
              label={t('setup.name')}
              error={tried && !name.trim() ? t('setup.missing.empty') : fieldError(accept.error, 'name')}
            >
              <TextInput value={name} onChange={setName} autoComplete="name" autoFocus />
            </Field>
            <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
            <NewPassword
              value={password}
              onChange={setPassword}
              error={
                tried && !isLongEnough(password)
                  ? t('setup.missing.password')
                  : fieldError(accept.error, 'password')
              }
            />
          </FieldGroup>
        )}
        {mustSignIn && !signedIn ? (
          <Button look="primary" onClick={signInFirst}>
            {t('invitation.signInFirst')}
          </Button>
        ) : (
          <Button type="submit" look="primary" busy={accept.isPending}>
            {t('invitation.submit')}
          </Button>
        )}
      </form>
    </SessionLayout>
  );
}
