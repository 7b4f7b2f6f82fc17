import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../server/core/http/contract.ts';
import { rolesApi } from '../../../server/features/members/rights-contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, ConfirmDialog, Dialog, Field, TextInput, toast } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useRoleName } from './default-names.ts';
import { PermissionPicker } from './permission-picker.tsx';
import { useMayGive } from './place-fields.tsx';
import type { RoleRow } from './queries.ts';
import styles from './settings.module.css';

/** A role, or a new one: its name and what it may do. */
export function RoleDialog({ role, onClose }: { role: RoleRow | null; onClose: () => void }) {
  const { t } = useTranslation('members');
  const client = useQueryClient();
  const may = useMay();
  const mayGive = useMayGive();
  const roleName = useRoleName();
  const shown = role ? roleName(role) : '';
  const [name, setName] = useState(shown);
  const [permissions, setPermissions] = useState<Permission[]>(role?.permissions ?? []);
  const [removing, setRemoving] = useState(false);
  const isOwner = role?.key === 'owner';
  const fixed = !may('members.manage') || (role !== null && !mayGive(role));
  const refresh = () =>
    Promise.all(['roles', 'session'].map((what) => client.invalidateQueries({ queryKey: [what] })));

  /** A default name that was only shown in the reader's language stays as it is. */
  const stored = role && name.trim() === shown ? role.name : name.trim();
  const save = useMutation({
    mutationFn: () =>
      role
        ? call(rolesApi.update, {
            params: { id: role.id },
            body: { name: stored, ...(!isOwner && { permissions }) },
          })
        : call(rolesApi.create, { body: { name: name.trim(), permissions } }),
    onSuccess: async () => {
      await refresh();
      toast({ title: t('roles.saved', { name: name.trim() }) });
      onClose();
    },
  });

  async function remove() {
    if (!role) return;
    await call(rolesApi.remove, { params: { id: role.id } });
    await refresh();
    toast({ title: t('roles.removed', { name: shown }) });
    onClose();
  }

  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={role ? shown : t('roles.add')}
      description={isOwner ? t('roles.ownerFixed') : fixed ? t('roles.beyond') : undefined}
      footer={
        fixed ? (
          <Button onClick={onClose}>{t('close')}</Button>
        ) : (
          <>
            {role && !role.builtIn && (
              <Button look="quiet" onClick={() => setRemoving(true)}>
                {t('roles.remove')}
              </Button>
            )}
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              look="primary"
              busy={save.isPending}
              disabled={!name.trim()}
              onClick={() => save.mutate()}
            >
              {t('save')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.stack}>
        {save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />}
        <Field label={t('name')} error={fieldError(save.error, 'name')}>
          <TextInput value={name} onChange={setName} disabled={fixed} maxLength={80} />
        </Field>
        <PermissionPicker value={permissions} onChange={setPermissions} disabled={fixed || isOwner} />
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t('roles.removeTitle', { name: shown })}
        confirmLabel={t('roles.remove')}
        look="danger"
        onConfirm={remove}
      >
        {t('roles.removeText')}
      </ConfirmDialog>
    </Dialog>
  );
}
