/** A real SMTP server on loopback that keeps what it is given, and refuses what it is told to. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  from: string;
  to: string[];
  raw: string;
  parsed: ParsedMail;
}

export interface SmtpSink {
  port: number;
  taken: TakenMail[];
  /** How it answers from now on: at `rcpt`, or after the whole text (`data`). Null takes everything. */
  refuse: { at: 'rcpt' | 'data'; code: number; text: string } | null;
  /** Whose a token is; null refuses every one. */
  userOf: ((token: string) => string | null) | null;
  /** Hangs up once it has the whole text, without an answer. */
  isRude: boolean;
  close(): Promise<void>;
}

export const SMTP_USER = 'agent';
export const SMTP_PASSWORD = 'secret';

export async function startSmtpSink(): Promise<SmtpSink> {
  const sink: SmtpSink = {
    port: 0,
    taken: [],
    refuse: null,
    userOf: null,
    isRude: false,
    close: async () => {},
  };
  const refusal = (at: 'rcpt' | 'data') =>
    sink.refuse?.at === at
      ? Object.assign(new Error(sink.refuse.text), { responseCode: sink.refuse.code })
      : null;
  const isLetIn = (user?: string | null, pass?: string | null, token?: string | null) =>
    token ? sink.userOf?.(token) === user : user === SMTP_USER && pass === SMTP_PASSWORD;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    onAuth: ({ username, password, accessToken }, _session, done) =>
      isLetIn(username, password, accessToken)
        ? done(null, { user: username })
        : done(Object.assign(new Error('Wrong password'), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) => done(refusal('rcpt')),
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', async () => {
        const raw = Buffer.concat(pieces);
        const { mailFrom, rcptTo } = session.envelope;
        if (!refusal('data'))
          sink.taken.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            ...{ raw: raw.toString('utf8'), parsed: await simpleParser(raw) },
          });
        if (sink.isRude) {
          for (const connection of server.connections) connection.close();
          return;
        }
        done(refusal('data'));
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  sink.port = (server.server.address() as AddressInfo).port;
  sink.close = () => new Promise((resolve) => server.close(() => resolve()));
  return sink;
}
