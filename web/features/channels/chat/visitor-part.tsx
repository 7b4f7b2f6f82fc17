import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Fact, KeyValues } from '../../../ui/index.ts';
import styles from './chat.module.css';
import { visitorQuery } from './queries.ts';

interface VisitorPartProps {
  conversationId: string;
  className: string | undefined;
  titleClass: string | undefined;
}

/** Who writes in the chat, as far as that is proven, and on which page. Nothing where nobody does. */
export function VisitorPart({ conversationId, className, titleClass }: VisitorPartProps) {
  const { t } = useTranslation('channels');
  const { data } = useQuery(visitorQuery(conversationId));
  const visitor = data?.visitor;
  if (!visitor) return null;
  const { userId, name, email, page } = visitor;
  const facts: (Fact | false | '' | null)[] = [
    name && { label: t('chat.askName'), value: name },
    email && { label: t('chat.given'), value: email },
    page && { label: t('chat.page'), value: <span className={styles.page}>{page}</span> },
  ];
  const typed = name ? (email ? 'both' : 'name') : email ? 'email' : null;
  const proof = userId !== null ? t('chat.signed', { id: userId }) : typed && t(`chat.typed.${typed}`);
  return (
    <section className={className}>
      <h3 className={titleClass}>{t('chat.visitor')}</h3>
      {proof && <p className={styles.page}>{proof}</p>}
      <KeyValues facts={facts.filter((fact) => !!fact)} />
    </section>
  );
}
