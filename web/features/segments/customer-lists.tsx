import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListPlus, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import {
  Button,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  Skeleton,
  TextLink,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { segmentsQuery } from '../narrowing/queries.ts';
import { useMay } from '../session/session.ts';
import { FormDialog } from './form-dialog.tsx';
import { listsOfQuery } from './queries.ts';
import styles from './segments.module.css';

interface CustomerListsProps {
  customerId: string;
  /** What the customer is called. */
  name: string;
}

/** The lists that a customer is on: open one, take them off, put them on another. */
export function CustomerLists({ customerId, name }: CustomerListsProps) {
  const { t } = useTranslation('segments');
  const may = useMay();
  const { data } = useQuery(listsOfQuery(customerId));
  const change = useChange(customerId);
  if (!data) return <Skeleton width={120} />;
  const mayWrite = may('journeys.write') && may('journeys.read');
  return (
    <span className={styles.lists}>
      {data.items.map((list) => (
        <span key={list.id} className={styles.onList}>
          {may('journeys.read') ? (
            <TextLink to="/segments/$id" params={{ id: list.id }}>
              {list.name}
            </TextLink>
          ) : (
            list.name
          )}
          {mayWrite && (
            <IconButton
              size="s"
              label={t('list.take', { name: `${name} · ${list.name}` })}
              icon={<X size={14} />}
              disabled={change.isPending}
              onClick={() => change.mutate({ list: list.id, deed: 'take' })}
            />
          )}
        </span>
      ))}
      {mayWrite ? (
        <AddMenu
          customerId={customerId}
          on={data.items.map(({ id }) => id)}
          onPick={(list) => change.mutate({ list, deed: 'put' })}
        />
      ) : (
        !data.items.length && t('lists.none')
      )}
    </span>
  );
}

function useChange(customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ list, deed }: { list: string; deed: 'put' | 'take' }): Promise<unknown> =>
      deed === 'put'
        ? call(segmentsApi.addMembers, { params: { id: list }, body: { customerIds: [customerId] } })
        : call(segmentsApi.removeMember, { params: { id: list, customerId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['segments'] }),
    onError: toastProblem,
  });
}

interface AddMenuProps {
  customerId: string;
  /** Lists they are on already. */
  on: string[];
  onPick: (list: string) => void;
}

function AddMenu({ customerId, on, onPick }: AddMenuProps) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const { data } = useQuery(segmentsQuery);
  const lists = data?.items.filter(({ id, kind }) => kind === 'list' && !on.includes(id)) ?? [];
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button size="s" look="quiet" icon={<ListPlus size={16} />}>
            {t('lists.add')}
          </Button>
        }
      >
        {lists.map(({ id, name }) => (
          <MenuItem key={id} onClick={() => onPick(id)}>
            {name}
          </MenuItem>
        ))}
        {lists.length > 0 && <MenuSeparator />}
        <MenuItem icon={<Plus size={16} />} onClick={() => setMaking(true)}>
          {t('lists.new')}
        </MenuItem>
      </Menu>
      {making && (
        <FormDialog
          title={t('make.listTitle')}
          saveLabel={t('make.listDo')}
          onClose={() => setMaking(false)}
          onSave={async (naming) => {
            await call(segmentsApi.make, { body: { kind: 'list', ...naming, customerIds: [customerId] } });
            toast({ title: t('make.done', { name: naming.name }) });
            await client.invalidateQueries({ queryKey: ['segments'] });
          }}
        />
      )}
    </>
  );
}
