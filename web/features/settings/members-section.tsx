import { useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { Button } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog, type OneTimeLink } from './link-dialog.tsx';
import { MemberList } from './member-list.tsx';
import { SectionFrame } from './section-frame.tsx';

/** Who works here, and who was asked to. */
export default function MembersSection() {
  const { t } = useTranslation('members');
  const may = useMay();
  const client = useQueryClient();
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  useLive(['members', 'invitations', 'roles', 'departments'], () => {
    for (const what of ['members', 'invitations', 'roles', 'departments']) {
      void client.invalidateQueries({ queryKey: [what] });
    }
  });
  // How many everybody has in hand.
  useLive(['assignment', 'conversations'], () => void client.invalidateQueries({ queryKey: ['assignment'] }));
  return (
    <SectionFrame
      name="members"
      actions={
        may('members.manage') && (
          <Button look="primary" icon={<UserPlus size={16} />} onClick={() => setInviting(true)}>
            {t('invite.open')}
          </Button>
        )
      }
    >
      <MemberList onLink={setLink} />
      <Invitations />
      <InviteDialog open={inviting} onOpenChange={setInviting} onInvited={setLink} />
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </SectionFrame>
  );
}
