import { useTranslation } from 'react-i18next';
import { Button, Field, Select, TextInput } from '../../ui/index.ts';
import styles from './channels.module.css';
import type { FirstMail } from './use-first-mail.ts';

/** Who sends it, to whom, and who gets a copy. */
export function FirstMailFields({ first, error }: { first: FirstMail; error: string | undefined }) {
  const { t } = useTranslation('channels');
  const { accounts, account, addresses, to, cc, write, isFine } = first;
  const others = addresses.filter((address) => !first.mail.to.includes(address));
  const isWrong = !isFine && (to !== '' || Boolean(cc));
  return (
    <>
      <Field label={t('send.account')}>
        <Select
          value={account}
          options={accounts.map(({ id, address }) => ({ value: id, label: address }))}
          onChange={(chosen) => write({ account: chosen })}
        />
      </Field>
      <Field label={t('send.to')} error={error ?? (isWrong ? t('send.wrong') : undefined)}>
        <TextInput value={to} onChange={(text) => write({ to: text })} autoCapitalize="none" />
      </Field>
      {(others.length > 0 || cc === undefined) && (
        <div className={styles.firstMail}>
          {others.map((address) => (
            <Button key={address} size="s" look="quiet" onClick={() => write({ to: address })}>
              {t('send.toOther', { address })}
            </Button>
          ))}
          {cc === undefined && (
            <Button size="s" look="quiet" onClick={() => write({ cc: '' })}>
              {t('send.addCc')}
            </Button>
          )}
        </div>
      )}
      {cc !== undefined && (
        <Field label={t('send.cc')} optional>
          <TextInput value={cc} onChange={(text) => write({ cc: text })} autoCapitalize="none" />
        </Field>
      )}
    </>
  );
}
