import pino from 'pino';

type Fields = Record<string, unknown>;

/** What the program says about itself. Messages are sentences; figures go into fields. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

const MARKS: Record<number, string> = { 20: '·', 30: ' ', 40: '!', 50: '✗', 60: '✗' };
const OWN_KEYS = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err']);

/** The pino instance below {@link log}, for libraries that want one. */
export const pinoLog = pino({ level: level() }, destination());

/** The log of this process. `JORNADA_LOG` is `json`, `debug` or `quiet`; unset means plain lines for people. */
export const log: Log = createLog(pinoLog);

/** A log that writes to the given pino instance. */
export function createLog(to: pino.Logger): Log {
  return {
    debug: (message, fields = {}) => to.debug(fields, message),
    info: (message, fields = {}) => to.info(fields, message),
    warn: (message, fields = {}) => to.warn(fields, message),
    error: (message, fields = {}) => to.error(fields, message),
  };
}

function level(): string {
  const asked = process.env.JORNADA_LOG ?? (process.env.VITEST ? 'quiet' : '');
  if (asked === 'quiet') return 'silent';
  return asked === 'debug' ? 'debug' : 'info';
}

function destination(): pino.DestinationStream {
  // A terminal that was closed must not keep us from stopping in order.
  process.stdout.on('error', () => {});
  if (process.env.JORNADA_LOG === 'json') return process.stdout;
  return { write: (line) => void process.stdout.write(humanLine(JSON.parse(line))) };
}

/** One entry as a line for people: time, a mark when it matters, the sentence, its fields, an error's stack. */
export function humanLine(entry: Fields): string {
  const time = new Date(entry.time as number).toTimeString().slice(0, 8);
  const fields = Object.entries(entry).filter(([key]) => !OWN_KEYS.has(key));
  const shown = fields.map(
    ([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const stack = (entry.err as { stack?: string } | undefined)?.stack;
  return `${time} ${MARKS[entry.level as number] ?? ' '} ${entry.msg}${shown.join('')}\n${stack ? `${stack}\n` : ''}`;
}
