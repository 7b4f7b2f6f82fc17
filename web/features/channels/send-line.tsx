import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, Checkbox, Field, Select, TextInput } from '../../ui/index.ts';
import styles from './channels.module.css';
import { draftOf, type Recipients } from './use-recipients.ts';

/** From where an answer goes, and to whom; both can be changed. */
export function SendLine({ recipients }: { recipients: Recipients }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const { reply, isSent, send, draft, write } = recipients;
  const named = (people: typeof reply.to) => people.map(({ name, address }) => name || address).join(', ');
  return (
    <div className={styles.sendLine}>
      {!reply.isUsual && <Checkbox label={t('send.byMail')} checked={isSent} onChange={send} />}
      {isSent && !draft && (
        <>
          <span className={styles.sendTo}>
            <Mail size={15} aria-hidden />
            <span>
              {t('send.from', { account: reply.account.address, who: named(reply.to) })}
              {reply.cc.length > 0 && ` · ${t('mail.cc', { who: named(reply.cc) })}`}
            </span>
          </span>
          <Button size="s" look="quiet" onClick={() => write(draftOf(reply))}>
            {t('send.change')}
          </Button>
        </>
      )}
      {isSent && !draft && reply.leftOut > 0 && (
        <p className={styles.leftOut}>
          {t('send.leftOut', { count: reply.leftOut, number: format.number(reply.leftOut) })}
        </p>
      )}
      {isSent && draft && <RecipientFields recipients={recipients} />}
    </div>
  );
}

function RecipientFields({ recipients: { accounts, draft, write, isFine } }: { recipients: Recipients }) {
  const { t } = useTranslation('channels');
  if (!draft) return null;
  return (
    <div className={styles.recipients}>
      {accounts.length > 1 && (
        <Field label={t('send.account')}>
          <Select
            value={draft.account}
            options={accounts.map(({ id, address }) => ({ value: id, label: address }))}
            onChange={(account) => write({ ...draft, account })}
          />
        </Field>
      )}
      {(['to', 'cc', 'bcc'] as const).map((kind) => (
        <Field
          key={kind}
          label={t(`send.${kind}`)}
          optional={kind !== 'to'}
          error={kind === 'to' && !isFine ? t('send.wrong') : undefined}
        >
          <TextInput
            value={draft[kind]}
            onChange={(text) => write({ ...draft, [kind]: text })}
            autoCapitalize="none"
          />
        </Field>
      ))}
      <div>
        <Button size="s" look="quiet" onClick={() => write(undefined)}>
          {t('send.usual')}
        </Button>
      </div>
    </div>
  );
}
