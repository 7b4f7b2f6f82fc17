import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { invitationsApi } from '../../../server/features/members/contract.ts';
import { call } from '../../api.ts';
import { isStatus } from '../../problems.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { SkeletonText } from '../../ui/skeleton.tsx';
import { AcceptInvitation } from './accept-invitation.tsx';
import { SessionLayout } from './session-layout.tsx';

/** The page behind the link of an invitation, or of a new password. */
export default function InvitationPage() {
  const { t } = useTranslation('session');
  const { token = '' } = useParams({ strict: false });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(invitationsApi.read, { params: { token }, signal }),
    retry: false,
    // A used link answers that it is gone; whoever just used it need not read that.
    refetchOnWindowFocus: false,
  });
  if (invitation.data) return <AcceptInvitation token={token} {...invitation.data} />;
  const gone = isStatus(invitation.error, 404) || isStatus(invitation.error, 410);
  return (
    <SessionLayout title={t('invitation.title')}>
      {invitation.isPending && <SkeletonText lines={4} />}
      {gone ? (
        <Callout kind="warning">{t('invitation.gone')}</Callout>
      ) : (
        <Callout problem={invitation.error} />
      )}
      {invitation.error && <ButtonLink to="/">{t('invitation.home')}</ButtonLink>}
    </SessionLayout>
  );
}
