/** A person at a browser, as far as the doors can tell: keeps the cookie, marks requests as our own page's. */
import type { Asked, AskOptions, TestJornada } from './jornada.ts';

type Doors = Pick<TestJornada, 'ask'>;

export interface SignedIn {
  cookie: string;
  /** The session's `Set-Cookie` line, as it came. */
  setCookie: string;
  ask(method: string, address: string, options?: AskOptions): Promise<Asked>;
}

/** Signs in at the front door. @throws with the answer when that was refused */
export async function signIn(
  jornada: Doors,
  { email, password }: { email: string; password: string },
  headers: Record<string, string> = {},
): Promise<SignedIn> {
  const answer = await jornada.ask('POST', '/api/auth/sign-in/email', {
    key: false,
    json: { email, password },
    headers: { 'x-forwarded-for': someAddress(), ...headers },
  });
  if (answer.status !== 200) throw new Error(`signing in was refused: ${JSON.stringify(answer.body)}`);
  return signedIn(jornada, answer);
}

/** The person to whom an answer gave a session. */
export function signedIn(jornada: Doors, answer: Asked): SignedIn {
  const setCookie = answer.headers.getSetCookie().find((line) => line.includes('session_token=')) ?? '';
  const cookie = setCookie.split(';')[0]!;
  return {
    cookie,
    setCookie,
    ask: (method, address, options = {}) =>
      jornada.ask(method, address, {
        key: false,
        ...options,
        headers: { cookie, 'x-jornada': '1', ...options.headers },
      }),
  };
}

/** Sign-in is limited by address: every person comes from another one. */
function someAddress(): string {
  const [a, b, c] = crypto.getRandomValues(new Uint8Array(3));
  return `10.${a}.${b}.${c}`;
}
