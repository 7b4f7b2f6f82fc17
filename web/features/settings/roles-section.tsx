import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Shield } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PERMISSIONS } from '../../../server/core/http/contract.ts';
import { useLive } from '../../live.ts';
import { Badge, Button, Callout, ListRow, Panel, SkeletonRows } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useRoleName } from './default-names.ts';
import { type RoleRow, rolesQuery } from './queries.ts';
import { RoleDialog } from './role-dialog.tsx';
import { SectionFrame } from './section-frame.tsx';
import styles from './settings.module.css';

/** What members may do, by role. */
export default function RolesSection() {
  const { t } = useTranslation('members');
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery(rolesQuery);
  const [open, setOpen] = useState<RoleRow | 'new' | null>(null);
  useLive(['roles', 'members'], () => void client.invalidateQueries({ queryKey: ['roles'] }));
  return (
    <SectionFrame
      name="roles"
      actions={
        may('members.manage') && (
          <Button look="primary" icon={<Plus size={16} />} onClick={() => setOpen('new')}>
            {t('roles.add')}
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
          {query.data?.items.map((role) => (
            <OneRole key={role.id} role={role} onOpen={() => setOpen(role)} />
          ))}
        </Panel>
      )}
      {open && <RoleDialog role={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </SectionFrame>
  );
}

function OneRole({ role, onOpen }: { role: RoleRow; onOpen: () => void }) {
  const { t } = useTranslation('members');
  const name = useRoleName()(role);
  const everything = role.permissions.length === PERMISSIONS.length;
  return (
    <ListRow
      leading={<Shield size={18} className={styles.icon} aria-hidden />}
      facts={
        <>
          <strong>{name}</strong>
          {!role.builtIn && <Badge>{t('roles.own')}</Badge>}
        </>
      }
      note={[
        t('membersIn', { count: role.members }),
        everything
          ? t('roles.everything')
          : t('roles.some', { count: role.permissions.length, all: PERMISSIONS.length }),
      ].join(' · ')}
      trailing={
        <Button size="s" look="quiet" onClick={onOpen} aria-label={t('roles.openNamed', { name })}>
          {t('roles.open')}
        </Button>
      }
    />
  );
}
