/** A person's account for signing in. It belongs to no workspace: members of several workspaces may share one. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../core/database/workspace.ts';
import { hashPassword } from './passwords.ts';

export interface Account {
  id: string;
  name: string;
  email: string;
}

/** An e-mail address as accounts are found by. */
export function accountEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** In an owner's transaction. */
export async function accountOf(tx: Tx, email: string): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select id, name, email from auth."user" where email = ${accountEmail(email)}`.execute(tx);
  return rows[0] ?? null;
}

/** In an owner's transaction. */
export async function createAccount(
  tx: Tx,
  person: { name: string; email: string; password: string },
): Promise<Account> {
  const account = { id: randomUUID(), name: person.name, email: accountEmail(person.email) };
  const password = await hashPassword(person.password);
  await sql`
    with person as (
      insert into auth."user" (id, name, email, "emailVerified") values (${account.id}, ${account.name}, ${account.email}, false)
    )
    insert into auth.account (id, "accountId", "providerId", "userId", password)
    values (${randomUUID()}, ${account.id}, 'credential', ${account.id}, ${password})`.execute(tx);
  return account;
}

/** Sets a new password and ends every session that the old one opened. In an owner's transaction. */
export async function setPassword(tx: Tx, userId: string, password: string): Promise<void> {
  const hashed = await hashPassword(password);
  await sql`
    update auth.account set password = ${hashed}, "updatedAt" = now()
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(tx);
  await sql`delete from auth.session where "userId" = ${userId}`.execute(tx);
}
