/**
 * `kill -9` of the whole server while the tracking door is under load, again and again. Every event carries a number
 * of its own; whatever was acknowledged must be on record once the engines have recovered, and nothing twice.
 *
 *   node bench/kill.ts [rounds]
 */
import { BenchServer } from './server.ts';
import { batchRequest, Connection, event, seeded } from './tracking-load.ts';

const CONNECTIONS = 8;
const BATCH = 20;
const CUSTOMERS = 500;

export interface KillReport {
  rounds: number;
  acknowledged: number;
  lost: number;
  doubled: number;
  /** The longest time from start to ready, in seconds. */
  slowestStart: number;
}

export async function killUnderLoad(
  rounds: number,
  tell: (line: string) => void = () => {},
): Promise<KillReport> {
  const random = seeded(9);
  const server = await BenchServer.create();
  const acknowledged: string[] = [];
  let slowestStart = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      const took = await server.start();
      slowestStart = Math.max(slowestStart, took);
      const before = acknowledged.length;
      await loadUntilKilled(server, acknowledged, random);
      tell(
        `round ${round}: ready after ${took.toFixed(1)} s, ${acknowledged.length - before} acknowledged, killed`,
      );
    }
    slowestStart = Math.max(slowestStart, await server.start());
    return {
      rounds,
      acknowledged: acknowledged.length,
      ...(await compare(server, acknowledged)),
      slowestStart,
    };
  } finally {
    await server.stop();
    await server.remove();
  }
}

async function loadUntilKilled(
  server: BenchServer,
  acknowledged: string[],
  random: () => number,
): Promise<void> {
  const killAfterMs = 500 + random() * 1000;
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => Connection.open(server.port)),
  );
  const senders = connections.map((connection) =>
    sendUntilBroken(connection, server.key, acknowledged, random),
  );
  await new Promise((resolve) => setTimeout(resolve, killAfterMs));
  await server.kill();
  await Promise.all(senders);
}

async function sendUntilBroken(
  connection: Connection,
  key: string,
  acknowledged: string[],
  random: () => number,
) {
  for (;;) {
    const events = Array.from({ length: BATCH }, () => event(CUSTOMERS, random));
    const status = await connection.send(batchRequest(key, events)).catch(() => null);
    if (status === null) return;
    if (status === 200) acknowledged.push(...events.map(({ messageId }) => messageId as string));
  }
}

async function compare(server: BenchServer, acknowledged: string[]) {
  const record = server.record(1);
  const { rows } = await record.query<{ message_id: string; times: number }>(
    'select message_id, count(*)::int as times from touchpoints group by 1',
  );
  await record.end();
  const known = new Map(rows.map(({ message_id, times }) => [message_id, times]));
  return {
    lost: acknowledged.filter((id) => !known.has(id)).length,
    doubled: rows.filter(({ times }) => times > 1).length,
  };
}

if (import.meta.main) {
  const report = await killUnderLoad(Number(process.argv[2] ?? 20), console.log);
  console.log(
    `killed ${report.rounds} times: ${report.acknowledged} acknowledged, ${report.lost} lost, ${report.doubled} doubled ` +
      `(slowest start ${report.slowestStart.toFixed(1)} s; goal 0 and 0)`,
  );
  process.exitCode = report.lost || report.doubled || !report.acknowledged ? 1 : 0;
}
