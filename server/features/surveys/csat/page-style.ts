/** How the page looks that customers answer on: one style for phone and desktop, light and dark, and no script. */
import { createHash } from 'node:crypto';

export const STYLE = `
:root{color-scheme:light dark;--ink:#1b2430;--soft:#5b6470;--paper:#fbfaf7;--panel:#fff;--line:#d9d4ca;--accent:#0f6e6e;--on-accent:#fff;--chosen:#e4f0ef;
--s1:#b3432b;--s2:#b0714e;--s3:#857a62;--s4:#3f7d92;--s5:#1f6f8b}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6e0;--soft:#a9b0b9;--paper:#12161c;--panel:#1a2028;--line:#3a424d;--accent:#5cc2bd;--on-accent:#0b1a1a;--chosen:#17302f;
--s1:#ea8a72;--s2:#dba483;--s3:#c8bda5;--s4:#86bccd;--s5:#6bb7d3}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Inter,"Segoe UI",system-ui,-apple-system,sans-serif}
main{max-width:560px;margin:0 auto;padding:32px 16px 48px}
.brand{margin:0 0 20px;color:var(--soft);font-size:15px}
h1{margin:0 0 8px;font-size:24px;line-height:1.25;font-weight:600;text-wrap:balance}
p{margin:0 0 16px}
.soft{color:var(--soft);font-size:15px}
.fault{padding:10px 14px;border:1px solid var(--s1);border-radius:8px;color:var(--s1)}
form,.panel{margin-top:20px;padding:20px;border:1px solid var(--line);border-radius:12px;background:var(--panel)}
fieldset{margin:0;padding:0;border:0;min-width:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.scores{display:grid;gap:8px;margin-bottom:20px}
.score{position:relative;display:flex;align-items:center;gap:12px;min-height:48px;padding:8px 14px;border:1px solid var(--line);border-radius:10px;cursor:pointer}
.score input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.score svg{flex:none;width:28px;height:28px}
.score svg *{fill:none;stroke:currentColor;stroke-width:1.25;stroke-linecap:round}
.n1 svg{color:var(--s1)}.n2 svg{color:var(--s2)}.n3 svg{color:var(--s3)}.n4 svg{color:var(--s4)}.n5 svg{color:var(--s5)}
.score:has(:checked){border-color:var(--accent);background:var(--chosen);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
.score:has(:focus-visible),a:focus-visible,button:focus-visible,textarea:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (min-width:520px){.scores{grid-template-columns:repeat(5,1fr)}.score{flex-direction:column;gap:6px;padding:12px 4px;text-align:center;font-size:14px;line-height:1.25}}
label.words{display:block;margin-bottom:6px;font-weight:600}
label.words span{color:var(--soft);font-weight:400}
textarea{display:block;width:100%;min-height:96px;margin-bottom:16px;padding:10px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:inherit;font:inherit;resize:vertical}
button{min-height:48px;width:100%;padding:0 20px;border:0;border-radius:8px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer}
@media (min-width:520px){button{width:auto}}
.quiet{margin-top:24px;padding:0;border:0;background:none}
.quiet button{min-height:44px;width:auto;padding:0;background:none;color:var(--soft);font-weight:400;font-size:14px;text-decoration:underline}
a{color:var(--accent)}
.told{display:flex;align-items:center;gap:12px;margin:0}
.told svg{flex:none;width:28px;height:28px}
.told svg *{fill:none;stroke:currentColor;stroke-width:1.25;stroke-linecap:round}
blockquote{margin:12px 0 0;padding-left:14px;border-left:2px solid var(--line);font-family:Newsreader,Georgia,serif;white-space:pre-wrap;overflow-wrap:anywhere}
`;

const hashOf = (style: string) => createHash('sha256').update(style).digest('base64');

/** Nothing but this one style and its own forms. */
export const policyOf = (style: string) =>
  [
    "default-src 'none'",
    `style-src 'sha256-${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const ALONE = policyOf(STYLE);
const FRAMED = [
  "default-src 'none'",
  `style-src 'sha256-${hashOf(STYLE)}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

/** By itself; or as a preview within our own pages, where nothing can be sent. */
export const pagePolicy = (frame: 'none' | "'self'") => (frame === 'none' ? ALONE : FRAMED);
