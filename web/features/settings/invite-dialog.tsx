import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invitationsApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Dialog, Field, FieldGroup, TextInput } from '../../ui/index.ts';
import type { OneTimeLink } from './link-dialog.tsx';
import { type MemberPlace, PlaceFields, useMayGive } from './place-fields.tsx';
import { rolesQuery } from './queries.ts';

interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The link is shown by whoever opened this. */
  onInvited: (link: OneTimeLink) => void;
}

/** What most who are invited will be. */
const USUAL_ROLE = 'agent';
const NOWHERE: MemberPlace = { roleId: null, departmentId: null };
const FORM = 'invite';

export function InviteDialog({ open, onOpenChange, onInvited }: InviteDialogProps) {
  const { t } = useTranslation('members');
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [chosen, setPlace] = useState(NOWHERE);
  const usual = useUsualRole();
  const place = { ...chosen, roleId: chosen.roleId ?? usual };
  const invite = useMutation({
    mutationFn: (roleId: string) =>
      call(invitationsApi.create, {
        body: { email: email.trim(), roleId, departmentId: place.departmentId },
      }),
    onSuccess: ({ token, expiresAt, email: address }) => {
      close();
      onInvited({ kind: 'invitation', token, expiresAt, email: address });
      return client.invalidateQueries({ queryKey: ['invitations'] });
    },
  });

  function close() {
    onOpenChange(false);
    setEmail('');
    setPlace(NOWHERE);
    invite.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (place.roleId) invite.mutate(place.roleId);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={t('invite.title')}
      description={t('invite.text')}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            form={FORM}
            busy={invite.isPending}
            disabled={!place.roleId || !/^\S+@\S+\.\S+$/.test(email.trim())}
          >
            {t('invite.submit')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} noValidate>
        <FieldGroup>
          {invite.error && !shownByFields(invite.error, ['email', 'roleId', 'departmentId']) && (
            <Callout problem={invite.error} />
          )}
          <Field label={t('email')} error={fieldError(invite.error, 'email')}>
            <TextInput type="email" inputMode="email" autoComplete="off" value={email} onChange={setEmail} />
          </Field>
          <PlaceFields value={place} onChange={setPlace} error={invite.error} />
        </FieldGroup>
      </form>
    </Dialog>
  );
}

function useUsualRole(): string | null {
  const mayGive = useMayGive();
  const roles = useQuery(rolesQuery).data?.items;
  return roles?.find((role) => role.key === USUAL_ROLE && mayGive(role))?.id ?? null;
}
