/** Another member of a test's workspace, signed in: invited by the owner, entered through the front door. */
import type { TestJornada } from './jornada.ts';
import { type SignedIn, signedIn } from './sign-in.ts';

export interface NewMember extends SignedIn {
  id: string;
  email: string;
  password: string;
}

/** @param role key of a role, such as `agent` */
export async function newMember(
  jornada: TestJornada,
  owner: SignedIn,
  email: string,
  role: string,
  name = email.split('@')[0]!,
): Promise<NewMember> {
  const roles = await owner.ask('GET', '/api/roles');
  const roleId = roles.body.items.find((one: { key: string }) => one.key === role)?.id;
  const invitation = await owner.ask('POST', '/api/invitations', { json: { email, roleId } });
  if (invitation.status !== 201) throw new Error(`inviting was refused: ${JSON.stringify(invitation.body)}`);
  const password = `a password of ${email}`;
  const accepted = await jornada.ask('POST', `/api/invitations/${invitation.body.token}`, {
    key: false,
    json: { name, password },
    headers: {
      'x-forwarded-for': `10.77.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`,
    },
  });
  if (accepted.status !== 204) throw new Error(`entering was refused: ${JSON.stringify(accepted.body)}`);
  const person = signedIn(jornada, accepted);
  const session = await person.ask('GET', '/api/session');
  return { ...person, id: session.body.member.id, email, password };
}
