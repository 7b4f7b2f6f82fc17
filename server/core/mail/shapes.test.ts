/** What is read from mails of many shapes, and what of their HTML is shown. */
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hold } from '../files/spool.ts';
import { parseMail } from './parse.ts';
import { proofOf } from './proof.ts';
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

/**
 * One of each kind that HTML in a mail can be of, by the headings of OWASP's XSS Filter Evasion Cheat Sheet
 * (https://cheatsheetseries.owasp.org/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.html), and of those by which parsers
 * are made to read something twice in two ways (https://github.com/cure53/DOMPurify/wiki, mutation XSS).
 */
describe('of HTML as published lists of attacks have it, nothing runs and nothing is loaded:', () => {
  const references = (text: string, radix: 10 | 16, pad = 0, end = '') =>
    [...text]
      .map(
        (one) => `&#${radix === 16 ? 'x' : ''}${one.charCodeAt(0).toString(radix).padStart(pad, '0')}${end}`,
      )
      .join('');
  const run = 'javascript:alert(7)';

  test.each([
    ['basic', '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>'],
    [
      'polyglot',
      `javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+alert(7)//'>`,
    ],
    ['malformed A tags', '<a onmouseover=alert(7)>here</a><a onmouseover="alert(7)"\\>here</a\\>'],
    ['malformed IMG tags', '<IMG """><SCRIPT>alert(7)</SCRIPT>"\\>'],
    ['fromCharCode', '<IMG SRC=javascript:alert(String.fromCharCode(55))>'],
    ['default SRC', '<IMG SRC=# onmouseover="alert(7)">'],
    ['empty SRC', '<IMG SRC= onmouseover="alert(7)">'],
    ['no SRC', '<IMG onmouseover="alert(7)">'],
    ['on error', '<IMG SRC=/ onerror="alert(7)"></img>'],
    ['on error, encoded', `<img src=x onerror="${references(run, 10, 7)}">`],
    [
      'decimal references',
      `<a href=${references(run, 10, 0, ';')}>here</a><IMG SRC=${references(run, 10, 0, ';')}>`,
    ],
    [
      'decimal references without semicolons',
      `<a href=${references(run, 10, 7)}>here</a><IMG SRC=${references(run, 10, 7)}>`,
    ],
    ['hexadecimal references without semicolons', `<a href=${references(run, 16)}>here</a>`],
    ['embedded tab', `<a href="jav\tascript:alert(7)">here</a>`],
    ['embedded encoded tab', '<a href="jav&#x09;ascript:alert(7)">here</a>'],
    ['embedded newline', '<a href="jav&#x0A;ascript:alert(7)">here</a>'],
    ['embedded carriage return', '<a href="jav&#x0D;ascript:alert(7)">here</a>'],
    ['embedded null', '<a href="java\0script:alert(7)">here</a><scr\0ipt>alert(7)</scr\0ipt>'],
    ['spaces and other signs before it', '<a href=" &#14;&#1;  javascript:alert(7)">here</a>'],
    [
      'no letter, no digit after the tag',
      '<SCRIPT/X SRC="https://evil.example/x.js"></SCRIPT><SCRIPT/SRC="https://evil.example/x"></SCRIPT>',
    ],
    ['signs between a handler and its equals', '<BODY onload!#$%&()*~+-_.,:;?@[/|\\]^`=alert(7)>'],
    ['extraneous open brackets', '<<SCRIPT>alert(7);//<</SCRIPT>'],
    ['no closing script tags', '<SCRIPT SRC=https://evil.example/x.js?< B >'],
    ['protocol resolution', '<SCRIPT SRC=//evil.example/.j></SCRIPT><img src=//evil.example/p>'],
    ['half open', '<IMG SRC="`<javascript:alert(7)>`'],
    ['double open', '<iframe src=https://evil.example/x <'],
    ['end title', '</TITLE><SCRIPT>alert(7);</SCRIPT>'],
    ['input image', `<INPUT TYPE="IMAGE" SRC="${run}">`],
    ['body image', `<BODY BACKGROUND="${run}">`],
    ['dynsrc and lowsrc', `<IMG DYNSRC="${run}"><IMG LOWSRC="${run}">`],
    [
      'list-style-image',
      `<STYLE>li {list-style-image: url("${run}")}</STYLE><UL><LI style="list-style-image:url(${run})">x`,
    ],
    ['other scripts', `<IMG SRC='vbscript:msgbox(7)'><IMG SRC="livescript:x"><a href="mocha:x">here</a>`],
    ['SVG', `<svg/onload=alert(7)><svg><a xlink:href="${run}"><text>x</text></a></svg>`],
    ['on load', '<BODY ONLOAD =alert(7)>'],
    ['background sound', `<BGSOUND SRC="${run}">`],
    ['script in a break', '<BR SIZE="&{alert(7)}">'],
    [
      'style sheets',
      `<LINK REL="stylesheet" HREF="${run}"><STYLE>@import'https://evil.example/x.css';</STYLE>`,
    ],
    [
      'style sheet by a header',
      '<META HTTP-EQUIV="Link" Content="<https://evil.example/x.css>; REL=stylesheet">',
    ],
    [
      'broken up style',
      `<IMG STYLE="xss:expr/*X*/ession(alert(7))"><STYLE>@im\\port'\\ja\\vasc\\ript:alert(7)';</STYLE>`,
    ],
    ['anonymous tag with a style', '<XSS STYLE="behavior: url(x.htc); xss:expression(alert(7))">'],
    ['refresh', `<META HTTP-EQUIV="refresh" CONTENT="0; URL=https://;URL=${run};">`],
    ['frames', `<FRAMESET><FRAME SRC="${run}"></FRAMESET><IFRAME SRC=# onmouseover="alert(7)"></IFRAME>`],
    ['table background', `<TABLE BACKGROUND="${run}"><TD BACKGROUND="${run}">`],
    [
      'div background, encoded',
      `<DIV STYLE="background-image:\\0075\\0072\\006C\\0028'\\006a'\\0029">x</DIV>`,
    ],
    [
      'div background and signs before it',
      '<DIV STYLE="background-image: url(&#1;javascript:alert(7))">x</DIV>',
    ],
    ['conditional comments', '<!--[if gte IE 4]><SCRIPT>alert(7);</SCRIPT><![endif]-->'],
    ['base', `<BASE HREF="${run}//">`],
    [
      'objects and embeds',
      `<OBJECT TYPE="text/x-scriptlet" DATA="https://evil.example/x"></OBJECT><EMBED SRC="data:image/svg+xml;base64,PHN2Zz4=">`,
    ],
    [
      'XML islands',
      `<XML ID=I><X><C><![CDATA[<IMG SRC="javas]]><![CDATA[cript:alert(7);">]]></C></X></xml><SPAN DATASRC=#I DATAFLD=C></SPAN>`,
    ],
    [
      'timed HTML',
      '<?xml:namespace prefix="t" ns="urn:x"><t:set attributeName="innerHTML" to="x<SCRIPT DEFER>alert(7)</SCRIPT>">',
    ],
    [
      'server-side includes and PHP',
      `<!--#exec cmd="x"--><? echo('<SCR)'; echo('IPT>alert(7)</SCRIPT>'); ?>`,
    ],
    [
      'quotes within a tag',
      `<SCRIPT a=">" SRC="https://evil.example/x.js"></SCRIPT><SCRIPT a=">'>" SRC=x></SCRIPT>`,
    ],
    [
      'UTF-7',
      '<HEAD><META CONTENT="text/html; charset=UTF-7"></HEAD>+ADw-SCRIPT+AD4-alert(7)+ADw-/SCRIPT+AD4-',
    ],
    [
      'half width and long forms',
      `<a href="\u2028javascript:alert(7)">here</a><a href="\uFEFF${run}">here</a>`,
    ],
    [
      'read twice: math and style',
      '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(7)>',
    ],
    ['read twice: noscript', '<noscript><style></noscript><img src=x onerror=alert(7)></style>'],
    [
      'read twice: svg and title',
      '<svg></p><title><a id="</title><img src=x onerror=alert(7)>"></a></title></svg>',
    ],
    [
      'read twice: a select',
      '<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(7)>">',
    ],
    [
      'read twice: an attribute',
      '<p id="</p><img src=x onerror=alert(7)>" title=\'"><img src=x onerror=alert(7)>\'>x</p>',
    ],
    [
      'read twice: plain text',
      '<xmp><p title="</xmp><img src=x onerror=alert(7)>"></xmp><plaintext><img src=x onerror=alert(7)>',
    ],
    ['clobbering', '<form id=document><input name=body></form><img name=cookie src=x>'],
  ])('%s', (_, html) => {
    const shown = withPictures(safeHtml(html), { within: () => undefined, remote: 'blocked' });
    // Nothing is left but tags of the plainest form, which no two parsers read in two ways, and words.
    const words = shown.replace(
      /<\/?[a-z][a-z0-9]*((?: [a-z-]+(?:="[^"<>]*")?)*) ?\/?>/g,
      (tag, attributes: string) => {
        expect(tag).not.toMatch(
          /^<\/?(script|style|link|meta|base|i?frame|frameset|object|embed|svg|math|form|input|select|template|noscript|title|xmp|plaintext|xml)\b/,
        );
        for (const [, name, value = ''] of attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
          expect(name).toMatch(/^(style|dir|lang|title|href|name|alt|width|height|align|border|type|size)$/);
          if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|tel:)/);
        }
        return '';
      },
    );
    expect(words).not.toContain('<');
    expect(shown).not.toMatch(/expression|url\(|behavior|@import/i);
  });
});

describe('a file that grows a thousandfold when it is opened', () => {
  /** A block of zeros, again and again, as the inside of a compressed file. */
  function zeros(megabytes: number): Buffer {
    const block = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([...Array<Buffer>(megabytes).fill(block), Buffer.from([3, 0])]);
  }

  test.each([
    ['gzip', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), zeros(2000)])],
    ['zip', zipped('[Content_Types].xml', zeros(2000))],
    ['zip of mimetypes', zipped('mimetype', zeros(2000))],
  ])('is looked at without being opened: %s', async (_, content) => {
    const begun = performance.now();
    const before = process.memoryUsage.rss();
    const { bytes } = await hold(content);
    expect(bytes).toBe(content.length);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300_000_000);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  /** One entry, as the head of a zip file has it. */
  function zipped(name: string, content: Buffer): Buffer {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(2_000_000_000, 22);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, Buffer.from(name), content]);
  }
});

describe('the sender is', () => {
  const verdict = (found: string, server: string | null = null) =>
    proofOf(
      { headerLines: [{ key: 'authentication-results', line: `Authentication-Results: ${found}` }] },
      'ana@customer.example',
      server,
    ).verdict;

  test.each([
    ['mx.a; dmarc=pass (p=REJECT; sp=none) header.from=customer.example', 'passed', 'DMARC'],
    ['mx.a 1; dmarc=pass', 'passed', 'DMARC without its domain'],
    ['mx.a; dmarc=pass header.from=other.example', 'none', 'DMARC of another address'],
    ['mx.a; dkim=pass header.d=customer.example; dmarc=fail', 'failed', 'DMARC over what it rests on'],
    ['mx.a; dkim=pass (2048-bit) header.i=@mail.customer.example; spf=fail', 'passed', 'a signature'],
    ['mx.a; spf=pass smtp.mailfrom=bounce@customer.example; dkim=none', 'passed', 'its way'],
    [
      'mx.a; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example',
      'none',
      'another domain’s word',
    ],
    ['mx.a; dkim=pass header.d=evilcustomer.example', 'none', 'a domain that only ends alike'],
    ['mx.a; spf=fail smtp.mailfrom=customer.example; dkim=none', 'failed', 'a refused way, no signature'],
    [
      'mx.a; spf=softfail; dkim=fail reason="bad; dmarc=pass"',
      'failed',
      'both doubted; nothing in quotes counts',
    ],
    ['mx.a; spf=softfail; dkim=none', 'none', 'a weak no alone'],
    ['mx.a; spf=fail', 'none', 'nobody looked at signatures'],
    ['mx.a; none', 'none', 'nothing found'],
    ['mx.a (; dmarc=pass); dmarc=fail', 'failed', 'nothing in remarks counts'],
    [
      'spf=fail (sender IP is 1.2.3.4) smtp.mailfrom=a.example; dkim=none; dmarc=fail action=none',
      'failed',
      'Exchange',
    ],
  ])('%s: %s', (found, expected) => {
    expect(verdict(found)).toBe(expected);
  });

  test('judged without end by nobody', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (noise) => {
        expect(['passed', 'failed', 'none']).toContain(verdict(noise));
      }),
    );
    expect(verdict(`mx.a; ${'('.repeat(100_000)}`)).toBe('none');
  });
});
