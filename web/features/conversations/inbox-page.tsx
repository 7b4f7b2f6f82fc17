import { useNavigate, useParams } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../shell/commands.ts';
import { classes, Dialog, DocumentTitle, Drawer, useUrlFilters } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { ClosingDialog } from './closing-dialog.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { useDeeds } from './deeds.ts';
import { FieldsDialog } from './fields/fields-dialog.tsx';
import styles from './inbox.module.css';
import { ListPane } from './list-pane.tsx';
import { NewConversation } from './new-conversation.tsx';
import { PersonPane } from './person-pane.tsx';
import { type Picker, PickerOf } from './pickers.tsx';
import type { Conversation, ConversationRow } from './queries.ts';
import { useSelection } from './selection.ts';
import { useActive, useInboxList } from './use-inbox.ts';
import { useInboxKeys } from './use-keys.ts';
import { useOpened } from './use-opened.ts';
import { useViewKeys } from './use-view-keys.ts';
import { ViewList } from './view-list.tsx';

/** Where customers' questions are answered. */
export default function InboxPage() {
  const { t } = useTranslation('conversations');
  const { id: openId } = useParams({ strict: false }) as { id?: string };
  const url = useUrlFilters();
  const go = useGo();
  const list = useRef<HTMLDivElement>(null);
  const inbox = useInboxList(url);
  const selection = useSelection(inbox.rows);
  const active = useActive(inbox.rows, openId);
  const opened = useOpened(openId);
  const deeds = useDeeds();
  const mayWrite = useMay()('conversations.write');
  const [picking, setPicking] = useState<Picker>();
  const [isPersonShown, showPerson] = useState(false);
  const [beginning, begin] = useState<{ customer: Conversation['customer'] | undefined }>();
  const one = openId ? opened : active.active;
  const targets = selection.rows.length ? selection.rows : one ? [one] : [];

  function open(row: ConversationRow) {
    active.pick(row.id);
    go.to(row.id);
  }

  function back() {
    go.back();
    list.current?.focus({ preventScroll: true });
  }

  useInboxKeys({
    ...{ targets, deeds, back, pick: setPicking },
    begin: () => begin({ customer: undefined }),
    choose: () => active.active && selection.toggle(active.active.id),
    openActive: () => active.active && open(active.active),
    step: (steps) => {
      const row = active.step(steps);
      if (!row) return;
      active.pick(row.id);
      if (openId) go.to(row.id);
      else list.current?.focus({ preventScroll: true });
    },
  });
  useViewKeys(url);
  useCommands(
    mayWrite
      ? [
          {
            ...{ id: 'begin-conversation', title: t('begin'), group: 'here', icon: PenLine, shortcut: 'c' },
            run: () => begin({ customer: undefined }),
          },
        ]
      : [],
  );

  return (
    <div className={classes(styles.inbox, openId && styles.hasOpen)}>
      <DocumentTitle title={t('title')} />
      <ViewList url={url} />
      <ListPane
        {...{ url, inbox, selection, deeds, openId, list }}
        activeId={active.active?.id}
        onOpen={open}
        onBegin={mayWrite ? () => begin({ customer: undefined }) : undefined}
        onMove={(to) => {
          const row = {
            next: active.step(1),
            previous: active.step(-1),
            first: inbox.rows?.[0],
            last: inbox.rows?.at(-1),
          }[to];
          if (row) active.pick(row.id);
        }}
      />
      {openId && (
        <section className={styles.conversation} aria-label={t('conversation')}>
          <ConversationPane
            id={openId}
            deeds={deeds}
            onBack={back}
            onPerson={() => showPerson(true)}
            onBegin={(customer) => begin({ customer })}
          />
        </section>
      )}
      {opened && (
        <aside className={styles.person} aria-label={t('person')}>
          <PersonPane
            key={opened.customer.id}
            customerId={opened.customer.id}
            conversationId={opened.id}
            onBegin={() => begin({ customer: opened.customer })}
          />
        </aside>
      )}
      {opened && (
        <Drawer open={isPersonShown} onOpenChange={showPerson} title={t('person')}>
          <PersonPane
            customerId={opened.customer.id}
            conversationId={opened.id}
            onBegin={() => begin({ customer: opened.customer })}
          />
        </Drawer>
      )}
      {picking && (
        <Dialog
          open
          size="s"
          onOpenChange={(isOpen) => !isOpen && setPicking(undefined)}
          title={t(`bulk.${picking}`)}
        >
          <PickerOf what={picking} on={targets} deeds={deeds} onDone={() => setPicking(undefined)} />
        </Dialog>
      )}
      {deeds.filling && (
        <FieldsDialog
          key={deeds.filling.id}
          conversation={deeds.filling}
          isSolving
          error={deeds.fillingError}
          busy={deeds.isBusy}
          onSubmit={(fields) =>
            deeds.change({ on: [deeds.filling!], change: { status: 'solved', fields }, done: 'solved' })
          }
          onClose={deeds.stopFilling}
        />
      )}
      <ClosingDialog deeds={deeds} />
      {beginning && <NewConversation customer={beginning.customer} onClose={() => begin(undefined)} />}
    </div>
  );
}

/** To a conversation and back to the list, with the filters as they are. */
function useGo() {
  const navigate = useNavigate();
  return {
    to: (id: string) =>
      void navigate({ to: '/inbox/$id', params: { id }, search: (before) => before, resetScroll: false }),
    back: () => void navigate({ to: '/inbox', search: (before) => before, resetScroll: false }),
  };
}
