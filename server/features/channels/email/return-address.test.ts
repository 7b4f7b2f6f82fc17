import { describe, expect, test } from 'vitest';
import { markedReturn } from './return-address.ts';
import { DOMAIN } from './testing.ts';

const account = (more: object) => ({
  ...{ address: 'help@shop.example', plus_addresses: false, receiving: 'door', ...more },
});
const marked = (
  more: object,
  smtp: { port: number; domain: string } | undefined = { port: 25, domain: DOMAIN },
) =>
  markedReturn(account(more) as Parameters<typeof markedReturn>[0], '12-abcdefghij', {
    smtp,
    privateAddressesAllowed: false,
  });

describe('answers come back to an address with a mark', () => {
  test('where the account says that its server takes such addresses', () => {
    expect(marked({ plus_addresses: true })).toEqual({ address: 'help+c12-abcdefghij@shop.example' });
    expect(marked({ plus_addresses: true, receiving: 'imap' })).not.toBeNull();
  });

  test('where its own domain brings its mail to our door', () => {
    expect(marked({ address: `help@${DOMAIN}` })).toEqual({ address: `help+c12-abcdefghij@${DOMAIN}` });
  });
});

describe('answers come back to the plain address', () => {
  test('where somebody forwards them to our door: who has the domain need not take such addresses', () => {
    expect(marked({})).toBeNull();
  });

  test('where mail is read from a server, or not at all', () => {
    for (const receiving of ['imap', 'off'])
      expect(marked({ address: `help@${DOMAIN}`, receiving })).toBeNull();
  });

  test('while our door is closed', () => {
    expect(
      markedReturn(account({ address: `help@${DOMAIN}` }) as never, '12-abcdefghij', {
        privateAddressesAllowed: false,
      }),
    ).toBeNull();
  });
});
