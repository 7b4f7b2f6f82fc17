/** An SMTP door: mail that other servers bring. What it takes is kept before it says so. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { isEngineDown } from '../http/problems.ts';
import { log } from '../log.ts';

export interface DoorOptions {
  host: string;
  port: number;
  /** Bytes of the largest mail it takes. */
  limit: number;
  /** Whether mail for this address (in lower case) is taken here. */
  knows(address: string): Promise<boolean>;
  /** Keeps the mail. Resolves once it is durable. */
  keep(raw: Buffer, to: string[]): Promise<void>;
}

export interface Door {
  port: number;
  close(): Promise<void>;
}

const MOST_RECIPIENTS = 50;
const MOST_CLIENTS = 100;

export async function openDoor({ host, port, limit, knows, keep }: DoorOptions): Promise<Door> {
  const server = new SMTPServer({
    banner: 'Jornada',
    size: limit,
    rejectOversized: true,
    maxClients: MOST_CLIENTS,
    // Whoever may bring something is told by whom it is for.
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS)
        return done(answer(452, 'Too many recipients at once.'));
      knows(address.toLowerCase()).then(
        (known) => done(known ? null : answer(550, `Nobody here is called ${address}.`)),
        (error) => done(notNow(error)),
      );
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => {
        // The rest of what is too long is read and forgotten, so that its sender hears why.
        if (stream.sizeExceeded) pieces.length = 0;
        else pieces.push(piece);
      });
      stream.on('error', done);
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(answer(552, `A mail may have at most ${limit} bytes.`));
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        keep(Buffer.concat(pieces), to).then(
          () => done(null, 'Kept.'),
          (error) => done(notNow(error)),
        );
      });
    },
  });
  server.on('error', (error) => log.debug('the mail door met an error', { reason: error.message }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const { port: own } = server.server.address() as AddressInfo;
  return { port: own, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** The sender keeps it and comes again. */
function notNow(error: Error): Error {
  if (!isEngineDown(error)) log.error('a mail could not be kept', { error: error.stack });
  return answer(451, 'It cannot be kept right now. Try again later.');
}
