import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquareQuote, Pencil, Plus, Trash2, Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savedRepliesApi } from '../../../server/features/saved-replies/contract.ts';
import { call } from '../../api.ts';
import { LANGUAGE_NAMES } from '../../i18n.ts';
import { useLive } from '../../live.ts';
import {
  Badge,
  Button,
  Callout,
  ConfirmDialog,
  EmptyState,
  IconButton,
  ListRow,
  Panel,
  SkeletonRows,
  toast,
} from '../../ui/index.ts';
import { useDeedWords } from '../conversations/along/deed-words.ts';
import { useMay } from '../session/session.ts';
import { SectionFrame } from '../settings/section-frame.tsx';
import settings from '../settings/settings.module.css';
import { type SavedReply, savedRepliesQuery } from './queries.ts';
import styles from './replies.module.css';
import { ReplyDialog } from './reply-dialog.tsx';

type Open = { what: 'new' } | { what: 'change' | 'remove'; reply: SavedReply } | null;

/** Answers that are given again and again. */
export default function RepliesSection() {
  const { t } = useTranslation('replies');
  const client = useQueryClient();
  const query = useQuery(savedRepliesQuery);
  const mayWrite = useMay()('conversations.write');
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['saved-replies'] });
  useLive(['saved-replies'], () => void refresh());
  const begin = mayWrite && (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
      {t('new')}
    </Button>
  );
  const isEmpty = query.data?.items.length === 0;

  async function remove({ id, name }: SavedReply) {
    await call(savedRepliesApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('removed', { name }) });
  }

  return (
    <SectionFrame name="replies" actions={!isEmpty && begin}>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!query.data && <SkeletonRows />}
          {isEmpty && (
            <EmptyState title={t('empty')} action={begin}>
              {t('emptyText')}
            </EmptyState>
          )}
          {query.data?.items.map((reply) => (
            <Row key={reply.id} reply={reply} onOpen={mayWrite ? setOpen : undefined} />
          ))}
        </Panel>
      )}
      {(open?.what === 'new' || open?.what === 'change') && (
        <ReplyDialog
          reply={open.what === 'change' ? open.reply : null}
          onSaved={refresh}
          onClose={() => setOpen(null)}
        />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open?.what === 'remove' && t('removeTitle', { name: open.reply.name })}
        confirmLabel={t('remove')}
        look="danger"
        onConfirm={() => (open?.what === 'remove' ? remove(open.reply) : undefined)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}

function Row({ reply, onOpen }: { reply: SavedReply; onOpen: ((open: Open) => void) | undefined }) {
  const { t } = useTranslation('replies');
  const { name, text, language } = reply;
  const deeds = useDeedWords()(reply).map(({ words }) => words);
  const Icon = text ? MessageSquareQuote : Zap;
  return (
    <ListRow
      leading={<Icon size={18} className={settings.icon} aria-hidden />}
      facts={
        <>
          <strong>{name}</strong> {language && <Badge>{LANGUAGE_NAMES[language]}</Badge>}
        </>
      }
      note={
        <>
          {text && <span className={styles.text}>{text}</span>}
          {deeds.length > 0 && <span className={styles.deeds}>{deeds.join(' · ')}</span>}
        </>
      }
      trailing={
        onOpen && (
          <span>
            <IconButton
              size="s"
              label={t('change', { name })}
              icon={<Pencil size={16} />}
              onClick={() => onOpen({ what: 'change', reply })}
            />
            <IconButton
              size="s"
              label={t('removeOne', { name })}
              icon={<Trash2 size={16} />}
              onClick={() => onOpen({ what: 'remove', reply })}
            />
          </span>
        )
      }
    />
  );
}
