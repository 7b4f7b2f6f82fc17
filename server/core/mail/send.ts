/** Hands a mail to an SMTP server. */
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type MailServer, MailTrouble, troubleOf } from './servers.ts';

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

async function connect({ host, port, tls, user, pass }: MailServer): Promise<SMTPConnection> {
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
        connection.login({ user, pass, credentials: { user, pass } }, (error) =>
          error ? reject(error) : resolve(),
        );
      });
    return connection;
  } catch (error) {
    connection.close();
    throw troubleOf(error);
  }
}

function hand(connection: SMTPConnection, envelope: Envelope, raw: Buffer): Promise<NotTaken[]> {
  return new Promise((resolve, reject) => {
    connection.on('error', (error) => reject(whileHanding(error)));
    connection.on('end', () => reject(whileHanding({ command: 'DATA', message: 'The server hung up.' })));
    connection.send(envelope, raw, (error, info) => {
      if (error) return reject(whileHanding(error));
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

/** Once the server has begun to take the text, silence may mean that it took all of it. */
function whileHanding(error: unknown): MailTrouble {
  const { command = '', responseCode } = error as { command?: string; responseCode?: number };
  const trouble = troubleOf(error);
  const isBeforeText = /^(MAIL|RCPT|API|CONN|EHLO|HELO|AUTH)/i.test(command);
  if (responseCode || isBeforeText) return trouble;
  return new MailTrouble(trouble.kind, trouble.message, { isUncertain: true });
}
