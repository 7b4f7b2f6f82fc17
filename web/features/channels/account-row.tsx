import { useMutation } from '@tanstack/react-query';
import { CircleAlert, Mail, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Button, IconButton, ListRow, toastProblem } from '../../ui/index.ts';
import settings from '../settings/settings.module.css';
import styles from './channels.module.css';
import type { Account } from './queries.ts';
import { goSignIn } from './sign-in.ts';
import { useTroubleWords } from './trouble-words.ts';

interface AccountRowProps {
  account: Account;
  onChange: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

/** One account and how it goes with it. */
export function AccountRow({ account, onChange, onRemove }: AccountRowProps) {
  const { t } = useTranslation('channels');
  const facts = useFacts(account);
  const signIn = useMutation({ mutationFn: goSignIn, onError: toastProblem });
  const { address, name } = account;
  return (
    <ListRow
      leading={<Mail size={18} className={settings.icon} aria-hidden />}
      facts={
        <>
          <strong>{address}</strong>
          {name && <span className={settings.quiet}>{name}</span>}
        </>
      }
      note={
        <>
          <span className={styles.facts}>{facts.join(' · ')}</span>
          <Troubles account={account} />
          {onChange && account.signIn && !account.signIn.signedInAt && (
            <span className={styles.signIn}>
              <Button size="s" busy={signIn.isPending} onClick={() => signIn.mutate(account.id)}>
                {t('signIn.do')}
              </Button>
            </span>
          )}
        </>
      }
      trailing={
        onChange &&
        onRemove && (
          <span>
            <IconButton
              size="s"
              label={t('changeNamed', { address })}
              icon={<Pencil size={16} />}
              onClick={onChange}
            />
            <IconButton
              size="s"
              label={t('removeNamed', { address })}
              icon={<Trash2 size={16} />}
              onClick={onRemove}
            />
          </span>
        )
      }
    />
  );
}

function useFacts({ receiving, smtp, signIn, doorAddress, state }: Account): string[] {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const { connectedSince, lastInAt, lastOutAt, aside } = state;
  return [
    receiving === 'off' && t('state.off'),
    receiving === 'door' && (doorAddress ? t('state.door', { address: doorAddress }) : t('state.closed')),
    receiving === 'imap' &&
      (connectedSince
        ? t('state.connected', { when: format.relative(connectedSince) })
        : t('state.connecting')),
    lastInAt && t('state.lastIn', { when: format.relative(lastInAt) }),
    lastOutAt && t('state.lastOut', { when: format.relative(lastOutAt) }),
    signIn && !signIn.signedInAt && t('signIn.nobody'),
    !smtp && t('state.sendsNothing'),
    aside > 0 && t('state.aside', { count: aside }),
  ].filter((fact) => typeof fact === 'string');
}

function Troubles({ account: { state } }: { account: Account }) {
  const { t } = useTranslation('channels');
  const words = useTroubleWords();
  const { failed } = state;
  return (
    <>
      {(['reading', 'sending'] as const).map((what) => {
        const trouble = state[what];
        return trouble && <Line key={what}>{t(`state.${what}`, { why: words(trouble) })}</Line>;
      })}
      {failed > 0 && <Line>{t('state.failed', { count: failed })}</Line>}
    </>
  );
}

const Line = ({ children }: { children: ReactNode }) => (
  <span className={styles.trouble}>
    <CircleAlert size={14} aria-hidden /> {children}
  </span>
);
