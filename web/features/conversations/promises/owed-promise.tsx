import { Check, Handshake, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { classes, Dialog, IconButton, Menu, MenuItem, TextLink } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { WhenForm } from '../when-form.tsx';
import { isOverdue, type PromiseTold } from './owed.ts';
import styles from './promises.module.css';
import { usePromiseDeeds } from './use-promise-deeds.ts';

interface OwedProps {
  promise: PromiseTold;
  conversationId: string;
  /** Where it was made, when that is not the conversation on the screen. */
  elsewhere?: { id: string; number: number } | undefined;
}

/** Something that we promised and have not done: what, by when, who, and what to do about it. */
export function Owed({ promise, conversationId, elsewhere }: OwedProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const mayWrite = useMay()('conversations.write');
  const deeds = usePromiseDeeds(conversationId);
  const [isPuttingOff, setPuttingOff] = useState(false);
  const { id, text, dueAt, firstDueAt, member } = promise;
  const isLate = isOverdue(promise);
  const when = format.relative(dueAt);
  return (
    <div className={classes(styles.owed, isLate && styles.late)}>
      <Handshake size={15} aria-hidden className={styles.mark} />
      <div className={styles.words}>
        <span className={styles.what}>{text}</span>
        <span className={styles.facts}>
          <span className={styles.due} title={format.dateTime(dueAt)}>
            {isLate ? t('promise.overdue', { when }) : t('promise.due', { when })}
          </span>
          {firstDueAt !== dueAt && <span>{t('promise.wasDue', { when: format.relative(firstDueAt) })}</span>}
          {member && <span>{member.name}</span>}
          {elsewhere && (
            <TextLink to="/inbox/$id" params={{ id: elsewhere.id }}>
              #{elsewhere.number}
            </TextLink>
          )}
        </span>
      </div>
      {mayWrite && (
        <>
          <IconButton
            size="s"
            look="secondary"
            label={t('promise.do')}
            icon={<Check size={16} />}
            disabled={deeds.isBusy}
            onClick={() => deeds.done(id)}
          />
          {!isLate && (
            <Menu
              trigger={<IconButton size="s" label={t('promise.more')} icon={<MoreHorizontal size={16} />} />}
            >
              <MenuItem onClick={() => setPuttingOff(true)}>{t('promise.putOff')}</MenuItem>
              <MenuItem onClick={() => deeds.withdraw(id)}>{t('promise.withdraw')}</MenuItem>
            </Menu>
          )}
        </>
      )}
      {isPuttingOff && (
        <Dialog
          open
          onOpenChange={(open) => !open && setPuttingOff(false)}
          title={t('promise.putOff')}
          description={t('promise.putOffText')}
        >
          <WhenForm
            label={t('promise.when')}
            deed={t('promise.putOff')}
            start={new Date(dueAt)}
            onWhen={(at) => {
              deeds.putOff(id, at);
              setPuttingOff(false);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}
