import { AccountSessions } from './account-sessions.tsx';
import { ChangePassword } from './change-password.tsx';
import { Profile } from './profile.tsx';
import { SectionFrame } from './section-frame.tsx';
import { Signature } from './signature.tsx';
import { TwoFactor } from './two-factor.tsx';

/** What is the member's own: name, password, second factor, sessions. */
export default function AccountSection() {
  return (
    <SectionFrame name="account">
      <Profile />
      <Signature />
      <ChangePassword />
      <TwoFactor />
      <AccountSessions />
    </SectionFrame>
  );
}
