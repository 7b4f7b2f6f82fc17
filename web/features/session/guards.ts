/** Who may see which pages. The server guards the data; these only lead people to the right door. */
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { sessionQuery } from './session.ts';

export interface RouterContext {
  queryClient: QueryClient;
}

interface Visit {
  context: RouterContext;
  location: { href: string; pathname: string; search: Record<string, unknown> };
}

/** Leads to the set-up on a new install, and to the sign-in (and back) when nobody is signed in. */
export async function demandSignIn({ context, location }: Visit): Promise<void> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session.setupNeeded) throw redirect({ to: '/setup' });
  if (!session.member) throw redirect({ to: '/sign-in', search: backTo(location.href) });
}

/** Keeps `/setup` for new installs and `/sign-in` for people who are not signed in. */
export async function onlyForVisitors({ context, location }: Visit): Promise<void> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  const door = session.setupNeeded ? '/setup' : '/sign-in';
  if (session.member) throw redirect({ href: wayBack(location.search) });
  if (location.pathname !== door) throw redirect({ to: door });
}

function backTo(href: string) {
  return href === '/' ? {} : { back: href };
}

/** Where to go after signing in; never to another site. */
export function wayBack(search: Record<string, unknown>): string {
  const { back } = search;
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
}
