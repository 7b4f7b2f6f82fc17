/** Hands a mail to an SMTP server. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import { type MailServer, MailTrouble, troubleAt, troubleOf } from './servers.ts';

const CONNECT_MS = 20_000;
const IDLE_MS = 120_000;

export interface Envelope {
  from: string;
  to: string[];
}

/** Somebody to whom the server would not take it, while it took it for others. */
export interface NotTaken {
  address: string;
  reason: string;
}

/**
 * @param beforeData runs when the server knows us and before it is given anything: what must be remembered in case
 * this program ends in the midst of it
 * @returns to whom the server would not take it, while others get it
 * @throws MailTrouble
 */
export async function sendMail(
  server: MailServer,
  envelope: Envelope,
  raw: Buffer,
  beforeData: () => Promise<void>,
): Promise<NotTaken[]> {
  const connection = await connect(server);
  try {
    await beforeData();
    return await hand(connection, envelope, raw);
  } finally {
    connection.quit();
  }
}

/** Connects and signs in, and leaves. @throws MailTrouble */
export async function trySmtp(server: MailServer): Promise<void> {
  const connection = await connect(server);
  connection.quit();
}

async function connect(server: MailServer): Promise<SMTPConnection> {
  const { host, port, tls, user } = server;
  const connection = new SMTPConnection({
    ...{
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'starttls',
      opportunisticTLS: tls === 'none',
    },
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: IDLE_MS },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (user)
      await new Promise<void>((resolve, reject) => {
        connection.on('error', reject);
        connection.login(shownTo(server), (error) => (error ? reject(error) : resolve()));
      });
    return connection;
  } catch (error) {
    connection.close();
    throw troubleAt(server, error);
  }
}

function shownTo({ user, pass, accessToken }: MailServer): SMTPConnection.AuthenticationType {
  if (accessToken === undefined) return { user, pass, credentials: { user, pass } };
  return { user, method: 'XOAUTH2', oauth2: new XOAuth2({ user, accessToken }) };
}

function hand(connection: SMTPConnection, envelope: Envelope, raw: Buffer): Promise<NotTaken[]> {
  let hasBegun = false;
  /** Read once the server has said that it is ready for the text. */
  function* text() {
    hasBegun = true;
    yield raw;
  }
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(hasBegun ? inTheMidst(error) : troubleOf(error));
    connection.on('error', fail);
    connection.on('end', () => fail(new Error('The server hung up.')));
    connection.send(envelope, Readable.from(text(), { objectMode: false }), (error, info) => {
      if (error) return fail(error);
      const refused = info?.rejectedErrors ?? [];
      resolve(
        refused.map(({ recipient = '', response, message }) => ({
          address: recipient,
          reason: response ?? message,
        })),
      );
    });
  });
}

/** Once the server has begun to take the text, silence may mean that it took all of it; an answer is an answer. */
function inTheMidst(error: unknown): MailTrouble {
  const trouble = troubleOf(error);
  if ((error as { responseCode?: number }).responseCode) return trouble;
  return new MailTrouble(trouble.kind, trouble.message, { isUncertain: true });
}
