import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Building2, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departmentsApi } from '../../../server/features/members/rights-contract.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';
import {
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
import { useMay } from '../session/session.ts';
import { useDepartmentName } from './default-names.ts';
import { NameDialog } from './name-dialog.tsx';
import { type DepartmentRow, departmentsQuery } from './queries.ts';
import { SectionFrame } from './section-frame.tsx';
import styles from './settings.module.css';

type Open = { what: 'new' } | { what: 'rename' | 'remove'; department: DepartmentRow } | null;

/** The parts of the company that members belong to and that own touchpoints. */
export default function DepartmentsSection() {
  const { t } = useTranslation('members');
  const may = useMay();
  const nameOf = useDepartmentName();
  const client = useQueryClient();
  const query = useQuery(departmentsQuery);
  const [open, setOpen] = useState<Open>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['departments'] });
  useLive(['departments', 'members'], () => void refresh());
  const mayChange = may('workspace.manage');

  async function save(name: string) {
    if (open?.what === 'rename') {
      await call(departmentsApi.update, { params: { id: open.department.id }, body: { name } });
    } else await call(departmentsApi.create, { body: { name } });
    await refresh();
  }

  async function remove(department: DepartmentRow) {
    await call(departmentsApi.remove, { params: { id: department.id } });
    await refresh();
    toast({ title: t('departments.removed', { name: nameOf(department) }) });
  }

  return (
    <SectionFrame
      name="departments"
      actions={
        mayChange && (
          <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen({ what: 'new' })}>
            {t('departments.add')}
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
            <EmptyState title={t('departments.empty')}>{t('departments.emptyText')}</EmptyState>
          )}
          {query.data?.items.map((department) => (
            <ListRow
              key={department.id}
              leading={<Building2 size={18} className={styles.icon} aria-hidden />}
              facts={<strong>{nameOf(department)}</strong>}
              note={t('membersIn', { count: department.members })}
              trailing={
                mayChange && (
                  <span>
                    <IconButton
                      size="s"
                      label={t('departments.rename', { name: nameOf(department) })}
                      icon={<Pencil size={16} />}
                      onClick={() => setOpen({ what: 'rename', department })}
                    />
                    <IconButton
                      size="s"
                      label={t('departments.remove', { name: nameOf(department) })}
                      icon={<Trash2 size={16} />}
                      onClick={() => setOpen({ what: 'remove', department })}
                    />
                  </span>
                )
              }
            />
          ))}
        </Panel>
      )}
      {(open?.what === 'new' || open?.what === 'rename') && (
        <NameDialog
          title={
            open.what === 'new'
              ? t('departments.add')
              : t('departments.rename', { name: nameOf(open.department) })
          }
          name={open.what === 'new' ? '' : nameOf(open.department)}
          onSave={save}
          onClose={() => setOpen(null)}
        />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={open?.what === 'remove' && t('departments.removeTitle', { name: nameOf(open.department) })}
        confirmLabel={t('departments.removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.department)}
      >
        {t('departments.removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}
