/** Two members, Marta and Eva, at a desk with an account of mail: for walks in real browsers. */
import type { Browser, Page } from 'playwright-core';
import { addChannel } from '../../../server/features/channels/testing.ts';
import { OWNER, startTestJornada, type TestJornada } from '../../../server/testing/jornada.ts';
import { type NewMember, newMember } from '../../../server/testing/members.ts';
import { signIn } from '../../../server/testing/sign-in.ts';
import { type SmtpSink, startSmtpSink } from '../../../server/testing/smtp-server.ts';
import { launchBrowser } from '../../testing/browser.ts';

export interface TwoMembers {
  jornada: TestJornada;
  browser: Browser;
  sink: SmtpSink;
  marta: NewMember;
  eva: NewMember;
  /** A customer writes by mail. @returns the conversation's id */
  begin(): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: what a walk asserts about
  read(id: string): Promise<any>;
  stop(): Promise<void>;
}

export async function startTwoMembers(): Promise<TwoMembers> {
  const [jornada, browser, sink] = await Promise.all([startTestJornada(), launchBrowser(), startSmtpSink()]);
  const smtp = { host: '127.0.0.1', port: sink.port, tls: 'none' };
  await addChannel(jornada, { address: 'help@shop.example', name: 'Casa', smtp });
  const owner = await signIn(jornada, OWNER);
  const marta = await newMember(jornada, owner, 'marta@walk.example', 'agent', 'Marta');
  const eva = await newMember(jornada, owner, 'eva@walk.example', 'agent', 'Eva');
  return {
    ...{ jornada, browser, sink, marta, eva },
    async begin() {
      const customer = { email: `${crypto.randomUUID()}@example.com`, name: 'Ana Souza' };
      const { body } = await jornada.ask('POST', '/api/conversations', {
        json: { channel: 'email', customer, subject: 'Lamp', text: 'Where is my lamp?' },
      });
      return body.id;
    },
    read: async (id) => (await jornada.ask('GET', `/api/conversations/${id}`)).body,
    async stop() {
      await browser.close();
      await Promise.all([jornada.stop(), sink.close()]);
    },
  };
}

/** Opens one and waits until its news are listened to. */
export async function open(page: Page, id: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes(`conversation%3A${id}`));
  await page.goto(`/inbox/${id}`);
  await page.getByRole('log').waitFor();
  await listening;
}
