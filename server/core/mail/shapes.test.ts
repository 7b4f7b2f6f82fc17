/** What is read from mails of many shapes, and what of their HTML is shown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMail } from './parse.ts';
import { splitQuotes } from './quotes.ts';
import { safeHtml, withPictures } from './safe-html.ts';
import { SHAPES } from './shapes.fixture.ts';

describe('a mail with', () => {
  test.each(SHAPES)('$name', async ({ raw, reads, gives }) => {
    expect(reads(await parseMail(raw))).toEqual(gives);
  });

  test('any bytes is read or refused, and never hangs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SHAPES),
        fc.nat(),
        fc.uint8Array({ maxLength: 40 }),
        async (shape, at, noise) => {
          const broken = Buffer.from(shape.raw.subarray(0, 4000));
          Buffer.from(noise).copy(broken, at % Math.max(1, broken.length));
          const mail = await parseMail(broken).catch(() => null);
          if (mail) expect(JSON.stringify(mail.text)).not.toContain('\\u0000');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the quoted tail', () => {
  test.each([
    ['On Tue, Nov 24, 2026 at 9:00 AM Casa <help@shop.example> wrote:\n> Hello', 'English'],
    ['On Tue, Nov 24, 2026 at 9:00 AM Casa\n<help@shop.example> wrote:\n> Hello', 'a line in two'],
    ['Em ter., 24 de nov. de 2026 às 09:00, Casa <help@shop.example> escreveu:\n> Olá', 'Portuguese'],
    ['El mar, 24 nov 2026 a las 9:00, Casa (<help@shop.example>) escribió:\n> Hola', 'Spanish'],
    ['În mar., 24 nov. 2026 la 09:00, Casa <help@shop.example> a scris:\n> Bună', 'Romanian'],
    ['Am 24.11.2026 um 09:00 schrieb Casa:\n> Hallo', 'German, with the name last'],
    ['-----Original Message-----\nFrom: Casa\nSent: Tuesday\nHello', 'Outlook'],
    [
      'De: Casa <help@shop.example>\nEnviado: terça-feira\nPara: Ana\nAssunto: Re\n\nOlá',
      'Outlook in Portuguese',
    ],
    ['________________________________\nFrom: Casa\nSent: Tuesday\nHello', 'Outlook with a line'],
    ['> Hello\n> World', 'no name above it'],
  ])('is apart from what is new: %#', (tail) => {
    expect(splitQuotes(`Thank you\n\n${tail}`)).toEqual({ written: 'Thank you', quoted: tail });
  });

  test('is none when somebody answers between the lines, or only quotes', () => {
    const between = 'On Tue, Nov 24, 2026 Casa wrote:\n> Which lamp?\nThe green one.\n> Which size?\nSmall.';
    expect(splitQuotes(between)).toEqual({ written: between, quoted: '' });
    expect(splitQuotes('> Only this').written).toBe('> Only this');
    const plain = 'On Monday I wrote to you.\nFrom: here it is quiet.';
    expect(splitQuotes(plain)).toEqual({ written: plain, quoted: '' });
  });
});

describe('the HTML of strangers', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<svg><animate onbegin=alert(1) attributeName=x></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<form action="https://evil.example"><input name=p><button formaction="javascript:alert(1)">x</button></form>',
    '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<style>@import "https://evil.example/x.css"; body{background:url(https://evil.example/p)}</style>',
    '<div style="background:url(https://evil.example/p)">x</div>',
    '<div style="background-image:url(//evil.example/p)">x</div>',
    '<div style="width:expression(alert(1))">x</div>',
    '<div style="position:fixed;inset:0;z-index:9">x</div>',
    '<div style="color:red;behavior:url(x.htc);-moz-binding:url(x)">x</div>',
    '<table background="https://evil.example/p"><tr><td background="javascript:alert(1)">x</td></tr></table>',
    '<video src="https://evil.example/v" poster="https://evil.example/p" onerror=alert(1)></video>',
    '<audio src=x onerror=alert(1)><source src=x onerror=alert(1)></audio>',
    '<img srcset="https://evil.example/p 1x" src="javascript:alert(1)">',
    '<img src="x` `<script>alert(1)</script>"` `>',
    '<<script>alert(1)//<</script>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<body onload=alert(1)><p onclick="alert(1)">x</p>',
    '<details open ontoggle=alert(1)>x</details>',
    '<template><script>alert(1)</script></template>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img src=x onerror=alert(1)></textarea>',
    '<title><img src=x onerror=alert(1)></title>',
    '<!--><script>alert(1)</script>-->',
    '<p title="\' onmouseover=alert(1) x=">x</p>',
    '<xss style="xss:expression(alert(1))" contenteditable autofocus onfocus=alert(1)>',
  ])('runs and loads nothing: %s', (html) => {
    const safe = safeHtml(html);
    expect(safe).not.toMatch(
      /<(script|iframe|object|embed|form|input|button|base|meta|link|style|svg|math|video|audio|source|template)\b/i,
    );
    expect(safe.replace(/="[^"]*"/g, '=""')).not.toMatch(/\son\w+\s*=/i);
    expect(safe).not.toMatch(
      /(href|src|style)="[^"]*(javascript|vbscript|data|expression|url\(|position|behavior)/i,
    );
    expect(safe).not.toMatch(/ src=| srcset=| background=/i);
  });

  test('keeps how it looks, and its links', () => {
    const html =
      '<p style="color:#336699;padding:4px"><b>Hello</b> <a href="https://a.example/x">there</a></p>';
    expect(safeHtml(html)).toBe(
      '<p style="color:#336699;padding:4px"><b>Hello</b> <a href="https://a.example/x">there</a></p>',
    );
  });

  test('shows pictures within it; those from the web only when they are asked for', () => {
    const safe = safeHtml(
      '<img src="cid:logo@x" alt="a"><img src="https://a.example/p.png?a=1&b=2"><img src="cid:gone">',
    );
    const within = (id: string) => (id === 'logo@x' ? '/api/attachments/1/picture' : undefined);
    expect(withPictures(safe, { within, remote: 'blocked' })).not.toContain('a.example');
    expect(withPictures(safe, { within, remote: 'blocked' })).toContain('src="/api/attachments/1/picture"');
    expect(withPictures(safe, { within, remote: 'shown' })).toContain(
      'src="https://a.example/p.png?a=1&amp;b=2"',
    );
  });
});
