import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../../../server/features/assignment/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, IconButton, ListRow, Panel, SkeletonRows, toastProblem } from '../../ui/index.ts';
import { useDepartments } from '../conversations/choices.ts';
import { useMay } from '../session/session.ts';
import styles from './assignment.module.css';
import { PolicyDialog } from './policy-dialog.tsx';
import { type Policy, policiesQuery } from './queries.ts';
import { EVERYBODY, usePolicyWords } from './words.ts';

/** How it is for everybody, and where a department does it otherwise. */
export function PoliciesPanel() {
  const { t } = useTranslation('assignment');
  const query = useQuery(policiesQuery);
  const departments = useDepartments();
  const mayManage = useMay()('assignment.manage');
  const [open, setOpen] = useState<Policy | 'new'>();
  const items = query.data?.items ?? [];
  const everybody = items.find(({ department }) => department === null) ?? BY_HAND;
  const own = items.filter(({ department }) => department !== null);
  const isRoom = departments.some(({ key }) => !own.some(({ department }) => department === key));
  return (
    <Panel
      title={t('policies.title')}
      flush
      actions={
        mayManage &&
        query.data &&
        isRoom && (
          <Button size="s" icon={<Plus size={14} />} onClick={() => setOpen('new')}>
            {t('policies.add')}
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
      {!query.error && !query.data && <SkeletonRows rows={2} />}
      {query.data &&
        [everybody, ...own].map((policy) => (
          <PolicyRow
            key={policy.department ?? EVERYBODY}
            policy={policy}
            onOpen={mayManage ? () => setOpen(policy) : undefined}
          />
        ))}
      {open && <PolicyDialog policy={open === 'new' ? null : open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

/** As it is before anybody says otherwise. */
const BY_HAND: Policy = {
  ...{ department: null, how: 'nobody', presence: 'available', hereMinutes: 15 },
  ...{ byLanguage: true, handsOver: false, overflow: null, overflowMinutes: 0 },
};

interface PolicyRowProps {
  policy: Policy;
  /** Absent for members who may not. */
  onOpen: (() => void) | undefined;
}

function PolicyRow({ policy, onOpen }: PolicyRowProps) {
  const { t } = useTranslation('assignment');
  const client = useQueryClient();
  const words = usePolicyWords();
  const { department } = policy;
  const name = words.nameOf(department);
  const remove = () =>
    call(assignmentApi.remove, { params: { department: department ?? EVERYBODY } })
      .then(() => client.invalidateQueries({ queryKey: ['assignment'] }))
      .catch(toastProblem);
  return (
    <ListRow
      facts={
        <>
          <strong>{name}</strong>
          <span>{t(`how.${policy.how}.name`)}</span>
        </>
      }
      note={words.of(policy)}
      trailing={
        onOpen && (
          <span className={styles.deeds}>
            <IconButton
              size="s"
              label={t('policies.edit', { name })}
              icon={<Pencil size={16} />}
              onClick={onOpen}
            />
            {department !== null && (
              <IconButton
                size="s"
                label={t('policies.remove', { name })}
                icon={<Trash2 size={16} />}
                onClick={remove}
              />
            )}
          </span>
        )
      }
    />
  );
}
