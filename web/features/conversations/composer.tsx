import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { laterApi } from '../../../server/features/conversations/later/contract.ts';
import { call } from '../../api.ts';
import { Button, classes, toast, toastProblem, useShortcut } from '../../ui/index.ts';
import { lengthOf, MessengerLine, takesFiles } from '../channels/messaging/messenger-line.tsx';
import { type Messenger, useMessenger } from '../channels/messaging/use-messenger.ts';
import { SendLine } from '../channels/send-line.tsx';
import { type Recipients, useRecipients } from '../channels/use-recipients.ts';
import { useCustomerName } from '../customers/names.ts';
import { AttachButton } from './attachments/attach-button.tsx';
import { UnsentList } from './attachments/unsent-list.tsx';
import { type Attach, useAttach } from './attachments/use-attach.ts';
import { useDrop } from './attachments/use-drop.ts';
import { useMembers } from './choices.ts';
import styles from './composer.module.css';
import { DraftConflict } from './draft-conflict.tsx';
import type { DraftKeeper } from './draft-keeper.ts';
import { useSolving } from './fields/use-solving.tsx';
import { holdSend } from './held-sends.ts';
import { LaterButton } from './later/later-button.tsx';
import { useToldWhen } from './later/use-later.ts';
import { MentionField } from './mention-field.tsx';
import { calledIn } from './mentions.ts';
import { NextPromises } from './promises/next-promises.tsx';
import { PromiseButton } from './promises/promise-button.tsx';
import { type Promising, usePromising } from './promises/promising.ts';
import { type Conversation, refreshConversations } from './queries.ts';
import { SavedReplyButton } from './saved-reply-button.tsx';

interface ComposerProps {
  conversation: Conversation;
  draft: DraftKeeper;
  onTyping: () => void;
}

/** Where one answers the customer, or writes a note among ourselves. */
export function Composer({ conversation, draft, onTyping }: ComposerProps) {
  const { t } = useTranslation('conversations');
  const { text, kind, by, conflict, isSaved } = draft.state;
  const field = useRef<HTMLTextAreaElement>(null);
  const members = useMembers();
  const customerName = useCustomerName();
  const attach = useAttach(conversation);
  const recipients = useRecipients(conversation.id);
  const messenger = useMessenger(conversation.id);
  const isMailed = kind === 'reply' && recipients?.isSent === true;
  /** By mail, or by the program that takes what is answered on the channel. */
  const isSent = isMailed || (kind === 'reply' && conversation.carried && recipients?.mail === undefined);
  const promising = usePromising(conversation.id);
  /** By a messenger, unless it is mailed, or only kept. */
  const byMessenger = kind === 'reply' && recipients?.mail === undefined ? messenger : null;
  /** Then it says what was approved, not what is written here. */
  const isTemplate = byMessenger?.way === 'template';
  const along = { attach, promising, recipients, messenger: byMessenger };
  const send = useSend(conversation, draft, { ...along, isSent }, () => field.current?.blur());
  const isMessage = (byMessenger?.text ?? text).trim() !== '' || attach.unsent.length > 0;
  // What is on its way belongs to it, too.
  const isReady =
    isMessage &&
    !conflict &&
    !send.isBusy &&
    attach.uploading.length === 0 &&
    canGo(recipients, isMailed) &&
    canGoThere(byMessenger, text, attach.unsent.length > 0);
  const drop = useDrop(attach.add);

  const begin = (next: 'reply' | 'note') => {
    draft.choose(next);
    field.current?.focus();
  };
  const solving = useSolving(conversation, () => send.go('solved'));
  const group = t('keys.group');
  useShortcut('r', () => begin('reply'), { label: t('keys.reply'), group });
  useShortcut('n', () => begin('note'), { label: t('keys.note'), group });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || !isReady) return;
    event.preventDefault();
    if (event.shiftKey && kind === 'reply') solving.go();
    else send.go(undefined);
  }

  return (
    <section
      className={classes(styles.composer, kind === 'note' && styles.isNote, drop.isOver && styles.isOver)}
      aria-label={t('write')}
      {...drop.handlers}
    >
      {conflict && <DraftConflict draft={draft} conflict={conflict} />}
      <Kinds kind={kind} onChoose={begin} />
      {!isTemplate && (
        <MentionField
          ref={field}
          label={kind === 'note' ? t('noteHere') : t('replyHere')}
          value={text}
          members={kind === 'note' ? members : []}
          disabled={send.isBusy}
          onChange={(next) => {
            draft.write(next);
            onTyping();
          }}
          onKeyDown={onKeyDown}
        />
      )}
      <UnsentList attach={attach} />
      <NextPromises conversation={conversation} promising={promising} />
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
        {!isTemplate && (
          <>
            <AttachButton attach={attach} />
            <SavedReplyButton
              conversation={conversation}
              onText={(words) => {
                draft.write([draft.state.text, words].filter(Boolean).join('\n\n'));
                field.current?.focus();
              }}
            />
          </>
        )}
        <PromiseButton promising={promising} />
        {isSent && <LaterButton disabled={!isReady} onWhen={send.later} />}
        <span className={styles.state} aria-live="polite">
          {text && (by ? t('draft.by', { name: by.name }) : isSaved ? t('draft.saved') : t('draft.saving'))}
        </span>
        {kind === 'reply' && (
          <Button disabled={!isReady} onClick={solving.go}>
            {isSent ? t('mailAndSolve') : t('sendAndSolve')}
          </Button>
        )}
        <Button look="primary" disabled={!isReady} busy={send.isBusy} onClick={() => send.go(undefined)}>
          {kind === 'note' ? t('keepNote') : isSent ? t('mail') : t('send')}
        </Button>
      </footer>
      {solving.dialog}
    </section>
  );
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

function Kinds({ kind, onChoose }: { kind: 'reply' | 'note'; onChoose: (kind: 'reply' | 'note') => void }) {
  const { t } = useTranslation('conversations');
  return (
    <div className={styles.kinds}>
      {(['reply', 'note'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={styles.kind}
          aria-pressed={one === kind}
          onClick={() => onChoose(one)}
        >
          {t(one)}
        </button>
      ))}
    </div>
  );
}

/** What goes along with the words. */
interface Along {
  attach: Attach;
  promising: Promising;
  recipients: Recipients | null;
  /** Null where it goes another way. */
  messenger: Messenger | null;
  /** Whether it goes out at all; else it is only kept. */
  isSent: boolean;
}

/** Notes are written at once; answers wait ten seconds, their text safe in the draft until they are there. */
function useSend(
  conversation: Conversation,
  draft: DraftKeeper,
  { attach: { unsent }, promising, recipients, messenger, isSent }: Along,
  onSent: () => void,
) {
  const { promise, keeps } = promising;
  const client = useQueryClient();
  const members = useMembers();
  const name = useCustomerName()(conversation.customer);
  const { id } = conversation;
  const note = useMutation({
    mutationFn: (text: string) =>
      call(conversationsApi.write, {
        params: { id },
        body: {
          ...{ text, kind: 'note', attachments: unsent.map((one) => one.id) },
          mentions: calledIn(text, members).map((one) => one.id),
          ...{ promise, keeps: [...keeps] },
        },
      }),
    onSuccess: () => {
      promising.set({ promise: undefined, keeps: [] });
      draft.done();
      onSent();
      return refreshConversations(client, [id]);
    },
    onError: toastProblem,
  });
  const later = useMutation({
    mutationFn: ({ text, at }: { text: string; at: Date }) =>
      call(laterApi.write, {
        params: { id },
        body: {
          ...{ text, attachments: unsent.map((one) => one.id), sendAt: at.toISOString() },
          ...{ promise, keeps: [...keeps], after: conversation.items.at(-1)?.id, mail: recipients?.mail },
          sentAs: messenger?.sentAs,
        },
      }),
    onSuccess: ({ sendAt }) => {
      promising.set({ promise: undefined, keeps: [] });
      recipients?.reset();
      messenger?.reset();
      draft.done();
      toast({ title: toldWhen(sendAt) });
      onSent();
      return refreshConversations(client, [id]);
    },
    onError: toastProblem,
  });
  const toldWhen = useToldWhen();
  const [isHolding, setHolding] = useState(false);

  async function reply(status: 'solved' | undefined) {
    setHolding(true);
    await draft.flush();
    setHolding(false);
    if (draft.state.conflict) return;
    const after = conversation.items.at(-1)?.id;
    const text = messenger?.text ?? draft.state.text.trim();
    const isLive = conversation.channel === 'chat' && conversation.carried && !recipients?.mail;
    const mail = { mail: recipients?.mail, sentAs: messenger?.sentAs, isMailed: isSent, isLive };
    const told = {
      conversationId: id,
      name,
      text,
      attachments: unsent,
      ...{ promise, keeps, status, after },
      ...mail,
    };
    draft.putAway();
    promising.set({ promise: undefined, keeps: [] });
    recipients?.reset();
    messenger?.reset();
    holdSend(told, (sent) => void refreshConversations(client, [sent]));
    onSent();
  }

  return {
    isBusy: note.isPending || later.isPending || isHolding,
    go: (status: 'solved' | undefined) =>
      draft.state.kind === 'note' ? note.mutate(draft.state.text.trim()) : void reply(status),
    later: (at: Date) => later.mutate({ text: messenger?.text ?? draft.state.text.trim(), at }),
  };
}
