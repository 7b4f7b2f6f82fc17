import os from 'node:os';

const MIB = 1024 * 1024;
const LEAST_BYTES = 1024 * MIB;
const MOST_BYTES = 4096 * MIB;

/** How many questions run at once; more wait. One session answers one question at a time. */
export const MOST_SESSIONS = 4;
/** A question and the clients behind it may not wait or run longer than this. */
export const MAX_QUERY_SECONDS = 60;
/** Larger requests are refused: an insert is sent in batches. */
export const MAX_BODY_BYTES = 512 * MIB;

/** Memory the engine may use in total: under a third of what the machine, or its container, has. */
export function engineBytes(): number {
  const available = Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.round(Math.min(MOST_BYTES, Math.max(LEAST_BYTES, available * 0.3)));
}

/** The engine's own settings, which only its opening can set. */
export function engineArguments(): string[] {
  return [
    '--',
    `--max_server_memory_usage=${engineBytes()}`,
    `--mark_cache_size=${128 * MIB}`,
    `--primary_index_cache_size=${128 * MIB}`,
    `--index_mark_cache_size=${64 * MIB}`,
  ];
}

/** What holds for every question unless it says otherwise. */
export function questionSettings(): Record<string, string> {
  return {
    max_memory_usage: String(Math.round(engineBytes() * 0.6)),
    max_execution_time: String(MAX_QUERY_SECONDS),
    // 64-bit integers would lose digits as JSON numbers; a ClickHouse server quotes them for the same reason.
    output_format_json_quote_64bit_integers: '1',
  };
}
