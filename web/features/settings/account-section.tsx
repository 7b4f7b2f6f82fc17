import { HoldChatsPanel } from '../conversations/hold-chats.tsx';
import { NoticesPanel } from '../notices/notices-panel.tsx';
import { useMay } from '../session/session.ts';
import { AccountSessions } from './account-sessions.tsx';
import { ChangePassword } from './change-password.tsx';
import { Profile } from './profile.tsx';
import { SectionFrame } from './section-frame.tsx';
import { Signature } from './signature.tsx';
import { TwoFactor } from './two-factor.tsx';

/** What is the member's own: name, password, second factor, sessions. */
export default function AccountSection() {
  const may = useMay();
  return (
    <SectionFrame name="account">
      <Profile />
      <Signature />
      {may('conversations.write') && <HoldChatsPanel />}
      <NoticesPanel />
      <ChangePassword />
      <TwoFactor />
      <AccountSessions />
    </SectionFrame>
  );
}
