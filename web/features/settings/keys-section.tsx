import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PERMISSIONS } from '../../../server/core/http/contract.ts';
import { keysApi } from '../../../server/features/members/rights-contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  Callout,
  ConfirmDialog,
  EmptyState,
  ListRow,
  Panel,
  SkeletonRows,
  toast,
  useUrlFilters,
} from '../../ui/index.ts';
import { KeyDialog } from './key-dialog.tsx';
import { type KeyRow, keysQuery } from './queries.ts';
import { SectionFrame } from './section-frame.tsx';
import styles from './settings.module.css';

/** The programs that may send events in and get data out. */
export default function KeysSection() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const url = useUrlFilters();
  const query = useQuery(keysQuery);
  const [leaving, setLeaving] = useState<KeyRow | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['keys'] });
  useLive(['keys'], () => void refresh());

  async function revoke(key: KeyRow) {
    await call(keysApi.revoke, { params: { id: key.id } });
    await refresh();
    toast({ title: t('keys.revoked', { name: key.name }) });
  }

  return (
    <SectionFrame
      name="keys"
      actions={
        <Button look="primary" icon={<Plus size={16} />} onClick={() => url.set({ new: 'key' })}>
          {t('keys.add')}
        </Button>
      }
    >
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!query.data && <SkeletonRows rows={3} />}
          {query.data?.items.length === 0 && (
            <EmptyState title={t('keys.empty')}>{t('keys.emptyText')}</EmptyState>
          )}
          {query.data?.items.map((key) => (
            <OneKey key={key.id} apiKey={key} onRevoke={() => setLeaving(key)} />
          ))}
        </Panel>
      )}
      {url.one('new') === 'key' && <KeyDialog onClose={() => url.clear('new')} />}
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={leaving && t('keys.revokeTitle', { name: leaving.name })}
        confirmLabel={t('keys.revoke')}
        look="danger"
        onConfirm={() => leaving && revoke(leaving)}
      >
        {t('keys.revokeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}

function OneKey({ apiKey, onRevoke }: { apiKey: KeyRow; onRevoke: () => void }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { name, prefix, scopes, createdBy, createdAt, lastUsedAt } = apiKey;
  const made = { who: createdBy, when: format.date(createdAt) };
  return (
    <ListRow
      leading={<KeyRound size={18} className={styles.icon} aria-hidden />}
      facts={
        <>
          <strong>{name}</strong>
          <code className={styles.mono}>{prefix}…</code>
          <span className={styles.quiet}>
            {lastUsedAt ? t('keys.used', { when: format.relative(lastUsedAt) }) : t('keys.neverUsed')}
          </span>
        </>
      }
      note={[
        scopes.length === PERMISSIONS.length ? t('keys.everything') : scopes.join(', '),
        createdBy ? t('keys.madeBy', made) : t('keys.made', made),
      ].join(' · ')}
      trailing={
        <Button size="s" look="quiet" onClick={onRevoke} aria-label={t('keys.revokeNamed', { name })}>
          {t('keys.revoke')}
        </Button>
      }
    />
  );
}
