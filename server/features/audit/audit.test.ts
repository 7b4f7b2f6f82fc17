import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '../../core/database/workspace.ts';
import { startTestJornada, type TestJornada } from '../../testing/jornada.ts';
import { audit } from './audit.ts';

let jornada: TestJornada;
beforeAll(async () => {
  jornada = await startTestJornada();
  for (let n = 1; n <= 25; n++) await note(`thing.done`, `Thing ${n}`);
  await note('other.done', '=HYPERLINK("https://evil.example")', 'Zoë, "the" tester');
});
afterAll(() => jornada.stop());

function note(action: string, name: string, actor = 'Tester') {
  const scope = {
    workspaceId: jornada.workspaceId,
    actor: { kind: 'system', id: null, name: actor } as const,
  };
  return inWorkspace(jornada.context.db, scope, (tx) =>
    audit(tx, scope, {
      action,
      subject: { kind: 'thing', id: name, name },
      before: { n: 1 },
      after: { n: 2 },
    }),
  );
}

describe('the audit log', () => {
  test('is read newest first, page by page, missing and repeating nothing', async () => {
    const names: string[] = [];
    let cursor: string | null = '';
    do {
      const address = `/api/audit?action=thing&limit=7${cursor ? `&cursor=${cursor}` : ''}`;
      const { body }: { body: { items: { subject: { name: string } }[]; nextCursor: string | null } } =
        await jornada.ask('GET', address);
      names.push(...body.items.map((entry) => entry.subject.name));
      cursor = body.nextCursor;
    } while (cursor);
    expect(names).toEqual(Array.from({ length: 25 }, (_, n) => `Thing ${25 - n}`));
  });

  test('is filtered by who, what, on whom and when', async () => {
    const found = async (query: string) =>
      (await jornada.ask('GET', `/api/audit?${query}`)).body.items.map(
        (one: { action: string }) => one.action,
      );
    expect(await found('actor=zoe')).toEqual(['other.done']);
    expect(await found('action=other.done')).toEqual(['other.done']);
    expect(await found('subject=thing:Thing%203')).toEqual(['thing.done']);
    expect(await found('subject=workspace')).toEqual(['workspace.created']);
    expect(await found('to=2020-01-01T00:00:00Z')).toEqual([]);
    expect((await jornada.ask('GET', '/api/audit?from=yesterday')).status).toBe(400);
    expect((await jornada.ask('GET', '/api/audit?cursor=abc')).status).toBe(400);
  });

  test('names the actions that occur', async () => {
    const { body } = await jornada.ask('GET', '/api/audit/actions');
    expect(body.items).toEqual(['key.created', 'other.done', 'thing.done', 'workspace.created']);
  });

  test('leaves as a file that a spreadsheet reads and does not run', async () => {
    const { headers, body } = await jornada.ask('GET', '/api/audit.csv?action=other');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('audit.csv');
    const [head, line, rest] = body.replace(/^\uFEFF/, '').split('\r\n');
    expect(head).toBe('time,who,who kind,who id,action,on what,on whom,on id,before,after,address,browser');
    expect(line).toMatch(/Z,"Zoë, ""the"" tester",system,,other\.done,thing,"'=HYPERLINK\(""https/);
    expect(line).toContain('"{""n"":1}","{""n"":2}"');
    expect(rest).toBe('');
  });
});
