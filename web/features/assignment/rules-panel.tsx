import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Route } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { routingApi } from '../../../server/features/assignment/contract.ts';
import { call } from '../../api.ts';
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
import { useMay } from '../session/session.ts';
import { idsMoved } from '../settings/ordered.tsx';
import { type Rule, type RuleDraft, rulesQuery } from './queries.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleRow } from './rule-row.tsx';

export type OpenRule = { what: 'write'; id?: string; draft: RuleDraft } | { what: 'remove'; rule: Rule };

const NEW: RuleDraft = {
  ...{ name: '', enabled: true, goesOn: false },
  match: {
    ...{ priorities: [], channels: [], departments: [], segments: [] },
    ...{ accounts: [], languages: [], words: [] },
  },
  does: { department: null, assignee: null, priority: null, tags: [] },
};

/** What is made of conversations that begin, before somebody is looked for. */
export function RulesPanel() {
  const { t } = useTranslation('assignment');
  const client = useQueryClient();
  const query = useQuery(rulesQuery);
  const mayManage = useMay()('assignment.manage');
  const [open, setOpen] = useState<OpenRule>();
  const refresh = () => client.invalidateQueries({ queryKey: ['assignment'] });
  const rules = query.data?.items ?? [];

  async function move(index: number, steps: -1 | 1) {
    await call(routingApi.order, { body: { ids: idsMoved(rules, index, steps) } }).catch(toastProblem);
    await refresh();
  }

  async function remove({ id, name }: Rule) {
    await call(routingApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('rule.removed', { name }) });
  }

  const add = (
    <Button
      size="s"
      icon={rules.length ? <Plus size={14} /> : <Route size={14} />}
      onClick={() => setOpen({ what: 'write', draft: NEW })}
    >
      {t('rule.new')}
    </Button>
  );
  return (
    <Panel
      title={t('rule.title')}
      description={t('rule.about')}
      flush
      actions={mayManage && rules.length > 0 && add}
    >
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && !query.data && <SkeletonRows rows={2} />}
      {query.data?.items.length === 0 && (
        <EmptyState title={t('rule.empty')} action={mayManage && add}>
          {t('rule.emptyText')}
        </EmptyState>
      )}
      {rules.map((rule, index) => (
        <RuleRow
          key={rule.id}
          rule={rule}
          index={index}
          isLast={index === rules.length - 1}
          onOpen={mayManage ? setOpen : undefined}
          onMove={(steps) => void move(index, steps)}
          onChanged={refresh}
        />
      ))}
      {open?.what === 'write' && (
        <RuleDialog id={open.id} draft={open.draft} onClose={() => setOpen(undefined)} />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && setOpen(undefined)}
        title={open?.what === 'remove' && t('rule.removeTitle', { name: open.rule.name })}
        confirmLabel={t('rule.removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.rule)}
      >
        {t('rule.removeText')}
      </ConfirmDialog>
    </Panel>
  );
}
