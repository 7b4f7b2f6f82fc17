import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { asideApi } from '../../../server/features/channels/email/aside-contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import {
  Button,
  ButtonAnchor,
  Callout,
  Dialog,
  EmptyState,
  ListRow,
  LoadMore,
  SkeletonRows,
  Time,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import styles from './channels.module.css';
import { asideQuery, type MailAside } from './queries.ts';

/** Mails that are kept beside the conversations: why, and what can be done with each. */
export function AsideDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('channels');
  const query = useInfiniteQuery(asideQuery);
  const mails = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={t('aside.title')}
      description={t('aside.about')}
      footer={<Button onClick={onClose}>{t('aside.close')}</Button>}
    >
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {query.isPending && <SkeletonRows rows={3} />}
      {mails?.length === 0 && <EmptyState title={t('aside.empty')}>{t('aside.emptyText')}</EmptyState>}
      {mails && mails.length > 0 && (
        <ul className={styles.aside}>
          {mails.map((mail) => (
            <li key={mail.id}>
              <AsideRow mail={mail} />
            </li>
          ))}
        </ul>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => query.fetchNextPage()}
      />
    </Dialog>
  );
}

function AsideRow({ mail }: { mail: MailAside }) {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const { from, subject, account, kind, at, bytes } = mail;
  return (
    <ListRow
      facts={
        <>
          <strong className={styles.sender}>{from.name || from.address || t('aside.nobody')}</strong>
          {from.name && from.address && <span className={styles.address}>{from.address}</span>}
        </>
      }
      voice={subject}
      note={
        <>
          <span className={kind === 'failed' ? styles.trouble : undefined}>{t(`aside.why.${kind}`)}</span>
          <span className={styles.asideFacts}>
            {account.address} · <Time at={at} />
            {bytes !== null && ` · ${format.bytes(bytes)}`}
          </span>
          <AsideDeeds mail={mail} />
        </>
      }
    />
  );
}

function AsideDeeds({ mail: { id, kind, subject, bytes } }: { mail: MailAside }) {
  const { t } = useTranslation('channels');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] });
  const params = { id };
  const named = { subject: subject || t('aside.noSubject') };
  const takeIn = useMutation({
    mutationFn: () => call(asideApi.takeIn, { params }),
    onSuccess: async ({ conversation: { number } }) => {
      await refresh();
      toast({ title: t('aside.takenIn', { number }) });
    },
    onError: toastProblem,
  });
  const bringBack = () => call(asideApi.bringBack, { params }).then(refresh).catch(toastProblem);
  const putAway = useMutation({
    mutationFn: () => call(asideApi.putAway, { params }),
    onSuccess: async () => {
      await refresh();
      toast({ title: t('aside.isAway'), undo: () => void bringBack() });
    },
    onError: toastProblem,
  });
  const isKept = bytes !== null;
  return (
    <span className={styles.asideDeeds}>
      {isKept && (kind === 'failed' || kind === 'unreadable') && (
        <Button
          size="s"
          aria-label={t('aside.takeInNamed', named)}
          busy={takeIn.isPending}
          onClick={() => takeIn.mutate()}
        >
          {t('aside.takeIn')}
        </Button>
      )}
      <Button
        size="s"
        aria-label={t('aside.putAwayNamed', named)}
        busy={putAway.isPending}
        onClick={() => putAway.mutate()}
      >
        {t('aside.putAway')}
      </Button>
      {isKept && (
        <ButtonAnchor
          size="s"
          look="quiet"
          icon={<Download size={14} />}
          aria-label={t('aside.saveNamed', named)}
          href={`/api/channels/mails/${id}/eml`}
          download
        >
          {t('aside.save')}
        </ButtonAnchor>
      )}
    </span>
  );
}
