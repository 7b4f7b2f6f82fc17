import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Dialog, FieldGroup, toast } from '../../ui/index.ts';
import { PlaceFields } from './place-fields.tsx';
import type { MemberRow } from './queries.ts';

/** Another role or department for a member. */
export function MemberDialog({ member, onClose }: { member: MemberRow; onClose: () => void }) {
  const { t } = useTranslation('members');
  const client = useQueryClient();
  const [place, setPlace] = useState({ roleId: member.role.id, departmentId: member.department?.id ?? null });
  const save = useMutation({
    mutationFn: () => call(membersApi.update, { params: { id: member.id }, body: place }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['members'] });
      await client.invalidateQueries({ queryKey: ['session'] });
      toast({ title: t('change.done', { name: member.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={member.name}
      description={member.email}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('change.submit')}
          </Button>
        </>
      }
    >
      <FieldGroup>
        <Callout problem={save.error} />
        <PlaceFields
          value={place}
          onChange={({ roleId, departmentId }) => setPlace({ roleId: roleId ?? place.roleId, departmentId })}
          error={null}
        />
      </FieldGroup>
    </Dialog>
  );
}
