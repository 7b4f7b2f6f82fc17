import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/index.ts';
import styles from '../channels.module.css';
import type { FieldsProps } from './meta-fields.tsx';

/** What Facebook and Instagram have beside messages. */
export function CommentFields({ draft, put }: Omit<FieldsProps, 'error'>) {
  const { t } = useTranslation('channels');
  return (
    <section className={styles.part}>
      <Checkbox
        label={t('messaging.comments')}
        checked={draft.comments}
        onChange={(comments) => put({ comments })}
      />
      <Checkbox
        label={t('messaging.humanAgent')}
        hint={t('messaging.humanAgentHint')}
        checked={draft.humanAgent}
        onChange={(humanAgent) => put({ humanAgent })}
      />
    </section>
  );
}
