import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsApi } from '../../../../server/features/conversations/fields/contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { useLive } from '../../../live.ts';
import {
  Badge,
  Button,
  Callout,
  ConfirmDialog,
  EmptyState,
  ListRow,
  Panel,
  SkeletonRows,
  toast,
  toastProblem,
} from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { idsMoved, OrderedDeeds } from '../../settings/ordered.tsx';
import { SectionFrame } from '../../settings/section-frame.tsx';
import { useDepartments } from '../choices.ts';
import { FieldDialog } from './field-dialog.tsx';
import { type Field, fieldsQuery } from './queries.ts';

type Open = { what: 'write'; field: Field | null } | { what: 'remove'; field: Field };

/** What the workspace wants to know of its conversations, in its order. */
export default function FieldsSection() {
  const { t } = useTranslation('fields');
  const client = useQueryClient();
  const query = useQuery(fieldsQuery);
  const mayManage = useMay()('workspace.manage');
  const [open, setOpen] = useState<Open>();
  const refresh = () => client.invalidateQueries({ queryKey: fieldsQuery.queryKey });
  useLive(['conversation-fields'], () => void refresh());
  const fields = query.data?.items ?? [];

  async function move(index: number, steps: -1 | 1) {
    await call(fieldsApi.order, { body: { ids: idsMoved(fields, index, steps) } }).catch(toastProblem);
    await refresh();
  }

  async function remove({ id, name }: Field) {
    await call(fieldsApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('removed', { name }) });
  }

  const add = (
    <Button
      look="primary"
      icon={fields.length ? <Plus size={16} /> : <ListChecks size={16} />}
      onClick={() => setOpen({ what: 'write', field: null })}
    >
      {t('new')}
    </Button>
  );
  return (
    <SectionFrame name="fields" actions={mayManage && fields.length > 0 && add}>
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
            <EmptyState title={t('empty')} action={mayManage && add}>
              {t('emptyText')}
            </EmptyState>
          )}
          {fields.map((field, index) => (
            <FieldRow
              key={field.id}
              field={field}
              index={index}
              isLast={index === fields.length - 1}
              onOpen={mayManage ? setOpen : undefined}
              onMove={(steps) => void move(index, steps)}
            />
          ))}
        </Panel>
      )}
      {open?.what === 'write' && (
        <FieldDialog field={open.field} onSaved={refresh} onClose={() => setOpen(undefined)} />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(next) => !next && setOpen(undefined)}
        title={open?.what === 'remove' && t('removeTitle', { name: open.field.name })}
        confirmLabel={t('removeSubmit')}
        look="danger"
        onConfirm={() => open?.what === 'remove' && remove(open.field)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </SectionFrame>
  );
}

interface FieldRowProps {
  field: Field;
  index: number;
  isLast: boolean;
  /** Absent for members who may not. */
  onOpen: ((open: Open) => void) | undefined;
  onMove: (steps: -1 | 1) => void;
}

function FieldRow({ field, index, isLast, onOpen, onMove }: FieldRowProps) {
  const { t } = useTranslation('fields');
  const format = useFormat();
  const departments = useDepartments();
  const { name, kind, key, required, options } = field;
  const live = options.filter(({ retired }) => !retired).map((one) => one.name);
  const served = field.departments.map((one) => departments.find((other) => other.key === one)?.name ?? one);
  return (
    <ListRow
      facts={
        <>
          <strong>{name}</strong>
          <span>{t(`kind.${kind}`)}</span>
          {required && <Badge>{t('required')}</Badge>}
        </>
      }
      note={[key, live.length > 0 && format.list(live), served.length > 0 && format.list(served)]
        .filter(Boolean)
        .join(' · ')}
      trailing={
        onOpen && (
          <OrderedDeeds
            index={index}
            isLast={isLast}
            labels={{
              ...{ up: t('up', { name }), down: t('down', { name }) },
              ...{ edit: t('edit', { name }), remove: t('remove', { name }) },
            }}
            onMove={onMove}
            onEdit={() => onOpen({ what: 'write', field })}
            onRemove={() => onOpen({ what: 'remove', field })}
          />
        )
      }
    />
  );
}
