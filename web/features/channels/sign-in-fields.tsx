import { useTranslation } from 'react-i18next';
import { CodeBlock, Field, FieldGroup, PasswordInput, Select, TextInput } from '../../ui/index.ts';
import { redirectUrl } from './sign-in.ts';
import type { SignInDraft } from './sign-in-form.ts';

interface SignInFieldsProps {
  draft: SignInDraft;
  onChange: (draft: SignInDraft) => void;
  /** Of a field such as `clientId`. */
  error: (field: string) => string | undefined;
}

const WAYS = ['password', 'microsoft', 'google', 'other'] as const;
const PLAIN = { autoCapitalize: 'none', spellCheck: false, autoComplete: 'off' } as const;

/** What the mail servers want to see: a password, or that somebody signed in at the provider with an app of yours. */
export function SignInFields({ draft, onChange, error }: SignInFieldsProps) {
  const { t } = useTranslation('channels');
  const put = (change: Partial<SignInDraft>) => onChange({ ...draft, ...change });
  const field = (name: 'clientId' | 'tenant' | 'authorizeUrl' | 'tokenUrl' | 'scope', optional = false) => (
    <Field label={t(`signIn.${name}`)} optional={optional} error={error(name)}>
      <TextInput value={draft[name]} onChange={(value) => put({ [name]: value })} {...PLAIN} />
    </Field>
  );
  return (
    <>
      <Field label={t('signIn.by')}>
        <Select
          value={draft.by}
          options={WAYS.map((value) => ({ value, label: t(`signIn.ways.${value}`) }))}
          onChange={(by) => put({ by })}
        />
      </Field>
      {draft.by !== 'password' && (
        <FieldGroup>
          <p>{t('signIn.about')}</p>
          <CodeBlock code={redirectUrl()} label={t('signIn.redirect')} />
          <FieldGroup columns={2}>
            {field('clientId')}
            <Field
              label={t('signIn.clientSecret')}
              optional
              hint={draft.hasSecret ? t('server.passKept') : undefined}
              error={error('clientSecret')}
            >
              <PasswordInput
                value={draft.clientSecret}
                onChange={(clientSecret) => put({ clientSecret })}
                autoComplete="new-password"
              />
            </Field>
          </FieldGroup>
          {draft.by === 'microsoft' && field('tenant')}
          {draft.by === 'other' && (
            <>
              {field('authorizeUrl')}
              {field('tokenUrl')}
              {field('scope', true)}
            </>
          )}
        </FieldGroup>
      )}
    </>
  );
}
