import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Field, Select, TextInput } from '../../../ui/index.ts';
import styles from './messaging.module.css';
import { TemplateForm } from './template-form.tsx';
import type { FirstMessage } from './use-first-message.ts';

const NOT_SENT = 'none';

interface FirstMessageFieldsProps {
  first: FirstMessage;
  /** The number to write to; undefined where it is asked for elsewhere. */
  phone: { value: string; change: (phone: string) => void; error: string | undefined } | undefined;
}

/** By which account we write first, to which number, and with which template; or why nothing can be sent. */
export function FirstMessageFields({ first, phone }: FirstMessageFieldsProps) {
  const { t } = useTranslation('channels');
  const onlyAnswers = useOnlyAnswers(first);
  const { accounts, account, choose } = first;
  const toldOf = (sentence: string) => [sentence, onlyAnswers].filter(Boolean).join(' ');
  if (!accounts.length)
    return (
      <div className={styles.line}>
        <p>{toldOf(t('messaging.first.noAccount'))}</p>
      </div>
    );
  return (
    <>
      <Field
        label={t('messaging.first.by')}
        hint={toldOf(t(account ? 'messaging.first.why' : 'messaging.first.notSent'))}
      >
        <Select
          value={account?.id ?? NOT_SENT}
          options={[
            ...accounts.map(({ id, name, kind }) => ({
              value: id,
              label: `${name} · ${t(`messaging.providers.${kind}`)}`,
            })),
            { value: NOT_SENT, label: t('messaging.first.none') },
          ]}
          onChange={(id) => choose(id === NOT_SENT ? null : id)}
        />
      </Field>
      {account && phone && (
        <Field
          label={t('messaging.first.phone')}
          hint={t('messaging.first.phoneHint')}
          {...(phone.error && { error: phone.error })}
        >
          <TextInput type="tel" maxLength={60} value={phone.value} onChange={phone.change} />
        </Field>
      )}
      {account && (
        <div className={styles.line}>
          <TemplateForm {...first} templates={account.templates} />
        </div>
      )}
    </>
  );
}

/** Empty where no other messenger is connected. */
function useOnlyAnswers({ others }: FirstMessage): string {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const kinds = [...new Set(others.map(({ kind }) => t(`messaging.providers.${kind}`)))];
  return kinds.length ? t('messaging.first.onlyAnswers', { where: format.list(kinds) }) : '';
}
