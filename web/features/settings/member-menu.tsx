import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Inbox, KeyRound, MoreHorizontal, UserCog, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import {
  ConfirmDialog,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { PersonDialog } from '../assignment/person-dialog.tsx';
import { usePerson } from '../assignment/use-person.ts';
import { useMay, useMember } from '../session/session.ts';
import type { OneTimeLink } from './link-dialog.tsx';
import { MemberDialog } from './member-dialog.tsx';
import { useMayGive } from './place-fields.tsx';
import { type MemberRow, rolesQuery } from './queries.ts';

interface MemberMenuProps {
  member: MemberRow;
  onLink: (link: OneTimeLink) => void;
}

/** What may be done about a member, where one may do anything. */
export function MemberMenu({ member, onLink }: MemberMenuProps) {
  const { t } = useTranslation('members');
  const { t: assigning } = useTranslation('assignment');
  const client = useQueryClient();
  const me = useMember();
  const mayTouch = useMayTouch(member);
  const mayAssign = useMay()('assignment.manage');
  const person = usePerson(member.id);
  const [open, setOpen] = useState<'change' | 'given' | 'remove' | null>(null);
  const isGiven = mayAssign && person !== undefined;
  if (!mayTouch && !isGiven) return null;

  async function makeLink() {
    try {
      const link = await call(membersApi.newPassword, { params: { id: member.id } });
      onLink({ kind: 'password', email: member.email, ...link });
    } catch (problem) {
      toastProblem(problem);
    }
  }

  async function remove() {
    await call(membersApi.remove, { params: { id: member.id } });
    await client.invalidateQueries({ queryKey: ['members'] });
    toast({ title: t('remove.done', { name: member.name }) });
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton size="s" label={t('menu', { name: member.name })} icon={<MoreHorizontal size={16} />} />
        }
      >
        {mayTouch && (
          <MenuItem icon={<UserCog size={16} />} onClick={() => setOpen('change')}>
            {t('change.open')}
          </MenuItem>
        )}
        {isGiven && (
          <MenuItem icon={<Inbox size={16} />} onClick={() => setOpen('given')}>
            {assigning('person.open')}
          </MenuItem>
        )}
        {mayTouch && member.id !== me.id && (
          <>
            <MenuItem icon={<KeyRound size={16} />} onClick={makeLink}>
              {t('link.make')}
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<UserX size={16} />} look="danger" onClick={() => setOpen('remove')}>
              {t('remove.open')}
            </MenuItem>
          </>
        )}
      </Menu>
      {open === 'given' && person && <PersonDialog person={person} onClose={() => setOpen(null)} />}
      {open === 'change' && <MemberDialog member={member} onClose={() => setOpen(null)} />}
      <ConfirmDialog
        open={open === 'remove'}
        onOpenChange={(next) => !next && setOpen(null)}
        title={t('remove.title', { name: member.name })}
        confirmLabel={t('remove.submit')}
        look="danger"
        onConfirm={remove}
      >
        {t('remove.text')}
      </ConfirmDialog>
    </>
  );
}

/** Nobody touches those who may do more. */
function useMayTouch(member: MemberRow): boolean {
  const may = useMay();
  const mayGive = useMayGive();
  const role = useQuery(rolesQuery).data?.items.find(({ id }) => id === member.role.id);
  return may('members.manage') && role !== undefined && mayGive(role);
}
