import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Target } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policiesApi } from '../../../server/features/service-levels/contract.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';
import {
  Button,
  Callout,
  ConfirmDialog,
  EmptyState,
  Panel,
  SkeletonRows,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { idsMoved } from '../settings/ordered.tsx';
import { SectionFrame } from '../settings/section-frame.tsx';
import { PolicyDialog } from './policy-dialog.tsx';
import { PolicyRow } from './policy-row.tsx';
import { type Policy, type PolicyDraft, policiesQuery } from './queries.ts';

export type OpenPolicy =
  | { what: 'write'; id?: string; draft: PolicyDraft }
  | { what: 'remove'; policy: Policy };

/** What is promised to whom, the first that fits first. */
export default function LevelsSection() {
  const { t } = useTranslation('levels');
  const client = useQueryClient();
  const query = useQuery(policiesQuery);
  const [open, setOpen] = useState<OpenPolicy | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['service-levels'] });
  useLive(['service-levels'], () => void refresh());
  const policies = query.data?.items ?? [];

  /** Begins with what many begin with; it holds once it is saved. */
  const begin = () =>
    call(policiesApi.usual, {})
      .then((draft) => setOpen({ what: 'write', draft }))
      .catch(toastProblem);

  async function move(index: number, steps: -1 | 1) {
    await call(policiesApi.order, { body: { ids: idsMoved(policies, index, steps) } }).catch(toastProblem);
    await refresh();
  }

  async function remove({ id, name }: Policy) {
    await call(policiesApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('policy.removed', { name }) });
  }

  return (
    <SectionFrame
      name="levels"
      actions={
        policies.length > 0 && (
          <Button look="primary" icon={<Plus size={16} />} onClick={begin}>
            {t('policy.new')}
          </Button>
        )
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
          {!query.data && <SkeletonRows />}
          {query.data?.items.length === 0 && (
            <EmptyState
              title={t('policy.empty')}
              action={
                <Button look="primary" icon={<Target size={16} />} onClick={begin}>
                  {t('policy.propose')}
                </Button>
              }
            >
              {t('policy.emptyText')}
            </EmptyState>
          )}
          {policies.map((policy, index) => (
            <PolicyRow
              key={policy.id}
              policy={policy}
              index={index}
              isLast={index === policies.length - 1}
              onOpen={setOpen}
              onMove={(steps) => void move(index, steps)}
              onChanged={refresh}
            />
          ))}
        </Panel>
      )}
      {open?.what === 'write' && (
        <PolicyDialog id={open.id} draft={open.draft} onClose={() => setOpen(null)} />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open?.what === 'remove' && t('policy.removeTitle', { name: open.policy.name })}
        confirmLabel={t('policy.removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.policy)}
      >
        {t('policy.removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}
