/** What is read from Outlook's own envelope, whole, cut and broken. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMail } from './parse.ts';
import { unpackTnef } from './tnef.ts';

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const filled = (data: Buffer) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
const attribute = (level: number, id: number, data: Buffer) => {
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(data.reduce((total, byte) => (total + byte) & 0xffff, 0));
  return Buffer.concat([Buffer.from([level]), uint32(id), uint32(data.length), data, sum]);
};
const counted = (tag: number, value: Buffer) =>
  Buffer.concat([uint32(tag), uint32(1), uint32(value.length), filled(value)]);
const properties = (...all: Buffer[]) => Buffer.concat([uint32(all.length), ...all]);
const envelope = (...attributes: Buffer[]) =>
  Buffer.concat([uint32(0x223e9f78), Buffer.from([1, 0]), ...attributes]);

/** As Outlook writes it: rendering data, a short title, the bytes, and properties with the whole name. */
const attached = (short: string, long: string | null, content: string) => [
  attribute(2, 0x00069002, Buffer.alloc(14)),
  attribute(2, 0x00018010, Buffer.from(`${short}\0`, 'latin1')),
  attribute(2, 0x0006800f, Buffer.from(content)),
  ...(long === null
    ? []
    : [
        attribute(
          2,
          0x00069005,
          properties(
            // A number, one with a name of its own, and then the name of the file.
            Buffer.concat([uint32(0x37050003), uint32(1)]),
            Buffer.concat([
              ...[
                uint32(0x80010003),
                Buffer.alloc(16),
                uint32(1),
                uint32(6),
                filled(Buffer.from('a\0b\0\0\0')),
              ],
              uint32(7),
            ]),
            counted(0x3707001f, Buffer.from(`${long}\0`, 'utf16le')),
          ),
        ),
      ]),
];
const WHOLE = envelope(
  attribute(1, 0x00089006, uint32(0x00010000)),
  ...attached('PREOS~1.PDF', 'preços de março.pdf', '%PDF-1.4 one'),
  ...attached('plain.txt', null, 'two'),
);
const told = (data: Buffer) => unpackTnef(data)?.map(({ name, content }) => [name, content.toString()]);

test('files come out with their names and bytes', () => {
  expect(told(WHOLE)).toEqual([
    ['preços de março.pdf', '%PDF-1.4 one'],
    ['plain.txt', 'two'],
  ]);
  expect(unpackTnef(Buffer.from('something else entirely'))).toBeNull();
  expect(unpackTnef(envelope())).toEqual([]);
});

test('what is cut gives what was whole before, and what is broken never hangs or throws', () => {
  for (let length = 0; length < WHOLE.length; length++)
    for (const [name, content] of told(WHOLE.subarray(0, length)) ?? [])
      expect(['%PDF-1.4 one', 'two'], name).toContain(content);
  fc.assert(
    fc.property(fc.nat(WHOLE.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }), (at, noise) => {
      const broken = Buffer.from(WHOLE);
      Buffer.from(noise).copy(broken, at);
      const bytes = (unpackTnef(broken) ?? []).reduce((sum, { content }) => sum + content.length, 0);
      expect(bytes).toBeLessThanOrEqual(broken.length);
    }),
    { numRuns: 500 },
  );
});

const mailWith = (data: Buffer) =>
  parseMail(
    Buffer.from(
      `From: ana@customer.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Disposition: attachment; filename="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n${data.toString('base64')}\r\n--b--\r\n`,
    ),
  );

test('a mail shows them in place of the envelope; one that cannot be opened stays as it is', async () => {
  const whole = await mailWith(WHOLE);
  expect(whole.parts.map(({ name }) => name)).toEqual(['preços de março.pdf', 'plain.txt']);
  expect(whole.notes).toEqual([]);
  const broken = await mailWith(WHOLE.subarray(0, 20));
  expect(broken.parts.map(({ name }) => name)).toEqual(['winmail.dat']);
  expect(broken.notes).toEqual(['tnef']);
});
