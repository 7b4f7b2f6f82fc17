import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/index.ts';
import { useHeldSends } from './held-sends.ts';
import styles from './inbox.module.css';

/** Answers that wait, or were not taken, in conversations other than the one that is open. */
export function HeldElsewhere({ openId }: { openId: string | undefined }) {
  const { t } = useTranslation('conversations');
  const held = useHeldSends().filter(({ conversationId }) => conversationId !== openId);
  return held.map(({ key, conversationId, name, state, isMailed }) => (
    <p key={key} className={styles.elsewhere}>
      <span>{t(wordsOf(state === 'refused', isMailed), { name })}</span>
      <TextLink to="/inbox/$id" params={{ id: conversationId }}>
        {t('held.look')}
      </TextLink>
    </p>
  ));
}

function wordsOf(isRefused: boolean, isMailed: boolean) {
  if (isMailed) return isRefused ? 'held.mailRefusedTo' : 'held.mailTo';
  return isRefused ? 'held.refusedTo' : 'held.to';
}
