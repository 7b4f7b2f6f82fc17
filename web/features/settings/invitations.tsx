import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationsApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { Button, ConfirmDialog, ListRow, Panel, toast } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useDepartmentName, useRoleName } from './default-names.ts';
import { type InvitationRow, invitationsQuery } from './queries.ts';
import styles from './settings.module.css';

/** Who was invited and has not come yet. Nothing is shown where nobody is awaited. */
export function Invitations() {
  const { t } = useTranslation('members');
  const client = useQueryClient();
  const invitations = useQuery(invitationsQuery).data?.items;
  const [leaving, setLeaving] = useState<InvitationRow | null>(null);
  if (!invitations?.length) return null;

  async function withdraw(invitation: InvitationRow) {
    await call(invitationsApi.withdraw, { params: { id: invitation.id } });
    await client.invalidateQueries({ queryKey: ['invitations'] });
    toast({ title: t('withdraw.done') });
  }

  return (
    <Panel title={t('awaited')} flush>
      {invitations.map((invitation) => (
        <OneInvitation
          key={invitation.id}
          invitation={invitation}
          onWithdraw={() => setLeaving(invitation)}
        />
      ))}
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={leaving && t('withdraw.title', { email: leaving.email })}
        confirmLabel={t('withdraw.submit')}
        look="danger"
        onConfirm={() => leaving && withdraw(leaving)}
      >
        {t('withdraw.text')}
      </ConfirmDialog>
    </Panel>
  );
}

function OneInvitation({ invitation, onWithdraw }: { invitation: InvitationRow; onWithdraw: () => void }) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const may = useMay();
  const roleName = useRoleName();
  const departmentName = useDepartmentName();
  const { email, role, department, invitedBy, expiresAt } = invitation;
  return (
    <ListRow
      leading={<Mail size={18} className={styles.icon} aria-hidden />}
      facts={
        <>
          <strong>{email}</strong>
          <span>{roleName(role)}</span>
        </>
      }
      note={[
        department && departmentName(department),
        invitedBy && t('invitedBy', { name: invitedBy }),
        t('lapses', { when: format.date(expiresAt) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      trailing={
        may('members.manage') && (
          <Button size="s" look="quiet" onClick={onWithdraw}>
            {t('withdraw.submit')}
          </Button>
        )
      }
    />
  );
}
