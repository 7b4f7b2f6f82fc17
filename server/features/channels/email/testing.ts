/** What tests of mails that arrive ask for. */
import { expect } from 'vitest';
import { startTestJornada, type TestJornada } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import { type SmtpSink, startSmtpSink } from '../../../testing/smtp-server.ts';
import { addChannel, bring, conversation, conversations } from '../testing.ts';
import { type Letter, letter } from './letters.fixture.ts';

export const HELP = 'help@shop.example';

/** The domain of our own SMTP door. */
export const DOMAIN = 'mail.jornada.example';

export interface HelpDesk {
  jornada: TestJornada;
  /** Takes what goes out. */
  sink: SmtpSink;
  /** Of our own SMTP door. */
  port: number;
  stop(): Promise<void>;
}

/** A Jornada with one account, which gets its mail at our own door. Stop it in `afterAll`. @param more of the account */
export async function startHelpDesk(more: object = {}): Promise<HelpDesk> {
  const jornada = await startTestJornada({ JORNADA_SMTP_PORT: '0', JORNADA_SMTP_DOMAIN: DOMAIN });
  const sink = await startSmtpSink();
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none' };
  await addChannel(jornada, { address: HELP, name: 'Casa', receiving: 'door', smtp, ...more });
  const { port } = (await jornada.ask('GET', '/api/channels')).body.door;
  const stop = async () => {
    await jornada.stop();
    await sink.close();
  };
  return { jornada, sink, port, stop };
}

/** Mails to the help desk, and its answers. */
export function correspondence(desk: () => HelpDesk) {
  let topics = 0;
  /** A subject that no other test has. */
  const topic = () => `Matter ${++topics}q`;
  const tell = (one: Letter) => bring(desk().port, letter(one), HELP);

  /** A conversation that a mail began, with an answer of ours that is out. */
  async function begun(subject: string, from: string, more: Letter = {}) {
    const id = `first-${crypto.randomUUID()}@customer.example`;
    await tell({ subject, from, id, ...more });
    const [row] = await conversations(desk().jornada, subject);
    return { id: row.id as string, number: row.number as number, internetId: id };
  }

  async function answered(conversationId: string, json: object = {}) {
    const before = desk().sink.taken.length;
    const { status, body } = await desk().jornada.ask(
      'POST',
      `/api/conversations/${conversationId}/messages`,
      {
        json: { text: 'We look into it.', ...json },
      },
    );
    expect(status, JSON.stringify(body)).toBe(201);
    await eventually(async () => {
      if (desk().sink.taken.length === before) throw new Error('nothing was sent');
    });
    return desk().sink.taken.at(-1)!;
  }

  const answering = (ids: string[]) => ({
    'In-Reply-To': `<${ids.at(-1)}>`,
    References: ids.map((id) => `<${id}>`).join(' '),
  });
  const textsOf = async (id: string) =>
    (await conversation(desk().jornada, id)).items.map(({ text }: { text: string }) => text);
  const plain = (id: string | undefined) => id!.replace(/[<>]/g, '');

  return { topic, tell, begun, answered, answering, textsOf, plain };
}
