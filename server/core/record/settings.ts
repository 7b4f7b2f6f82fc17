import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const MIB = 1024 * 1024;
/** Room for "/.s.PGSQL.5432" in the 104 bytes that macOS (Linux: 108) gives a socket's path. */
const LONGEST_SOCKET_FOLDER = 88;

/** PostgreSQL's settings for one small machine that must never lose an acknowledged row. */
export function serverSettings(socketFolder: string): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_compression: 'pglz',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    shared_buffers: '256MB',
    effective_cache_size: `${Math.max(512, Math.floor(os.totalmem() / 2 / MIB))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    random_page_cost: '1.1',
    io_method: 'worker',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Clients are told of their own errors; the log is for the server's.
    log_min_error_statement: 'panic',
    log_min_messages: 'log',
    ...(hasSmallSharedMemory() && { dynamic_shared_memory_type: 'mmap' }),
  };
}

/** Settings as arguments of the `postgres` program. */
export function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The folder of the Unix socket: beside the data, or under the system's temporary folder when that path is too long. */
export function socketFolderFor(dir: string, uid: number): string {
  const beside = path.join(dir, 'run');
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_FOLDER) return beside;
  const mark = createHash('sha256').update(dir).digest('hex').slice(0, 12);
  return path.join(os.tmpdir(), `jornada-${uid}-${mark}`);
}

/** Containers often have 64 MB of it, too little for a parallel hash join. */
function hasSmallSharedMemory(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { bsize, blocks } = fs.statfsSync('/dev/shm');
    return bsize * blocks < 512 * MIB;
  } catch {
    return true;
  }
}
