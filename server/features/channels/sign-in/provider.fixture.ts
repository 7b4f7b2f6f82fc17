/** A stand-in for a provider's authorization server, which checks what a real one checks. For tests. */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { id: 'app-1', secret: 'app-secret-1' };

interface Code {
  challenge: string;
  redirectUri: string;
  user: string;
}

export interface ProviderStandIn {
  url: string;
  /** How long the tokens that it gives are good, in seconds. */
  lasts: number;
  /** How often it was asked for tokens, by grant. */
  asked: Record<string, number>;
  /** A person signs in at the address that Jornada gave and agrees: what the browser comes back with. */
  agree(address: string, user: string): { state: string; code: string };
  /** Takes back everything that it gave. */
  revoke(): void;
  /** Whose token it is, while it is good. */
  userOf(token: string): string | null;
  close(): Promise<void>;
}

/** What is renewed with is good once: whoever uses it twice loses everything. */
export async function startProvider(): Promise<ProviderStandIn> {
  const codes = new Map<string, Code>();
  const refreshers = new Map<string, string>();
  const used = new Set<string>();
  const tokens = new Map<string, string>();
  const secret = () => randomBytes(24).toString('base64url');

  function give(user: string) {
    const [access, refresh] = [secret(), secret()];
    tokens.set(access, user);
    refreshers.set(refresh, user);
    return {
      status: 200,
      json: {
        access_token: access,
        refresh_token: refresh,
        token_type: 'Bearer',
        expires_in: provider.lasts,
      },
    };
  }
  const refuse = (error: string, description = '') => ({
    status: error === 'invalid_client' ? 401 : 400,
    json: { error, error_description: description },
  });

  function answer(form: URLSearchParams) {
    const grant = form.get('grant_type') ?? '';
    provider.asked[grant] = (provider.asked[grant] ?? 0) + 1;
    if (form.get('client_id') !== CLIENT.id || form.get('client_secret') !== CLIENT.secret)
      return refuse('invalid_client');
    if (grant === 'refresh_token') {
      const given = form.get('refresh_token') ?? '';
      const user = refreshers.get(given);
      refreshers.delete(given);
      if (used.has(given)) provider.revoke();
      used.add(given);
      return user ? give(user) : refuse('invalid_grant', 'The token was revoked.');
    }
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!code || code.challenge !== challenge || code.redirectUri !== form.get('redirect_uri'))
      return refuse('invalid_grant', 'The code does not fit.');
    return give(code.user);
  }

  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await textOf(request));
    const { status, json } = request.url === '/introspect' ? introspect(form) : answer(form);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  });
  /** As Dovecot asks (RFC 7662). */
  function introspect(form: URLSearchParams) {
    const username = tokens.get(form.get('token') ?? '');
    return { status: 200, json: username ? { active: true, username } : { active: false } };
  }

  const provider: ProviderStandIn = {
    ...{ url: '', lasts: 3600, asked: {} },
    agree(address, user) {
      const { searchParams: asked } = new URL(address);
      const told = (name: string) => asked.get(name) ?? '';
      if (told('client_id') !== CLIENT.id || told('response_type') !== 'code') throw new Error('no such app');
      if (told('code_challenge_method') !== 'S256') throw new Error('no challenge');
      const code = secret();
      codes.set(code, { challenge: told('code_challenge'), redirectUri: told('redirect_uri'), user });
      return { state: told('state'), code };
    },
    revoke() {
      refreshers.clear();
      tokens.clear();
    },
    userOf: (token) => tokens.get(token) ?? null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
