import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/index.ts';
import { useHeldSends } from './held-sends.ts';
import styles from './inbox.module.css';

/** Answers that wait, or were not taken, in conversations other than the one that is open. */
export function HeldElsewhere({ openId }: { openId: string | undefined }) {
  const { t } = useTranslation('conversations');
  const held = useHeldSends().filter(({ conversationId }) => conversationId !== openId);
  return held.map(({ key, conversationId, name, state }) => (
    <p key={key} className={styles.elsewhere}>
      <span>{state === 'refused' ? t('held.refusedTo', { name }) : t('held.to', { name })}</span>
      <TextLink to="/inbox/$id" params={{ id: conversationId }}>
        {t('held.look')}
      </TextLink>
    </p>
  ));
}
