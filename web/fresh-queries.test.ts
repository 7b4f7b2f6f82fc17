import {
  environmentManager,
  notifyManager,
  QueryObserver,
  type QueryObserverOptions,
} from '@tanstack/react-query';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from './api.ts';
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

describe('what could not be answered just now', () => {
  // Without a window the library would set no clocks.
  environmentManager.setIsServer(() => false);
  const notNow = new ApiError({ type: 'urn:jornada:lens-unavailable', title: 'Not yet', status: 503 });
  const fault = new ApiError({ type: 'urn:jornada:fault', title: 'Broken', status: 500 });

  afterEach(() => vi.useRealTimers());

  /** A screen told these one after another, the last for ever: how often it was asked, and all it has shown. */
  function told(answers: (string | Error)[], options: Partial<QueryObserverOptions<string>> = {}) {
    vi.useFakeTimers();
    let asked = 0;
    const observer = new QueryObserver(new FreshQueryClient(), {
      queryKey: ['figures'],
      queryFn: () => {
        const answer = answers[Math.min(asked++, answers.length - 1)]!;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      retry: false,
      ...options,
    });
    const shown: (string | undefined)[] = [];
    // As the library tells a screen: after all that changed at once, which then reads what holds.
    const look = () => {
      const { data, error, status } = observer.getCurrentResult();
      shown.push(data ?? error?.message ?? status);
    };
    const leave = observer.subscribe(notifyManager.batchCalls(look));
    return { leave, shown, asked: () => asked };
  }

  test('is asked again every two seconds until it is answered, and says so all the while', async () => {
    const { asked, shown, leave } = told([notNow, notNow, 'seven']);
    await vi.advanceTimersByTimeAsync(1900);
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked()).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(3);
    expect(shown.slice(shown.indexOf('Not yet'))).not.toContain('pending');
    expect(shown.at(-1)).toBe('seven');
    leave();
  });

  test('is not asked for any more when the screen was left', async () => {
    const { asked, leave } = told([notNow]);
    await vi.advanceTimersByTimeAsync(2100);
    leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(2);
  });

  test('is asked at its own pace afterwards', async () => {
    const { asked, leave } = told([notNow, 'seven'], { refetchInterval: 300_000 });
    await vi.advanceTimersByTimeAsync(2100);
    expect(asked()).toBe(2);
    await vi.advanceTimersByTimeAsync(299_000);
    expect(asked()).toBe(2);
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked()).toBe(3);
    leave();
  });

  test('is not what any other refusal is', async () => {
    const { asked, shown, leave } = told([notNow, fault]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(2);
    expect(shown.at(-1)).toBe('Broken');
    leave();
  });
});
