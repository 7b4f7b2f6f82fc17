import { Building2, Flag, Languages, Moon, Tag as TagIcon, UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { LANGUAGE_NAMES } from '../../i18n.ts';
import { Badge, Button, Popover, slides, Tag } from '../../ui/index.ts';
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
  const on = { conversation, deeds };
  return (
    <div ref={slides} className={styles.particulars}>
      <Badge kind={status === 'new' || status === 'open' ? 'accent' : 'plain'}>{t(`status.${status}`)}</Badge>
      <ConversationTimes id={id} due={due} />
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
      <One {...on} what="language" label={t('language')} icon={<Languages size={14} />}>
        {language && LANGUAGE_NAMES[language]}
      </One>
      <One {...on} what="snooze" label={t('snooze.do')} icon={<Moon size={14} />}>
        {snoozedUntil ? format.relative(snoozedUntil) : t('snooze.do')}
      </One>
      <One {...on} what="tags" label={t('tags')} icon={<TagIcon size={14} />}>
        {tags.length ? null : t('addTag')}
      </One>
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </div>
  );
}

interface OneProps extends ParticularsProps {
  what: Picker;
  /** What it is; said before the value to screen readers. */
  label: string;
  icon: ReactNode;
  children: ReactNode;
}

function One({ conversation, deeds, what, label, icon, children }: OneProps) {
  const mayWrite = useMay()('conversations.write');
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite) {
    return children ? (
      <span className={styles.fact}>
        {icon} {children}
      </span>
    ) : null;
  }
  const name = typeof children === 'string' && children !== label ? `${label}: ${children}` : label;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="s" look="quiet" className={styles.one} icon={icon} aria-label={name}>
          {children}
        </Button>
      }
    >
      <PickerOf what={what} on={[conversation]} deeds={deeds} onDone={() => setOpen(false)} />
    </Popover>
  );
}
