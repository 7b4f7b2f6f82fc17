import { QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { FreshQueryClient } from './fresh-queries.ts';

/** A screen that asks for `what` and says what it was told. */
function screen(client: FreshQueryClient, ask: (signal: AbortSignal) => Promise<string>) {
  const observer = new QueryObserver(client, {
    queryKey: ['what'],
    queryFn: ({ signal }) => ask(signal),
    retry: false,
  });
  const leave = observer.subscribe(() => {});
  return { leave, said: () => observer.getCurrentResult() };
}

test('a first load that was under way when something changed is asked again', async () => {
  const client = new FreshQueryClient();
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let asked = 0;
  const { said, leave } = screen(client, () => answers[asked++]!.promise);
  const asking = client.invalidateQueries({ queryKey: ['what'] });
  answers[0]!.resolve('before');
  await vi.waitFor(() => expect(asked).toBe(2));
  answers[1]!.resolve('after');
  await asking;
  expect(said()).toMatchObject({ data: 'after', status: 'success', fetchStatus: 'idle' });
  leave();
});

test('others are left to load', async () => {
  const client = new FreshQueryClient();
  const answer = Promise.withResolvers<string>();
  const { said, leave } = screen(client, () => answer.promise);
  await client.invalidateQueries({ queryKey: ['another'] });
  await client.invalidateQueries({ queryKey: ['what'], predicate: () => false });
  answer.resolve('told');
  await vi.waitFor(() => expect(said().data).toBe('told'));
  leave();
});

test('what cannot be had says so', async () => {
  const client = new FreshQueryClient();
  const { said, leave } = screen(client, () => Promise.reject(new Error('no')));
  await client.invalidateQueries({ queryKey: ['what'] });
  await vi.waitFor(() => expect(said()).toMatchObject({ status: 'error', fetchStatus: 'idle' }));
  leave();
});
