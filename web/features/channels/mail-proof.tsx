import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../ui/index.ts';
import styles from './channels.module.css';
import type { Mail } from './queries.ts';

/** Somebody else may have written it: said where it is read. Nothing for others. */
export function UnprovenSender({ mail }: { mail: Mail }) {
  const { t } = useTranslation('channels');
  if (mail.proof?.verdict !== 'failed') return null;
  const { server, said } = mail.proof;
  return (
    <div className={styles.warned}>
      <Callout kind="warning" title={t('proof.failed')}>
        <p className={styles.unproven}>{t('proof.failedText', { address: mail.from.address })}</p>
        <p className={styles.unproven}>
          {server ? t('proof.serverSays', { server }) : t('proof.itSays')}{' '}
          <q className={styles.said}>{said}</q>
        </p>
      </Callout>
    </div>
  );
}

/** Whether its sender was checked, in the details of a mail that came. */
export function SenderProof({ mail: { proof } }: { mail: Mail }) {
  const { t } = useTranslation('channels');
  // That somebody else may have written it is said where it is read.
  if (!proof || proof.verdict === 'failed') return null;
  const by = proof.server || t('proof.yourServer');
  const words = {
    passed: t('proof.passed', { server: by }),
    none: proof.server === null ? t('proof.unchecked') : t('proof.open', { server: by }),
  };
  return (
    <div className={styles.proof}>
      {proof.verdict === 'passed' && <ShieldCheck size={15} aria-hidden />}
      <span>
        {words[proof.verdict]} {proof.said && <q className={styles.said}>{proof.said}</q>}
      </span>
    </div>
  );
}
