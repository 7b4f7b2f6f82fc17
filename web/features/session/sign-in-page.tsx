import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../../api.ts';
import { isStatus } from '../../problems.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Field, FieldGroup } from '../../ui/field.tsx';
import { PasswordInput, TextInput } from '../../ui/text-input.tsx';
import { authApi } from './auth-api.ts';
import { useEnter } from './enter.ts';
import { wayBack } from './guards.ts';
import { SecondFactor } from './second-factor.tsx';
import { SessionLayout } from './session-layout.tsx';
import styles from './setup-page.module.css';

export default function SignInPage() {
  const { t } = useTranslation('session');
  const search = useSearch({ strict: false });
  const enter = useEnter();
  const [email, setEmail] = useState(typeof search.email === 'string' ? search.email : '');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => call(authApi.signIn, { body: { email: email.trim(), password } }),
    onSuccess: async ({ twoFactorRedirect }) => {
      if (!twoFactorRedirect) await enter(wayBack(search));
    },
  });

  if (signIn.data?.twoFactorRedirect) return <SecondFactor onDone={() => enter(wayBack(search))} />;

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate();
  }

  return (
    <SessionLayout title={t('signIn.title')} footer={t('signIn.forgotten')}>
      <form className={styles.form} onSubmit={submit}>
        <SignInProblem error={signIn.error} />
        <FieldGroup>
          <Field label={t('email')}>
            <TextInput
              type="email"
              required
              value={email}
              onChange={setEmail}
              autoComplete="username"
              inputMode="email"
              autoFocus={email === ''}
            />
          </Field>
          <Field label={t('password')}>
            <PasswordInput
              required
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
              autoFocus={email !== ''}
            />
          </Field>
        </FieldGroup>
        <Button type="submit" look="primary" busy={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
    </SessionLayout>
  );
}

/** Never says which of the two is wrong. */
function SignInProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('session');
  if (error instanceof ApiError && error.problem.type.endsWith(':no-workspace')) {
    return <Callout kind="problem">{t('signIn.noWorkspace')}</Callout>;
  }
  if (isStatus(error, 401) || isStatus(error, 400))
    return <Callout kind="problem">{t('signIn.wrong')}</Callout>;
  if (isStatus(error, 429)) return <Callout kind="problem">{t('signIn.tooMany')}</Callout>;
  return <Callout problem={error} />;
}
