/** Mails of many shapes, as programs and people make them, with what must be read from each. */
import type { ReadMail } from './parse.ts';

export interface Shape {
  name: string;
  raw: Buffer;
  reads: (mail: ReadMail) => unknown;
  gives: unknown;
}

const HEAD =
  'From: Ana Souza <ana@customer.example>\nTo: help@shop.example\nSubject: Lamp\nMessage-ID: <a@customer.example>\nMIME-Version: 1.0\n';
const raw = (text: string) => Buffer.from(text.replace(/\r?\n/g, '\r\n'));
const bytes = (head: string, body: Buffer) => Buffer.concat([raw(`${HEAD}${head}\n\n`), body]);
const text = (mail: ReadMail) => mail.text;
const plain = (body: string) => raw(`${HEAD}Content-Type: text/plain; charset=utf-8\n\n${body}`);
const headed = (fields: string, body = 'Hello') => raw(`${fields}\n\n${body}`);
const multipart = (kind: string, ...parts: string[]) =>
  raw(
    `${HEAD}Content-Type: multipart/${kind}; boundary="b"\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`,
  );
const PLAIN = 'Content-Type: text/plain; charset=utf-8\n\nIn words';
const HTML = 'Content-Type: text/html; charset=utf-8\n\n<p>In <b>colours</b></p>';
const PDF =
  'Content-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK';
const PICTURE =
  'Content-Type: image/png\nContent-ID: <logo@x>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=';
const EVENT = (more = '') =>
  `Content-Type: text/calendar; charset=utf-8; method=REQUEST\n\nBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nSUMMARY:Visit\nLOCATION:Rua 1\n${more}DTSTART:20261201T100000Z\nDTEND:20261201T110000Z\nEND:VEVENT\nEND:VCALENDAR`;
const names = ({ parts }: ReadMail) => parts.map(({ name }) => name);
const from = (mail: ReadMail) => mail.from;

export const SHAPES: Shape[] = [
  { name: 'plain text', raw: plain('Where is it?'), reads: text, gives: 'Where is it?' },
  { name: 'an empty body', raw: plain(''), reads: text, gives: '' },
  { name: 'no body at all', raw: raw(HEAD.trimEnd()), reads: text, gives: '' },
  { name: 'only HTML', raw: raw(`${HEAD}${HTML}`), reads: text, gives: 'In colours' },
  {
    name: 'only HTML, with a picture within and a file',
    raw: multipart('mixed', HTML.replace('<p>', '<p><img src="cid:logo@x"> '), PICTURE, PDF),
    reads: text,
    gives: 'In colours',
  },
  {
    name: 'HTML with pictures from the web and links',
    raw: raw(
      `${HEAD}Content-Type: text/html; charset=utf-8\n\n<p>See <a href="https://shop.example/a">this</a><img width="1" src="https://shop.example/p.gif?a=1&amp;b=2"></p>`,
    ),
    reads: text,
    gives: 'See this [https://shop.example/a]',
  },
  {
    name: 'HTML with a heading and a table',
    raw: raw(
      `${HEAD}Content-Type: text/html; charset=utf-8\n\n<h2>Hello</h2><table><tr><th>Part</th><th>State</th></tr><tr><td>Shade</td><td>broken</td></tr></table>`,
    ),
    reads: text,
    gives: 'Hello\n\nPart State\nShade broken',
  },
  { name: 'plain beside HTML', raw: multipart('alternative', PLAIN, HTML), reads: text, gives: 'In words' },
  {
    name: 'HTML is kept beside plain',
    raw: multipart('alternative', PLAIN, HTML),
    reads: ({ html }) => html?.trim(),
    gives: '<p>In <b>colours</b></p>',
  },
  { name: 'a file', raw: multipart('mixed', PLAIN, PDF), reads: names, gives: ['a.pdf'] },
  {
    name: 'a picture within',
    raw: multipart('related', HTML, PICTURE),
    reads: ({ parts }) => parts[0]?.contentId,
    gives: 'logo@x',
  },
  {
    name: 'a file without a name',
    raw: multipart('mixed', PLAIN, PICTURE),
    reads: names,
    gives: ['image-1.png'],
  },
  {
    name: 'a file with a name in RFC 2231',
    raw: multipart(
      'mixed',
      PLAIN,
      "Content-Type: text/csv\nContent-Disposition: attachment; filename*=UTF-8''pre%C3%A7os.csv\n\na",
    ),
    reads: names,
    gives: ['preços.csv'],
  },
  {
    name: 'a file with a name in encoded words',
    raw: multipart(
      'mixed',
      PLAIN,
      'Content-Type: text/csv; name="=?utf-8?Q?pre=C3=A7os.csv?="\nContent-Disposition: attachment\n\na',
    ),
    reads: names,
    gives: ['preços.csv'],
  },
  {
    name: 'a forwarded mail as a file',
    raw: multipart(
      'mixed',
      PLAIN,
      'Content-Type: message/rfc822\nContent-Disposition: attachment\n\nSubject: Inner\n\nInner text',
    ),
    reads: ({ parts }) => parts[0]?.type,
    gives: 'message/rfc822',
  },
  {
    name: 'a winmail.dat',
    raw: multipart(
      'mixed',
      PLAIN,
      'Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64\n\neJ8+Ig==',
    ),
    reads: ({ notes }) => notes,
    gives: ['tnef'],
  },
  {
    name: 'quoted-printable',
    raw: raw(
      `${HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nA l=C3=A2mpada=\n quebrou`,
    ),
    reads: text,
    gives: 'A lâmpada quebrou',
  },
  {
    name: 'base64',
    raw: raw(
      `${HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nQSBsw6JtcGFkYQ==`,
    ),
    reads: text,
    gives: 'A lâmpada',
  },
  {
    name: 'broken base64',
    raw: raw(`${HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nQSBs!!bWFw`),
    reads: ({ text: words }) => words.length > 0,
    gives: true,
  },
  {
    name: 'Latin-1',
    raw: bytes('Content-Type: text/plain; charset=iso-8859-1', Buffer.from('a\u00e7\u00e3o', 'latin1')),
    reads: text,
    gives: 'ação',
  },
  {
    name: 'Windows-1252',
    raw: bytes('Content-Type: text/plain; charset=windows-1252', Buffer.from([0x93, 0x68, 0x69, 0x94])),
    reads: text,
    gives: '“hi”',
  },
  {
    name: 'Windows-1250, of Romanian',
    raw: bytes('Content-Type: text/plain; charset=windows-1250', Buffer.from([0xba, 0x69])),
    reads: text,
    gives: 'şi',
  },
  {
    name: 'KOI8-R',
    raw: bytes('Content-Type: text/plain; charset=koi8-r', Buffer.from([0xd0, 0xd2, 0xc9])),
    reads: text,
    gives: 'при',
  },
  {
    name: 'Shift-JIS',
    raw: bytes('Content-Type: text/plain; charset=shift_jis', Buffer.from([0x93, 0xfa, 0x96, 0x7b])),
    reads: text,
    gives: '日本',
  },
  {
    name: 'GBK',
    raw: bytes('Content-Type: text/plain; charset=gbk', Buffer.from([0xc4, 0xe3])),
    reads: text,
    gives: '你',
  },
  {
    name: 'a character set that nobody knows',
    raw: raw(`${HEAD}Content-Type: text/plain; charset=x-klingon\n\nHello`),
    reads: text,
    gives: 'Hello',
  },
  {
    name: 'UTF-8 that is none',
    raw: bytes('Content-Type: text/plain; charset=utf-8', Buffer.from([0x61, 0xff, 0x62])),
    reads: text,
    gives: 'a\ufffdb',
  },
  {
    name: 'zeros and controls',
    raw: bytes('Content-Type: text/plain', Buffer.from('a\u0000b\u0007c')),
    reads: text,
    gives: 'abc',
  },
  {
    name: 'signs that turn reading around',
    raw: plain('pay \u202eexe.gpj'),
    reads: text,
    gives: 'pay exe.gpj',
  },
  {
    name: 'a subject in encoded words',
    raw: headed('From: a@b.example\nSubject: =?iso-8859-1?Q?L=E2mpada?= =?utf-8?B?IHF1ZWJyYWRh?='),
    reads: ({ subject }) => subject,
    gives: 'Lâmpada quebrada',
  },
  {
    name: 'a folded subject',
    raw: headed('From: a@b.example\nSubject: One\n two'),
    reads: ({ subject }) => subject,
    gives: 'One two',
  },
  { name: 'no subject', raw: headed('From: a@b.example'), reads: ({ subject }) => subject, gives: '' },
  {
    name: 'a bare address',
    raw: headed('From: ana@b.example'),
    reads: from,
    gives: { name: '', address: 'ana@b.example' },
  },
  {
    name: 'a name in quotes with a comma',
    raw: headed('From: "Souza, Ana" <Ana@B.example>'),
    reads: from,
    gives: { name: 'Souza, Ana', address: 'ana@b.example' },
  },
  {
    name: 'a name in encoded words',
    raw: headed('From: =?utf-8?Q?Jo=C3=A3o?= <j@b.example>'),
    reads: from,
    gives: { name: 'João', address: 'j@b.example' },
  },
  {
    name: 'nobody but an answering address',
    raw: headed('Reply-To: x@b.example'),
    reads: from,
    gives: { name: '', address: 'x@b.example' },
  },
  { name: 'a sender that is none', raw: headed('From: undisclosed'), reads: from, gives: null },
  {
    name: 'a group of recipients',
    raw: headed('From: a@b.example\nTo: Team: x@b.example, y@b.example;'),
    reads: ({ to }) => to.map(({ address }) => address),
    gives: ['x@b.example', 'y@b.example'],
  },
  {
    name: 'thousands of recipients',
    raw: headed(
      `From: a@b.example\nTo: ${Array.from({ length: 10_000 }, (_, n) => `p${n}@b.example`).join(',\n ')}`,
    ),
    reads: ({ to }) => to.length,
    gives: 200,
  },
  {
    name: 'references without brackets',
    raw: headed('From: a@b.example\nIn-Reply-To: x@y.example'),
    reads: ({ inReplyTo }) => inReplyTo,
    gives: ['x@y.example'],
  },
  {
    name: 'many references',
    raw: headed(
      `From: a@b.example\nReferences: ${Array.from({ length: 300 }, (_, n) => `<r${n}@b.example>`).join('\n ')}`,
    ),
    reads: ({ references }) => references.at(-1),
    gives: 'r299@b.example',
  },
  {
    name: 'an invitation',
    raw: multipart('alternative', PLAIN, EVENT()),
    reads: ({ events }) => events,
    gives: [
      {
        summary: 'Visit',
        start: '2026-12-01T10:00:00.000Z',
        end: '2026-12-01T11:00:00.000Z',
        location: 'Rua 1',
        method: 'request',
      },
    ],
  },
  {
    name: 'an invitation that is broken',
    raw: multipart('alternative', PLAIN, 'Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:'),
    reads: ({ events, text: words }) => [events, words],
    gives: [[], 'In words'],
  },
  {
    name: 'a boundary that never comes',
    raw: raw(`${HEAD}Content-Type: multipart/mixed; boundary="never"\n\nJust text`),
    reads: ({ subject }) => subject,
    gives: 'Lamp',
  },
  {
    name: 'parts that never end',
    raw: raw(`${HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n${PLAIN}`),
    reads: text,
    gives: 'In words',
  },
  {
    name: 'parts deep within parts',
    raw: raw(`${HEAD}${nested(60)}`),
    reads: ({ subject }) => subject,
    gives: 'Lamp',
  },
  {
    name: 'lines that end bare',
    raw: Buffer.from(`${HEAD}Content-Type: text/plain\n\nBare`),
    reads: text,
    gives: 'Bare',
  },
  {
    name: 'a very long line',
    raw: plain('x'.repeat(150_000)),
    reads: ({ text: words }) => words.length,
    gives: 150_000,
  },
  {
    name: 'a very long mail',
    raw: plain('word '.repeat(60_000)),
    reads: ({ text: words, notes }) => [words.length, notes],
    gives: [190_000, ['cut']],
  },
  {
    name: 'an absence',
    raw: headed('From: a@b.example\nAuto-Submitted: auto-replied'),
    reads: ({ isAutomatic }) => isAutomatic,
    gives: true,
  },
  {
    name: 'what says that it is no absence',
    raw: headed('From: a@b.example\nAuto-Submitted: no'),
    reads: ({ isAutomatic }) => isAutomatic,
    gives: false,
  },
  {
    name: 'a list',
    raw: headed('From: a@b.example\nList-Unsubscribe: <https://b.example/u>'),
    reads: ({ isAutomatic }) => isAutomatic,
    gives: true,
  },
  {
    name: 'a null sender',
    raw: headed('Return-Path: <>\nFrom: a@b.example'),
    reads: ({ isAutomatic }) => isAutomatic,
    gives: true,
  },
  {
    name: 'a sender whom nobody can answer',
    raw: headed('From: no-reply@b.example'),
    reads: ({ isAutomatic }) => isAutomatic,
    gives: true,
  },
  {
    name: 'a delay that is still tried',
    raw: multipart(
      'report; report-type=delivery-status',
      PLAIN,
      'Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@b.example\nAction: delayed\nStatus: 4.4.1',
    ),
    reads: ({ bounce }) => bounce?.action,
    gives: 'delayed',
  },
  {
    name: 'a notice of delivery',
    raw: multipart(
      'report; report-type=delivery-status',
      PLAIN,
      'Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@b.example\nAction: delivered\nStatus: 2.0.0',
    ),
    reads: ({ bounce }) => bounce,
    gives: null,
  },
];

function nested(depth: number): string {
  if (depth === 0) return PLAIN;
  return `Content-Type: multipart/mixed; boundary="n${depth}"\n\n--n${depth}\n${nested(depth - 1)}\n--n${depth}--\n`;
}
