import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import { askOutside, OutgoingError } from './outgoing.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const LIMITS = { timeoutMs: 5000, maxBytes: 10_000 };
const OPEN = { ...LIMITS, privateAllowed: true };
const GUARDED = { ...LIMITS, privateAllowed: false };

describe('addresses that are anybody’s', () => {
  test.each(['8.8.8.8', '193.16.0.1', '172.32.0.1', '2606:4700::1111', '2a02:2f0e::1'])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('addresses of somebody’s own network', () => {
  test.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
    ],
    ...[
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fd00::1',
      'ff02::1',
    ],
    // IPv4 in the clothes of IPv6.
    ...[
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:0:7f00:1::',
    ],
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('asking outside', () => {
  test('answers with status, headers and body', async () => {
    const url = await serving((_request, response) => response.writeHead(404, { 'x-one': '1' }).end('no'));
    const { status, headers, body } = await askOutside(url, OPEN);
    expect([status, headers['x-one'], body.toString()]).toEqual([404, '1', 'no']);
  });

  test('never connects to a private network unless that is allowed, however it is written', async () => {
    let asked = 0;
    const url = await serving((_request, response) => {
      asked++;
      response.end();
    });
    const { port } = new URL(url);
    const spellings = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0x7f.1',
      '2130706433',
      '0.0.0.0',
    ];
    for (const host of spellings)
      await expect(askOutside(`http://${host}:${port}/`, GUARDED), host).rejects.toThrow(OutgoingError);
    await expect(askOutside(url, GUARDED)).rejects.toThrow('JORNADA_PRIVATE_ADDRESSES=allow');
    expect(asked).toBe(0);
  });

  test('follows a redirect as carefully as the first address', async () => {
    const target = await serving((_request, response) => response.end('there'));
    const url = await serving((request, response) =>
      response.writeHead(302, { location: request.url === '/far' ? 'file:///etc/passwd' : target }).end(),
    );
    expect((await askOutside(url, OPEN)).body.toString()).toBe('there');
    await expect(askOutside(`${url}/far`, OPEN)).rejects.toThrow('must begin with');
  });

  test('gives up on one that leads in a circle', async () => {
    const url = await serving((_request, response) => response.writeHead(302, { location: '/' }).end());
    await expect(askOutside(url, OPEN)).rejects.toThrow('without end');
  });

  test('does not send on what it was to send', async () => {
    const url = await serving((_request, response) => response.writeHead(307, { location: '/' }).end());
    expect((await askOutside(url, { ...OPEN, method: 'POST', body: 'secret' })).status).toBe(307);
  });

  test('takes no more than it was told to, and waits no longer', async () => {
    const endless = await serving((_request, response) => {
      const more = () => response.write('x'.repeat(5000), () => !response.destroyed && setImmediate(more));
      more();
    });
    await expect(askOutside(endless, OPEN)).rejects.toThrow('more than 10 kB');
    const silent = await serving(() => {});
    await expect(askOutside(silent, { ...OPEN, timeoutMs: 50 })).rejects.toThrow('did not answer in time');
    const dripping = await serving((_request, response) => void response.write('x'));
    await expect(askOutside(dripping, { ...OPEN, timeoutMs: 50 })).rejects.toThrow('did not answer in time');
  });

  test('takes the beginning of an answer, where that is enough', async () => {
    const dripping = await serving((_request, response) => void response.writeHead(201).write('taken'));
    const { status, body } = await askOutside(dripping, { ...OPEN, timeoutMs: 300, answered: 'beginning' });
    expect([status, body.toString()]).toEqual([201, 'taken']);
  });

  test('says why it could not', async () => {
    await expect(askOutside('ftp://example.com/', OPEN)).rejects.toThrow(
      'must begin with https:// or http://',
    );
    await expect(askOutside('http://127.0.0.1:1/', OPEN)).rejects.toThrow('does not take connections');
  });
});
