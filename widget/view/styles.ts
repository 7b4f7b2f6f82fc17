/** How the widget looks: in a shadow of its own, so that neither side's styles reach the other. */

/** @param colour `#rrggbb` of the company */
export function stylesFor(colour: string, side: 'left' | 'right'): string {
  const on = isBright(colour) ? '#14202b' : '#ffffff';
  const other = side === 'left' ? 'right' : 'left';
  return `:host{all:initial;--tint:${colour};--on-tint:${on};--edge:20px;${CALM}}
${SHAPES}
.launcher,.panel{${side}:max(var(--edge),env(safe-area-inset-${side}));${other}:auto}
@media (prefers-color-scheme:dark){:host(:not([data-scheme=light])){${NIGHT}}}
:host([data-scheme=dark]){${NIGHT}}`;
}

/** By relative luminance, as WCAG reckons contrast: above this, dark letters are the more legible. */
export function isBright(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.21;
}

const CALM =
  '--paper:#fbfaf7;--panel:#fff;--ink:#1b2430;--soft:#545d69;--line:#e6e2da;--control:#94908a;--hover:#f3f0e9;--broken:#b01230;--s1:#b3432b;--s2:#b0714e;--s3:#857a62;--s4:#3f7d92;--s5:#1f6f8b;--shade:0 12px 40px rgb(27 36 48/.18),0 2px 8px rgb(27 36 48/.1)';
const NIGHT =
  '--paper:#12161c;--panel:#1a2028;--ink:#e9e6e0;--soft:#a9adb3;--line:#2a323c;--control:#6b7580;--hover:#232b35;--broken:#ff8f96;--s1:#ea8a72;--s2:#dba483;--s3:#c8bda5;--s4:#86bccd;--s5:#6bb7d3;--shade:0 12px 40px rgb(0 0 0/.5);color-scheme:dark';

const SHAPES = `*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
.root{font:400 15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);-webkit-font-smoothing:antialiased;text-align:start}
button,input,textarea{font:inherit;color:inherit;margin:0}
button{cursor:pointer;background:none;border:0;padding:0}
button:disabled{cursor:default;opacity:.45}
:focus-visible{outline:2px solid var(--tint);outline-offset:2px}
a{color:inherit}
.launcher{position:fixed;bottom:max(var(--edge),env(safe-area-inset-bottom));width:56px;height:56px;border-radius:50%;background:var(--tint);color:var(--on-tint);display:grid;place-items:center;box-shadow:var(--shade);z-index:2147483000;transition:transform .12s}
.launcher:hover{transform:translateY(-1px)}
.launcher:focus-visible{outline:3px solid var(--on-tint);outline-offset:-6px}
.launcher svg{width:26px;height:26px}
.badge{position:absolute;top:-2px;inset-inline-end:-2px;min-width:20px;height:20px;padding:0 5px;border-radius:10px;background:#b01230;color:#fff;font-size:12px;font-weight:600;line-height:20px;text-align:center}
.panel{position:fixed;bottom:calc(max(var(--edge),env(safe-area-inset-bottom)) + 68px);width:min(384px,calc(100vw - 2*var(--edge)));height:min(620px,calc(100vh - 128px));display:flex;flex-direction:column;background:var(--paper);border:1px solid var(--line);border-radius:14px;overflow:hidden;box-shadow:var(--shade);z-index:2147483001;animation:rise .14s ease-out}
@keyframes rise{from{opacity:0;transform:translateY(8px)}}
.head{display:flex;align-items:center;gap:10px;padding:14px 10px 14px 18px;background:var(--tint);color:var(--on-tint);flex:none}
.head>div{flex:1;min-width:0}
.title{margin:0;font-size:16px;font-weight:600;line-height:1.3;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.status{margin:0;font-size:13px;line-height:1.35}
.status.is-here::before{content:"";display:inline-block;width:7px;height:7px;margin-inline-end:6px;border-radius:50%;background:currentColor;vertical-align:1px}
.head button,.tools button{width:36px;height:36px;border-radius:8px;display:grid;place-items:center;flex:none}
.head button:hover{background:rgb(255 255 255/.16)}
.head :focus-visible{outline-color:var(--on-tint);outline-offset:-2px}
.thread{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;padding:16px 16px 4px;display:flex;flex-direction:column;gap:4px}
.thread:focus-visible{outline-offset:-3px}
.says{max-width:84%;display:flex;flex-direction:column;gap:3px}
.says+.says{margin-top:2px}
.says.visitor{align-self:flex-end;align-items:flex-end}
.says.desk{align-self:flex-start;align-items:flex-start}
.who{margin:8px 2px 1px;font-size:12px;color:var(--soft)}
.words{padding:8px 12px;border-radius:14px;overflow-wrap:anywhere;white-space:pre-wrap}
.desk .words{background:var(--panel);border:1px solid var(--line);border-bottom-left-radius:4px}
.visitor .words{background:var(--tint);color:var(--on-tint);border-bottom-right-radius:4px}
.words.large{background:none!important;border:0!important;padding:0 2px;font-size:34px;line-height:1.2}
.mark{margin:1px 3px 0;font-size:12px;color:var(--soft)}
.mark.is-broken{color:var(--broken)}
.mark button,.link{text-decoration:underline;text-underline-offset:2px}
.mark button{margin-inline-start:8px}
.ask{align-self:stretch;margin:10px 0 6px;padding:14px 12px 12px;border:1px solid var(--line);border-radius:14px;background:var(--panel);flex:none}
.ask p{margin:0}
.ask .question{font-weight:600;text-align:center}
.faces{display:flex;justify-content:center;gap:4px;margin-top:10px}
.face{flex:1 1 0;min-width:0;max-width:76px;min-height:68px;padding:8px 1px 6px;border:1px solid transparent;border-radius:10px;display:flex;flex-direction:column;align-items:center;gap:5px;font-size:12px;line-height:1.2;text-align:center;overflow-wrap:anywhere}
.face:hover{background:var(--hover)}
.face[aria-pressed=true]{border:2px solid var(--ink);padding:7px 0 5px;font-weight:600;opacity:1}
.face svg{width:28px;height:28px;flex:none}
.n1 svg{color:var(--s1)}.n2 svg{color:var(--s2)}.n3 svg{color:var(--s3)}.n4 svg{color:var(--s4)}.n5 svg{color:var(--s5)}
.ask .thanks:not(:empty){margin-top:10px;font-size:14px;text-align:center;text-wrap:balance}
.more{display:grid;gap:8px;margin-top:10px}
.more label{display:grid;gap:4px;font-size:13px;color:var(--soft)}
.more textarea{width:100%;padding:8px 10px;border:1px solid var(--control);border-radius:9px;background:var(--paper);color:var(--ink);font-size:15px;line-height:1.4;resize:vertical}
.ask blockquote{margin:10px 0 0;padding-inline-start:10px;border-inline-start:2px solid var(--line);font-family:Georgia,serif;white-space:pre-wrap;overflow-wrap:anywhere}
.ask .link{display:block;margin:2px 0 0;padding:4px 12px 4px 0;min-height:28px}
.ask .decline{margin:8px auto -4px;padding:4px 8px;font-size:12px}
.ask .declined:focus{outline:0}
.ask .until{margin-top:8px;font-size:12px;color:var(--soft);text-align:center}
.picture{display:block;max-width:100%;border-radius:12px;border:1px solid var(--line);overflow:hidden;background:var(--panel)}
.picture img{display:block;max-width:100%;max-height:240px;object-fit:contain}
.file,.chip{display:inline-flex;align-items:center;gap:8px;max-width:100%;padding:7px 10px;border:1px solid var(--line);border-radius:10px;background:var(--panel);font-size:14px;text-align:start}
.file span,.chip span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.file svg,.chip svg{flex:none;width:17px;height:17px}
.link{align-self:center;padding:4px 8px;font-size:13px;color:var(--soft)}
.typing{min-height:22px;padding:2px 18px 0;margin:0;font-size:13px;color:var(--soft);flex:none}
.note{margin:0;padding:8px 18px;font-size:13px;color:var(--soft);background:var(--hover);border-top:1px solid var(--line);flex:none}
.fields{display:grid;gap:10px;padding:12px 16px 4px;border-top:1px solid var(--line);flex:none}
.fields label{display:grid;gap:3px;font-size:13px;color:var(--soft)}
.fields input{width:100%;height:38px;padding:0 11px;border:1px solid var(--control);border-radius:9px;background:var(--panel);color:var(--ink);font-size:15px}
.fields input:focus-visible,.write:focus-within{outline:2px solid var(--tint);outline-offset:-1px}
.fields .wrong{color:var(--broken);margin:0;font-size:13px}
.fields button,.act{justify-self:start;padding:8px 14px;border-radius:9px;background:var(--tint);color:var(--on-tint);font-weight:600;font-size:14px}
.foot{padding:8px 12px 12px;flex:none;padding-bottom:max(12px,env(safe-area-inset-bottom))}
.write{border:1px solid var(--control);border-radius:12px;background:var(--panel)}
.write textarea{display:block;width:100%;max-height:140px;min-height:42px;padding:10px 12px 4px;border:0;outline:0;background:none;resize:none;font-size:15px;line-height:1.4}
.write textarea::placeholder{color:var(--soft);opacity:1}
.tools{display:flex;align-items:center;gap:2px;padding:0 4px 4px}
.tools button{color:var(--soft)}
.tools button:hover{background:var(--hover)}
.tools .send{margin-inline-start:auto;background:var(--tint);color:var(--on-tint)}
.tools .send:hover{background:var(--tint)}
.tools .send:focus-visible{outline-offset:2px}
.chips{display:flex;flex-wrap:wrap;gap:6px;padding:8px 8px 0}
.chip{padding:4px 4px 4px 9px;font-size:13px}
.chip button{display:grid;place-items:center;width:24px;height:24px;border-radius:6px}
.chip button:hover{background:var(--hover)}
.emojis{display:grid;grid-template-columns:repeat(9,1fr);gap:2px;padding:8px;border-top:1px solid var(--line);max-height:148px;overflow-y:auto;flex:none}
.emojis button{height:34px;border-radius:8px;font-size:21px;line-height:1}
.emojis button:hover{background:var(--hover)}
.menu{position:absolute;top:58px;inset-inline-end:10px;min-width:220px;padding:6px;background:var(--panel);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shade);z-index:2}
.menu button{display:block;width:100%;padding:9px 12px;border-radius:8px;text-align:start;font-size:14px}
.menu button:hover{background:var(--hover)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:480px){.panel{inset:0!important;width:auto;height:auto;border:0;border-radius:0}.root.is-open .launcher{display:none}.write textarea,.more textarea,.fields input{font-size:16px}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important;scroll-behavior:auto!important}}
@media print{.root{display:none}}
@media (forced-colors:active){.launcher,.head,.words,.send{border:1px solid}}`;

/** Adopted, not written into the page: a page that allows no styles but its own (`style-src 'self'`) allows these. */
export function dress(root: ShadowRoot, styles: string): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const element = document.createElement('style');
  element.textContent = styles;
  root.prepend(element);
}
