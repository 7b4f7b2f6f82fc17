import { useTranslation } from 'react-i18next';
import { Field, FieldGroup, NumberInput, PasswordInput, Select, TextInput } from '../../ui/index.ts';
import { type ServerDraft, type Tls, withTls } from './account-form.ts';

interface ServerFieldsProps {
  kind: 'imap' | 'smtp';
  server: ServerDraft;
  /** Whether it wants a password. */
  hasPassword: boolean;
  onChange: (server: ServerDraft) => void;
  /** Of a field such as `host`. */
  error: (field: string) => string | undefined;
}

const PORTS: Record<ServerFieldsProps['kind'], Record<Tls, number>> = {
  imap: { implicit: 993, starttls: 143, none: 143 },
  smtp: { implicit: 465, starttls: 587, none: 25 },
};

/** How to reach a mail server. */
export function ServerFields({ kind, server, hasPassword, onChange, error }: ServerFieldsProps) {
  const { t } = useTranslation('channels');
  const put = (change: Partial<ServerDraft>) => onChange({ ...server, ...change });
  return (
    <>
      <Field label={t(`server.${kind}`)} hint={t(`server.${kind}Hint`)} error={error('host')}>
        <TextInput
          value={server.host}
          onChange={(host) => put({ host })}
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
        />
      </Field>
      <FieldGroup columns={2}>
        <Field label={t('server.tls')}>
          <Select<Tls>
            value={server.tls}
            options={(['implicit', 'starttls', 'none'] as const).map((value) => ({
              value,
              label: t(`tls.${value}`),
            }))}
            onChange={(tls) => onChange(withTls(server, tls, PORTS[kind]))}
          />
        </Field>
        <Field label={t('server.port')} error={error('port')}>
          <NumberInput
            value={server.port}
            onChange={(port) => put({ port })}
            min={1}
            max={65_535}
            format={{ useGrouping: false }}
          />
        </Field>
        <Field label={t('server.user')} error={error('user')}>
          <TextInput
            value={server.user}
            onChange={(user) => put({ user })}
            autoCapitalize="none"
            autoComplete="off"
          />
        </Field>
        {hasPassword && (
          <Field
            label={t('server.pass')}
            hint={server.hasPassword ? t('server.passKept') : undefined}
            error={error('pass')}
          >
            <PasswordInput
              value={server.pass}
              onChange={(pass) => put({ pass })}
              autoComplete="new-password"
            />
          </Field>
        )}
      </FieldGroup>
    </>
  );
}
