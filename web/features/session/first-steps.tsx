import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowRight, Check, Mail, MessageCircle, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../channels/queries.ts';
import { everyMemberQuery, invitationsQuery } from '../settings/queries.ts';
import { useMay } from './session.ts';
import styles from './welcome-page.module.css';

const STEPS = [
  { step: 'email', section: 'channels', Icon: Mail },
  { step: 'chat', section: 'chat', Icon: MessageCircle },
  { step: 'colleagues', section: 'members', Icon: Users },
] as const;

/** How customers reach the desk, and who answers them; ticked once it is so. */
export function FirstSteps() {
  const { t } = useTranslation('session');
  const done = useDone();
  return (
    <section className={styles.steps} aria-labelledby="first-steps">
      <h2 id="first-steps" className={styles.stepsTitle}>
        {t('welcome.steps.title')}
      </h2>
      <ul className={styles.stepList}>
        {STEPS.map(({ step, section, Icon }) => (
          <li key={step}>
            <Link
              {...({ to: '/settings/$section', params: { section } } satisfies Pick<
                LinkProps,
                'to' | 'params'
              >)}
              className={styles.step}
            >
              <Icon size={20} aria-hidden />
              <span className={styles.stepText}>
                <strong>{t(`welcome.steps.${step}.title`)}</strong>
                <span>{t(`welcome.steps.${step}.text`)}</span>
              </span>
              {done[step] ? (
                <span className={styles.done}>
                  <Check size={18} aria-hidden /> {t('welcome.steps.done')}
                </span>
              ) : (
                <ArrowRight size={18} aria-hidden className={styles.stepArrow} />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useDone() {
  const may = useMay();
  const { data: channels } = useQuery(channelsQuery);
  const { data: members } = useQuery(everyMemberQuery);
  const { data: invitations } = useQuery({ ...invitationsQuery, enabled: may('members.manage') });
  const has = (kind: string) => channels?.items.some((one) => one.kind === kind) ?? false;
  return {
    email: has('email'),
    chat: has('chat'),
    colleagues: (members?.items.length ?? 0) > 1 || (invitations?.items.length ?? 0) > 0,
  };
}
