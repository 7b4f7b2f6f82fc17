/** What news cost at least: PostgreSQL alone inserts, commits and tells one listener, one row at a time. */
import pg from 'pg';
import type { BenchServer } from './server.ts';
import { timed } from './timing.ts';

/** Milliseconds each. */
export async function bareTimes(server: BenchServer, many: number): Promise<number[]> {
  const record = server.record(1);
  const listener = new pg.Client((record as unknown as { options: pg.ClientConfig }).options);
  await listener.connect();
  await listener.query('listen bench_news');
  await record.query('create table bench_news (n bigserial primary key, text text)');
  const times: number[] = [];
  for (let n = 0; n < many; n++) {
    const heard = new Promise((resolve) => listener.once('notification', resolve));
    times.push(
      await timed(async () => {
        await record.query(`with kept as (insert into bench_news (text) values ('an answer') returning n)
          select pg_notify('bench_news', n::text) from kept`);
        await heard;
      }),
    );
  }
  await listener.end();
  await record.end();
  return times;
}
