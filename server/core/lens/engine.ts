import { isUtf8 } from 'node:buffer';
import { Session } from 'chdb';
import { engineArguments, MAX_QUERY_SECONDS, MOST_SESSIONS, questionSettings } from './limits.ts';
import { changesSessionOnly, isQuery, LensError, type Question, quote, readInsert } from './question.ts';

/** The engine of one folder. Only one process may open a folder. */
export interface Engine {
  /** The answer, piece by piece as it is found. Ending the iteration early ends the work. */
  ask(question: Question, gone: AbortSignal): AsyncGenerator<Uint8Array>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

interface Place {
  session: Session;
  database: string;
  /** Names of parameters that earlier questions left behind; the engine cannot forget them. */
  leftBehind: Set<string>;
}

/** Opens the engine on a folder. */
export function openEngine(dir: string): Engine {
  const pool = openPool(dir);
  const running = new Set<Promise<void>>();
  return {
    async *ask(question, gone) {
      if (changesSessionOnly(question.statement)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      running.add(promise);
      const place = await pool.take(gone);
      let whole = false;
      try {
        yield* answer(place, question, gone, pool);
        whole = true;
      } finally {
        if (whole) pool.give(place);
        else pool.retire(place);
        running.delete(promise);
        resolve();
      }
    },
    idle: async () => void (await Promise.all(running)),
  };
}

type Pool = ReturnType<typeof openPool>;

function openPool(dir: string) {
  const open = (): Place => {
    const session = new Session(dir, { connectionArgs: engineArguments() });
    session.query(setStatement(questionSettings()));
    return { session, database: 'default', leftBehind: new Set() };
  };
  const free: Place[] = [open()];
  const waiting: { resolve: (place: Place) => void }[] = [];
  const controls = open();
  let opened = 1;
  const give = (place: Place) => {
    const next = waiting.shift();
    if (next) next.resolve(place);
    else free.push(place);
  };
  return {
    async take(gone: AbortSignal): Promise<Place> {
      const place = free.pop();
      if (place) return place;
      if (opened < MOST_SESSIONS) {
        opened += 1;
        return open();
      }
      return wait(waiting, gone);
    },
    give,
    /**
     * chDB keeps what a failed or ended question had already written, and puts it before the answer to the
     * next question of the same session. So no session is used again after anything but a whole answer.
     */
    retire(place: Place) {
      place.session.close();
      if (waiting.length > 0) give(open());
      else opened -= 1;
    },
    /** Ends a running question from outside: its own session is busy with it. */
    async end(id: string) {
      const statement = `KILL QUERY WHERE endsWith(query, ${quote(markOf(id))}) AND NOT startsWith(query, 'KILL') ASYNC`;
      await controls.session.queryAsync(statement).catch(() => {});
    },
  };
}

function wait(waiting: { resolve: (place: Place) => void }[], gone: AbortSignal): Promise<Place> {
  return new Promise((resolve, reject) => {
    const leave = (error: Error) => {
      const at = waiting.indexOf(turn);
      if (at >= 0) waiting.splice(at, 1);
      clearTimeout(timer);
      gone.removeEventListener('abort', onGone);
      reject(error);
    };
    const turn = {
      resolve: (place: Place) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', onGone);
        resolve(place);
      },
    };
    const onGone = () => leave(new Error('The client went away.'));
    const timer = setTimeout(() => {
      const what = `All ${MOST_SESSIONS} places were busy for ${MAX_QUERY_SECONDS} s. Ask again later, or ask for less.`;
      leave(new LensError(503, 202, 'TOO_MANY_SIMULTANEOUS_QUERIES', what));
    }, MAX_QUERY_SECONDS * 1000);
    gone.addEventListener('abort', onGone);
    waiting.push(turn);
  });
}

async function* answer(place: Place, question: Question, gone: AbortSignal, pool: Pool) {
  prepare(place, question);
  const end = () => void pool.end(question.id);
  gone.addEventListener('abort', end);
  try {
    if (isQuery(question.statement)) yield* readInPieces(place.session, question, gone);
    else yield await runAtOnce(place.session, question);
  } finally {
    gone.removeEventListener('abort', end);
  }
  restore(place, question);
}

/** Brings a session into the state that the question asks for. */
function prepare(place: Place, question: Question): void {
  requireParameters(place, question);
  if (place.database !== question.database) {
    place.session.query(`USE \`${question.database.replaceAll('`', '\\`')}\``);
    place.database = question.database;
  }
  const parameters = Object.entries(question.parameters).map(([name, value]) => [`param_${name}`, value]);
  const wanted = { ...question.settings, ...Object.fromEntries(parameters) };
  for (const name of Object.keys(question.parameters)) place.leftBehind.add(name);
  if (Object.keys(wanted).length > 0) place.session.query(setStatement(wanted));
}

/** A server knows no parameter but those of the request; an earlier one's value must not slip in here. */
function requireParameters(place: Place, question: Question): void {
  for (const name of place.leftBehind) {
    if (name in question.parameters || !new RegExp(`\\{\\s*${name}\\s*:`).test(question.statement)) continue;
    throw new LensError(400, 456, 'UNKNOWN_QUERY_PARAMETER', `Substitution \`${name}\` is not set.`);
  }
}

/** Settings hold for one question: the next one in this session must not find them. */
function restore(place: Place, question: Question): void {
  const names = Object.keys(question.settings);
  if (names.length === 0) return;
  const defaults = names.map((name) => `${name} = DEFAULT`).join(', ');
  place.session.query(`SET ${defaults}`);
  place.session.query(setStatement(questionSettings()));
}

async function* readInPieces(session: Session, question: Question, gone: AbortSignal) {
  // The mark lets the question be found among the running ones, by its id.
  const stream = session.queryStream(`${question.statement}\n${markOf(question.id)}`, {
    format: question.format,
    signal: gone,
  });
  for await (const piece of stream) yield piece.raw();
}

async function runAtOnce(session: Session, { statement, rows, format }: Question): Promise<Uint8Array> {
  if (rows.length === 0) return (await session.queryAsync(statement, { format })).bytes();
  const insert = readInsert(statement);
  if (insert) {
    // The rows go to the engine as they came, which is faster and copies nothing.
    await session.insert({ ...insert, values: rows });
    return new Uint8Array(0);
  }
  if (!isUtf8(rows)) {
    throw new LensError(
      501,
      48,
      'NOT_IMPLEMENTED',
      'The lens inside Jornada takes rows as text only, such as JSONEachRow.',
    );
  }
  return (await session.queryAsync(`${statement}\n${rows}`, { format })).bytes();
}

function setStatement(settings: Record<string, string>): string {
  const list = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}`);
  return `SET ${list.join(', ')}`;
}

function markOf(id: string): string {
  return `/* ${id.replace(/[^\w-]/g, '')} */`;
}
