/**
 * `jornada keys list`, `jornada keys create NAME --scopes track,customers.read`, `jornada keys revoke ID`: the API keys
 * of a running Jornada, by `--url` and `--key` (or JORNADA_URL and JORNADA_API_KEY).
 */
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { PERMISSIONS } from '../core/http/contract.ts';
import type { ApiKey } from '../features/members/rights-contract.ts';
import { askRemote, REMOTE_OPTIONS, type Remote, remoteOf } from './remote.ts';

type Key = z.output<typeof ApiKey>;

const USAGE = `Usage: jornada keys list
       jornada keys create NAME --scopes SCOPE,SCOPE
       jornada keys revoke ID

Options: --url URL (or JORNADA_URL), --key KEY (or JORNADA_API_KEY), --json

Scopes: ${PERMISSIONS.join(', ')}`;

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...REMOTE_OPTIONS, scopes: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [deed, subject] = positionals;
  const show = (answer: unknown, text: string) => console.log(values.json ? JSON.stringify(answer) : text);
  if (deed === 'list') {
    const keys = await list(remoteOf(values));
    show(keys, table(keys));
  } else if (deed === 'create' && subject && values.scopes) {
    const made = await create(remoteOf(values), subject, values.scopes.split(','));
    show(made, `${made.key}\nThis key is shown now and never again. It may: ${made.scopes.join(', ')}.`);
  } else if (deed === 'revoke' && subject) {
    await askRemote(remoteOf(values), 'DELETE', `/api/keys/${encodeURIComponent(subject)}`);
    show({ revoked: subject }, 'The key was revoked. Whatever used it is refused from now on.');
  } else {
    throw new Error(USAGE);
  }
}

async function list(remote: Remote): Promise<Key[]> {
  return (await askRemote<{ items: Key[] }>(remote, 'GET', '/api/keys')).items;
}

function create(remote: Remote, name: string, scopes: string[]): Promise<Key & { key: string }> {
  const unknown = scopes.filter((scope) => !(PERMISSIONS as readonly string[]).includes(scope));
  if (unknown.length) {
    throw new Error(`There is no scope ${unknown.join(', ')}. There are: ${PERMISSIONS.join(', ')}.`);
  }
  return askRemote(remote, 'POST', '/api/keys', { name, scopes });
}

function table(keys: Key[]): string {
  const rows = keys.map(({ id, prefix, name, lastUsedAt, scopes }) => [
    id,
    `${prefix}…`,
    name,
    lastUsedAt ? `used ${lastUsedAt.slice(0, 16).replace('T', ' ')}` : 'never used',
    scopes.length === PERMISSIONS.length ? 'everything' : scopes.join(','),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
