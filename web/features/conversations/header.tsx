import { ArrowLeft, Check, MoreHorizontal, PanelRight, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, classes, IconButton, Menu, MenuItem, MenuSeparator, TextLink } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { ReviewButton } from '../quality/review-button.tsx';
import { useMay } from '../session/session.ts';
import type { Deeds } from './deeds.ts';
import { FieldsOf } from './fields/fields-of.tsx';
import styles from './header.module.css';
import { Linked } from './linked.tsx';
import { Particulars } from './particulars.tsx';
import type { Conversation } from './queries.ts';
import { MarkedName } from './search-hits/marked.tsx';
import { useSearched } from './search-hits/use-hits.ts';
import { beforeSpam } from './spam/before-spam.ts';
import { useBlock } from './spam/use-block.ts';
import { SubjectField } from './subject-field.tsx';

interface HeaderProps {
  conversation: Conversation;
  deeds: Deeds;
  onBack: () => void;
  onMerge: () => void;
  onLink: () => void;
  onWhose: () => void;
  onDelete: () => void;
  /** Absent for members who may not. */
  onUnlink: ((other: string) => void) | undefined;
  onPerson: () => void;
}

/** Whom it is with, what it is about, and everything one can say of it. */
export function Header(props: HeaderProps) {
  const { conversation, deeds, onBack, onPerson, onUnlink } = props;
  const { t } = useTranslation('conversations');
  const mayWrite = useMay()('conversations.write');
  const name = useCustomerName()(conversation.customer);
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <IconButton
          className={styles.back}
          label={t('back')}
          shortcut="u"
          icon={<ArrowLeft size={18} />}
          onClick={onBack}
        />
        <h2 className={styles.title}>
          <TextLink
            to="/customers/$id"
            params={{ id: conversation.customer.id }}
            quiet
            className={styles.name}
          >
            <MarkedName text={name} search={useSearched()} />
          </TextLink>{' '}
          <span className={styles.number}>#{conversation.number}</span>
        </h2>
        {mayWrite && <SolveButton conversation={conversation} deeds={deeds} />}
        <ReviewButton conversation={conversation} />
        {mayWrite && <More {...props} />}
        <IconButton
          className={styles.person}
          label={t('person')}
          icon={<PanelRight size={18} />}
          onClick={onPerson}
        />
      </div>
      <SubjectField key={conversation.subject} conversation={conversation} />
      <Particulars conversation={conversation} deeds={deeds} />
      <FieldsOf key={conversation.id} conversation={conversation} />
      <Linked conversation={conversation} onUnlink={onUnlink} />
      {conversation.follows && (
        <p className={styles.follows}>
          <TextLink to="/inbox/$id" params={{ id: conversation.follows.id }}>
            {t('follows', { number: conversation.follows.number })}
          </TextLink>
        </p>
      )}
    </header>
  );
}

function SolveButton({ conversation, deeds }: Pick<HeaderProps, 'conversation' | 'deeds'>) {
  const { t } = useTranslation('conversations');
  if (conversation.status === 'closed' || conversation.status === 'spam') return null;
  const isSolved = conversation.status === 'solved';
  return (
    <Button
      size="s"
      className={classes(styles.solve)}
      icon={isSolved ? <RotateCcw size={14} /> : <Check size={14} />}
      onClick={() => deeds.change(solving(conversation))}
    >
      {isSolved ? t('reopen') : t('solve')}
    </Button>
  );
}

/** Solves what is not, opens what is. */
export function solving(
  conversation: Parameters<Deeds['change']>[0]['on'][number],
): Parameters<Deeds['change']>[0] {
  const isSolved = conversation.status === 'solved';
  return {
    on: [conversation],
    change: { status: isSolved ? 'open' : 'solved' },
    done: isSolved ? 'reopened' : 'solved',
  };
}

function More({ conversation, deeds, onMerge, onLink, onWhose, onDelete }: HeaderProps) {
  const mayDelete = useMay()('conversations.delete');
  const { block } = useBlock();
  const { email } = conversation.customer;
  const isSpam = conversation.status === 'spam';
  const { t } = useTranslation('conversations');
  const isClosed = conversation.status === 'closed';
  const isWaiting = conversation.status === 'waiting';
  const become = (status: Conversation['status']) =>
    deeds.change({ on: [conversation], change: { status }, done: 'status' });
  return (
    <Menu trigger={<IconButton label={t('more')} icon={<MoreHorizontal size={18} />} />}>
      <MenuItem shortcut="i" onClick={onMerge}>
        {t('merge.open')}
      </MenuItem>
      <MenuItem shortcut="l" onClick={onLink}>
        {t('link.open')}
      </MenuItem>
      <MenuItem shortcut="=" onClick={onWhose}>
        {t('whose.open')}
      </MenuItem>
      {!isClosed && !isSpam && (
        <>
          <MenuSeparator />
          {conversation.status !== 'open' && (
            <MenuItem shortcut={isWaiting ? 'w' : undefined} onClick={() => become('open')}>
              {t('become.open')}
            </MenuItem>
          )}
          {!isWaiting && (
            <MenuItem shortcut="w" onClick={() => become('waiting')}>
              {t('become.waiting')}
            </MenuItem>
          )}
          <MenuItem shortcut="q" onClick={() => deeds.askToClose([conversation])}>
            {t('become.closed')}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      {!isClosed && (
        <MenuItem shortcut="!" onClick={() => become(isSpam ? beforeSpam(conversation) : 'spam')}>
          {isSpam ? t('spam.isNone') : t('spam.is')}
        </MenuItem>
      )}
      {email && <MenuItem onClick={() => block(email)}>{t('spam.blockThem', { address: email })}</MenuItem>}
      {mayDelete && (
        <MenuItem look="danger" onClick={onDelete}>
          {t('delete.open')}
        </MenuItem>
      )}
    </Menu>
  );
}
