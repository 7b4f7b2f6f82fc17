import type { Database } from '../../core/database/database.ts';
import type { Door } from '../../core/mail/door.ts';

/** The mail door of each running Jornada: where it listens is known when it is open. */
export const openDoors = new WeakMap<Database, Door>();
