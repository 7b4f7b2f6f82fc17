import { useQuery } from '@tanstack/react-query';
import { MessageSquareQuote } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SomeDeeds } from '../../../server/features/conversations/deeds/contract.ts';
import { fillIn, type Variable } from '../../../server/features/saved-replies/variables.ts';
import { Callout, IconButton, Popover, SkeletonText, TextLink, useShortcut } from '../../ui/index.ts';
import { type SavedReply, savedRepliesQuery } from '../saved-replies/queries.ts';
import { useMember, useWorkspace } from '../session/session.ts';
import { useMacro } from './along/use-macro.ts';
import { PickList } from './pick-list.tsx';
import type { Conversation } from './queries.ts';
import styles from './saved-reply-button.module.css';

interface SavedReplyButtonProps {
  conversation: Conversation;
  /** Gets the words, filled in, and what is done when they are sent. */
  onText: (text: string, does: SomeDeeds) => void;
}

/** Puts a saved reply into what is being written, with what is done along with it; one without words is done at once. */
export function SavedReplyButton({ conversation, onText }: SavedReplyButtonProps) {
  const { t } = useTranslation('replies');
  const inbox = useTranslation('conversations').t;
  const [isOpen, setOpen] = useState(false);
  // Asked for before it is opened: the field to search in is there at once, and has the focus.
  useQuery(savedRepliesQuery);
  useShortcut(';', () => setOpen(true), { label: inbox('keys.savedReply'), group: inbox('keys.group') });
  // While one writes, the key itself is a semicolon; on some keyboards it stands above the comma.
  useShortcut('mod+;', () => setOpen(true));
  useShortcut('mod+shift+;', () => setOpen(true));
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<IconButton label={t('use')} shortcut="mod+;" icon={<MessageSquareQuote size={18} />} />}
    >
      {isOpen && <Choice conversation={conversation} onDone={() => setOpen(false)} onText={onText} />}
    </Popover>
  );
}

function Choice({ conversation, onText, onDone }: SavedReplyButtonProps & { onDone: () => void }) {
  const { t } = useTranslation('replies');
  const { data, error } = useQuery(savedRepliesQuery);
  const values = useValues(conversation);
  const macro = useMacro();
  if (error) return <Callout problem={error} />;
  if (!data) return <SkeletonText lines={3} />;
  const replies = inOrder(data.items, conversation.language);

  function use(reply: SavedReply | undefined) {
    if (!reply) return;
    onDone();
    if (reply.text) onText(fillIn(reply.text, values), deedsIn(reply));
    else macro.mutate({ macro: reply, on: [conversation] });
  }

  return (
    <>
      {replies.length > 0 && (
        <PickList
          label={t('find')}
          options={replies.map(({ id, name, text }) => ({
            ...{ value: id, label: name, hint: text ? undefined : t('atOnce') },
          }))}
          onPick={(id) => use(replies.find((one) => one.id === id))}
        />
      )}
      <p className={styles.foot}>
        {replies.length === 0 && <span>{t('none')} </span>}
        <TextLink to="/settings/$section" params={{ section: 'replies' }}>
          {t('manage')}
        </TextLink>
      </p>
    </>
  );
}

/** Those in the customer's language first; those in another one not at all. */
function inOrder(replies: SavedReply[], language: string | null): SavedReply[] {
  const fitting = replies.filter((one) => !language || !one.language || one.language === language);
  return [
    ...fitting.filter((one) => one.language !== null),
    ...fitting.filter((one) => one.language === null),
  ];
}

function deedsIn(reply: SavedReply): SomeDeeds {
  const { priority, department, assignee, tags, removeTags, status, snoozeMinutes, fields, note } = reply;
  return { priority, department, assignee, tags, removeTags, status, snoozeMinutes, fields, note };
}

function useValues({ customer, number }: Conversation): Partial<Record<Variable, string>> {
  const { name: me } = useMember();
  const workspace = useWorkspace();
  const name = customer.name ?? '';
  return {
    ...{ 'customer.name': name, 'customer.first': firstOf(name), 'me.name': me, 'me.first': firstOf(me) },
    ...{ 'conversation.number': String(number), 'workspace.name': workspace?.name ?? '' },
  };
}

const firstOf = (name: string) => name.trim().split(/\s+/)[0] ?? '';
