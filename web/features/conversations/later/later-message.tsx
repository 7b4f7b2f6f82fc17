import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Avatar, Button, Callout, classes, Popover } from '../../../ui/index.ts';
import { AlongLine } from '../along/along-line.tsx';
import { AttachmentList } from '../attachments/attachment-list.tsx';
import { NextPromise } from '../promises/next-promise.tsx';
import thread from '../thread.module.css';
import { WhenForm } from '../when-form.tsx';
import { type LaterTold, useLater } from './use-later.ts';

interface LaterMessageProps {
  later: LaterTold;
  /** Id of its conversation. */
  conversationId: string;
  /** The customer, as the screen calls them. */
  customer: string;
  mayWrite: boolean;
  onTakenBack: (later: LaterTold) => void;
}

/** An answer that goes out later; or one that was stopped, with why. */
export function LaterMessage({ later, conversationId, customer, mayWrite, onTakenBack }: LaterMessageProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const deeds = useLater(conversationId, onTakenBack);
  const { author, sendAt, state, text, attachments, promise, does } = later;
  const isStopped = state === 'stopped';
  return (
    <article className={classes(thread.message, thread.reply, thread.held)} aria-label={t('later.label')}>
      <header className={thread.head}>
        <Avatar name={author.name} size="s" />
        <span className={thread.author}>{author.name}</span>
        {!isStopped && (
          <time className={thread.at} dateTime={sendAt}>
            {t('later.at', { when: `${format.day(sendAt)}, ${format.time(sendAt)}` })}
          </time>
        )}
      </header>
      {text && <div className={thread.text}>{text}</div>}
      <AttachmentList attachments={attachments} />
      {promise && <NextPromise promise={promise} />}
      {does && <AlongLine does={does} />}
      {isStopped && <Stopped later={later} customer={customer} />}
      {mayWrite && (
        <p className={thread.deeds}>
          <Button size="s" busy={deeds.isBusy} onClick={() => deeds.send(later.id)}>
            {isStopped ? t('later.anyway') : t('later.now')}
          </Button>
          <AnotherTime onWhen={(at) => deeds.putOff(later.id, at)} start={new Date(sendAt)} />
          <Button size="s" look="quiet" onClick={() => deeds.takeBack(later.id)}>
            {t('later.back')}
          </Button>
        </p>
      )}
    </article>
  );
}

function AnotherTime({ start, onWhen }: { start: Date; onWhen: (at: Date) => void }) {
  const { t } = useTranslation('conversations');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      title={t('later.title')}
      trigger={
        <Button size="s" look="quiet">
          {t('later.other')}
        </Button>
      }
    >
      <WhenForm
        label={t('later.when')}
        deed={t('later.do')}
        start={start > new Date() ? start : undefined}
        onWhen={(at) => {
          setOpen(false);
          onWhen(at);
        }}
      />
    </Popover>
  );
}

function Stopped({ later: { stoppedBy, reason }, customer }: { later: LaterTold; customer: string }) {
  const { t } = useTranslation('conversations');
  return (
    <div className={thread.refused}>
      <Callout kind="warning" title={t(`later.stopped.${stoppedBy ?? 'refused'}`, { name: customer })}>
        {reason ?? t('later.stopped.text')}
      </Callout>
    </div>
  );
}
