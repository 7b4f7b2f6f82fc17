import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { together } from '../../../server/features/conversations/deeds/together.ts';
import { Button, classes, useKeysTold, useShortcut } from '../../ui/index.ts';
import { lengthOf, MessengerLine, takesFiles } from '../channels/messaging/messenger-line.tsx';
import { type Messenger, useMessenger } from '../channels/messaging/use-messenger.ts';
import { SendLine } from '../channels/send-line.tsx';
import { type Recipients, useRecipients } from '../channels/use-recipients.ts';
import { useCustomerName } from '../customers/names.ts';
import { ArticlesButton } from '../knowledge/suggest/articles-button.tsx';
import { FittingLine } from '../knowledge/suggest/fitting-line.tsx';
import { insertInto } from '../knowledge/suggest/insertion.ts';
import { useArticles } from '../knowledge/suggest/use-articles.ts';
import { asDone } from './along/along.ts';
import { AlongList } from './along/along-list.tsx';
import { useBroughtAlong } from './along/use-brought-along.ts';
import { AttachButton } from './attachments/attach-button.tsx';
import { UnsentList } from './attachments/unsent-list.tsx';
import { useAttach } from './attachments/use-attach.ts';
import { useDrop } from './attachments/use-drop.ts';
import { useMembers } from './choices.ts';
import styles from './composer.module.css';
import { DraftConflict } from './draft-conflict.tsx';
import { useSolving } from './fields/use-solving.tsx';
import { Kinds } from './kinds.tsx';
import { LaterButton } from './later/later-button.tsx';
import { MentionField } from './mention-field.tsx';
import { OthersDrafts } from './others-drafts.tsx';
import { OvertakenLine } from './overtaken-line.tsx';
import type { Present } from './presence.ts';
import { NextPromises } from './promises/next-promises.tsx';
import { PromiseButton } from './promises/promise-button.tsx';
import type { Conversation } from './queries.ts';
import { SavedReplyButton } from './saved-reply-button.tsx';
import { useOthersDrafts } from './use-others-drafts.ts';
import { useAskFirst } from './use-others-sending.tsx';
import { useOvertaken } from './use-overtaken.ts';
import { useSend } from './use-send.ts';
import type { Kind, Writing } from './writing.ts';

interface ComposerProps {
  conversation: Conversation;
  draft: Writing;
  /** Where one writes. */
  field: RefObject<HTMLTextAreaElement | null>;
  /** Who else is there. */
  others: readonly Present[];
  /** That somebody else is sending an answer; null while nobody is. */
  sending: string | null;
  onTyping: () => void;
}

/** Where one answers the customer, or writes a note among ourselves. */
export function Composer({ conversation, draft, field, others, sending, onTyping }: ComposerProps) {
  const { t } = useTranslation('conversations');
  const { kind } = draft;
  const { text, promise, keeps, does, conflict, isSaved } = draft.state;
  const members = useMembers();
  const customerName = useCustomerName();
  const attach = useAttach(conversation);
  const recipients = useRecipients(conversation.id);
  const messenger = useMessenger(conversation.id);
  const isMailed = kind === 'reply' && recipients?.isSent === true;
  /** By mail, or by the program that takes what is answered on the channel. */
  const isSent = isMailed || (kind === 'reply' && conversation.carried && recipients?.mail === undefined);
  const promising = { promise, keeps, set: draft.shown.change.bind(draft.shown) };
  /** By a messenger, unless it is mailed, or only kept. */
  const byMessenger = kind === 'reply' && recipients?.mail === undefined ? messenger : null;
  /** Then it says what was approved, not what is written here. */
  const isTemplate = byMessenger?.way === 'template';
  const beside = { attach, recipients, messenger: byMessenger, isSent };
  const send = useSend(conversation, draft, beside, () => field.current?.blur());
  const hasFiles = attach.unsent.length + attach.uploading.length > 0;
  const hasWords = (byMessenger?.text ?? text).trim() !== '';
  const isMessage = hasWords || attach.unsent.length > 0;
  useBroughtAlong(draft.answer, kind === 'reply' && !hasWords && !hasFiles);
  // What is on its way belongs to it, too.
  const isReady =
    isMessage &&
    !conflict &&
    !send.isBusy &&
    attach.uploading.length === 0 &&
    canGo(recipients, isMailed) &&
    canGoThere(byMessenger, text, attach.unsent.length > 0);
  const theirs = useOthersDrafts(conversation, draft, others);
  const [writesOwn, setWritesOwn] = useState(false);
  const isBegun = draft.isBegun || hasFiles;
  /** Nobody writes into, or past, what another has begun without having said so. */
  const isAsked = theirs.drafts.length > 0 && !isBegun && !writesOwn && !isTemplate;
  const askFirst = useAskFirst(kind === 'reply' ? sending : null);
  const drop = useDrop(attach.add);
  const articles = useArticles(conversation, insertInto(field, draft));

  const begin = (next: Kind) => {
    draft.choose(next);
    field.current?.focus();
  };
  const overtaken = useOvertaken(conversation, draft.answer);
  const solving = useSolving(asDone(conversation, does), () => askFirst.ask(() => send.go('solved')));
  const solveIt = () => overtaken.ask(solving.go);
  const isSolvedAlong = kind === 'reply' && does?.status === 'solved';
  const replyIt = () =>
    isSolvedAlong ? solveIt() : overtaken.ask(() => askFirst.ask(() => send.go(undefined)));
  const sendIt = kind === 'note' ? () => send.go(undefined) : replyIt;
  const group = t('keys.group');
  useShortcut('r', () => begin('reply'), { label: t('keys.reply'), group });
  useShortcut('n', () => begin('note'), { label: t('keys.note'), group });
  useKeysTold('mod+Enter', { label: t('keys.send'), group });
  useKeysTold('mod+shift+Enter', { label: t('mailAndSolve'), group });
  useKeysTold('z', { label: t('keys.undoSend'), group });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') field.current?.blur();
    // With Alt it asks when it goes out.
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.altKey || !isReady) return;
    event.preventDefault();
    // A key that is held down has not been pressed twice.
    if (event.repeat) return;
    if (event.shiftKey && kind === 'reply') solveIt();
    else sendIt();
  }

  return (
    <section
      className={classes(styles.composer, kind === 'note' && styles.isNote, drop.isOver && styles.isOver)}
      aria-label={t('write')}
      {...drop.handlers}
    >
      {conflict && <DraftConflict draft={draft.shown} conflict={conflict} />}
      <OthersDrafts
        drafts={theirs.drafts}
        isAsked={isAsked}
        onTake={(one) => void theirs.take(one).then(() => field.current?.focus())}
        onOwn={() => {
          setWritesOwn(true);
          field.current?.focus();
        }}
      />
      {kind === 'reply' && (
        <OvertakenLine overtaken={overtaken} customer={customerName(conversation.customer)} isSent={isSent} />
      )}
      <div className={styles.head}>
        <Kinds kind={kind} isBegun={(one) => draft.holds(one)} onChoose={begin} />
        <span className={styles.state} aria-live="polite">
          {draft.shown.holdsSomething && (isSaved ? t('draft.saved') : t('draft.saving'))}
        </span>
      </div>
      {!isTemplate && (
        <MentionField
          ref={field}
          label={kind === 'note' ? t('noteHere') : t('replyHere')}
          placeholder={isAsked ? t('draft.choose') : undefined}
          value={text}
          members={kind === 'note' ? members : []}
          disabled={send.isBusy || isAsked}
          onChange={(next) => {
            draft.write(next);
            onTyping();
          }}
          onKeyDown={onKeyDown}
        />
      )}
      <UnsentList attach={attach} />
      {kind === 'reply' && !isTemplate && <FittingLine articles={articles} />}
      <NextPromises conversation={conversation} promising={promising} />
      {kind === 'reply' && <AlongList along={{ does, set: (next) => draft.answer.change({ does: next }) }} />}
      {kind === 'reply' && recipients && <SendLine recipients={recipients} />}
      {byMessenger && (
        <MessengerLine
          messenger={byMessenger}
          text={text}
          hasFiles={attach.unsent.length > 0}
          who={customerName(conversation.customer)}
        />
      )}
      {kind === 'reply' && !isSent && isWritten(conversation.channel) && (
        <p className={styles.notSent}>{t('notSent', { name: customerName(conversation.customer) })}</p>
      )}
      <footer className={styles.footer}>
        <div className={styles.tools}>
          {!isTemplate && (
            <>
              <AttachButton attach={attach} />
              <SavedReplyButton
                conversation={conversation}
                onText={(words, brought) => {
                  draft.choose('reply');
                  const before = draft.answer.state;
                  draft.answer.change({
                    text: [before.text, words].filter(Boolean).join('\n\n'),
                    does: together(before.does, brought),
                  });
                  field.current?.focus();
                }}
              />
              <ArticlesButton articles={articles} language={conversation.language} />
            </>
          )}
          <PromiseButton promising={promising} />
          {isSent && <LaterButton disabled={!isReady} onWhen={(at) => overtaken.ask(() => send.later(at))} />}
        </div>
        <div className={styles.sends}>
          {kind === 'reply' && (
            <Button disabled={!isReady} onClick={solveIt}>
              {isSent ? t('mailAndSolve') : t('sendAndSolve')}
            </Button>
          )}
          <Button look="primary" disabled={!isReady} busy={send.isBusy} onClick={sendIt}>
            {t(sendWords(kind, isSent, overtaken.isWarned))}
          </Button>
        </div>
      </footer>
      {solving.dialog}
      {askFirst.dialog}
    </section>
  );
}

function sendWords(kind: Kind, isSent: boolean, isWarned: boolean) {
  if (kind === 'note') return 'keepNote';
  if (isWarned) return isSent ? 'held.mailAnyway' : 'held.anyway';
  return isSent ? 'mail' : 'send';
}

const canGo = (recipients: Recipients | null, isMailed: boolean) => !isMailed || recipients?.isFine === true;

/** Within the time and the length that the messenger takes. */
function canGoThere(messenger: Messenger | null, text: string, hasFiles: boolean): boolean {
  if (!messenger) return true;
  const { thread, way, isReady } = messenger;
  if (!isReady || !way || (hasFiles && !takesFiles(way))) return false;
  if (way === 'template') return true;
  const { length, most } = lengthOf(thread, way, text);
  return length <= most;
}

/** What is said on the phone or in the store was said there; elsewhere somebody waits for words. */
const isWritten = (channel: string) => channel !== 'phone' && channel !== 'store';
