import { Building2, Flag, Languages, Moon, Tag as TagIcon, UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES } from '../../i18n.ts';
import { Badge, Button, ChannelIcon, classes, Popover, slides, Tag, useChannelName } from '../../ui/index.ts';
import { ConversationTimes } from '../service-levels/conversation-times.tsx';
import { useMay } from '../session/session.ts';
import { useDepartmentName } from '../settings/default-names.ts';
import type { Deeds } from './deeds.ts';
import styles from './header.module.css';
import { type Picker, PickerOf } from './pickers.tsx';
import type { Conversation } from './queries.ts';

interface ParticularsProps {
  conversation: Conversation;
  deeds: Deeds;
}

/** Status, who answers, where, how pressing, under which words, and until when it rests. */
export function Particulars({ conversation, deeds }: ParticularsProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const departmentName = useDepartmentName();
  const { id, status, assignee, department, priority, tags, language, snoozedUntil, due, seeking } =
    conversation;
  const isGuessed = conversation.languageGuessed;
  const on = { conversation, deeds };
  return (
    <div ref={slides} className={styles.particulars}>
      <Badge kind={status === 'new' || status === 'open' ? 'accent' : 'plain'}>{t(`status.${status}`)}</Badge>
      <ConversationTimes id={id} due={due} />
      <By conversation={conversation} />
      <One {...on} what="assignee" label={t('assignee')} icon={<UserRound size={14} />}>
        {assignee?.name ?? t('nobody')}
      </One>
      {seeking && (
        <Badge kind={seeking.why ? 'warning' : 'plain'}>
          {seeking.why ? t(`seeking.${seeking.why}`) : t('seeking.label')}
        </Badge>
      )}
      <One {...on} what="department" label={t('department')} icon={<Building2 size={14} />}>
        {department ? departmentName(department) : t('noDepartment')}
      </One>
      <One {...on} what="priority" label={t('priorityLabel')} icon={<Flag size={14} />}>
        {t(`priority.${priority}`)}
      </One>
      <One
        {...on}
        what="language"
        label={t('language')}
        note={isGuessed ? t('languageGuessed') : undefined}
        icon={<Languages size={14} />}
        short={language?.slice(0, 2)}
      >
        {language && LANGUAGE_NAMES[language]}
      </One>
      <One
        {...on}
        what="snooze"
        label={t('snooze.do')}
        icon={<Moon size={14} />}
        short={snoozedUntil ? undefined : ''}
      >
        {snoozedUntil ? format.relative(snoozedUntil) : t('snooze.do')}
      </One>
      <One {...on} what="tags" label={t('tags')} icon={<TagIcon size={14} />}>
        {tags.length ? null : t('addTag')}
      </One>
      {tags.length > 0 && (
        <span ref={slides} className={styles.tags}>
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      )}
    </div>
  );
}

/** By which channel it began, and at which account of it. */
function By({ conversation: { channel, account } }: Pick<ParticularsProps, 'conversation'>) {
  const { t } = useTranslation('conversations');
  const channelName = useChannelName();
  if (!account)
    return (
      <span className={styles.channel} title={channelName(channel)}>
        <ChannelIcon channel={channel} wordHidden />
        <span className={styles.long} aria-hidden>
          {channelName(channel)}
        </span>
      </span>
    );
  return (
    <span className={styles.channel} title={`${channelName(channel)} · ${t('account')} ${account.name}`}>
      <ChannelIcon channel={channel} wordHidden />
      <span className={styles.channelName}>{account.name}</span>
    </span>
  );
}

interface OneProps extends ParticularsProps {
  what: Picker;
  /** What it is; said before the value to screen readers. */
  label: string;
  /** How sure it is; said after the value, and shown on pointing at it. */
  note?: string | undefined;
  icon: ReactNode;
  /** Says the same where room is short; left out where the value is short already. */
  short?: string | undefined;
  children: ReactNode;
}

function One({ conversation, deeds, what, label, note, icon, short, children }: OneProps) {
  const mayWrite = useMay()('conversations.write');
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite) {
    return children ? (
      <span className={classes(styles.fact, note && styles.unsure)} title={note}>
        {icon} {children}
      </span>
    ) : null;
  }
  const value = typeof children === 'string' && children !== label ? `${label}: ${children}` : label;
  // What stands there where room is short belongs to the name, too.
  const name = [value, note, short].filter(Boolean).join(', ');
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button
          size="s"
          look="quiet"
          className={classes(styles.one, note && styles.unsure)}
          icon={icon}
          aria-label={name}
          title={note}
        >
          {short === undefined ? (
            children
          ) : (
            <>
              <span className={styles.long}>{children}</span>
              {short && <span className={styles.short}>{short}</span>}
            </>
          )}
        </Button>
      }
    >
      <PickerOf what={what} on={[conversation]} deeds={deeds} onDone={() => setOpen(false)} />
    </Popover>
  );
}
