/** The lens: ClickHouse over the record, inside the install or on a server. One client for both. */
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';

export { type RunningLens, startLens } from './supervisor.ts';

/** What the lens is asked through. */
export type Lens = ReturnType<typeof createClient> & {
  /** The cluster on which its tables are spread; without one, it is a single server. */
  cluster: string | undefined;
  /** Resolves when the engine answers a question, not only its port. @throws Error saying why it does not */
  answers(): Promise<void>;
};

/**
 * A client of the lens. Nothing is asked yet.
 * @param url `http://user:password@host:port/database`
 * @param cluster name of the cluster that this server belongs to
 */
export function createLens(url: string, cluster?: string): Lens {
  const client = createClient({
    url,
    application: 'jornada',
    request_timeout: 90_000,
    max_open_connections: 16,
    // Errors come back to the caller, who knows what they mean.
    log: { level: ClickHouseLogLevel.OFF },
  });
  const answers = async () => {
    const result = await client.ping({ select: true });
    if (!result.success) throw result.error;
  };
  return Object.assign(client, { answers, cluster });
}
