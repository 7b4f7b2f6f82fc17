/**
 * A stranger's HTML, made so that showing it runs nothing, loads nothing and reaches nothing outside its frame. It is
 * shown in a sandboxed frame with a strict policy besides: each of the two would be enough.
 */
import sanitize from 'sanitize-html';

const TAGS = [
  ...[
    'a',
    'abbr',
    'address',
    'article',
    'b',
    'bdi',
    'bdo',
    'big',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
  ],
  ...[
    'code',
    'col',
    'colgroup',
    'dd',
    'del',
    'details',
    'dfn',
    'div',
    'dl',
    'dt',
    'em',
    'figcaption',
    'figure',
  ],
  ...[
    'font',
    'footer',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'main',
  ],
  ...[
    'mark',
    'nav',
    'ol',
    'p',
    'pre',
    'q',
    's',
    'samp',
    'section',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
  ],
  ...[
    'summary',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'time',
    'tr',
    'tt',
    'u',
    'ul',
    'var',
    'wbr',
  ],
];
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\([\d\s.,%/]{1,40}\))$/i;
const LENGTH = /^-?[\d.]{1,7}(px|em|rem|pt|%|ex|ch|mm|cm|in)?$/i;
const LENGTHS = /^(\s*(-?[\d.]{1,7}(px|em|rem|pt|%|ex|ch|mm|cm|in)?|auto)){1,4}\s*$/i;
const WORD = /^[a-z -]{1,30}$/i;
const BORDER = /^[\w\s#.,()%]{1,60}$/;
const FONT = /^[\w\s"',-]{1,200}$/;

/** What a mail needs to look as it was meant; nothing that leaves its place, loads something or hides. */
const STYLES: Record<string, RegExp[]> = {
  ...Object.fromEntries(['color', 'background-color'].map((name) => [name, [COLOUR]])),
  ...Object.fromEntries(
    [
      'text-align',
      'vertical-align',
      'font-style',
      'text-transform',
      'white-space',
      'word-break',
      'display',
    ].map((name) => [name, [WORD]]),
  ),
  'text-decoration': [WORD],
  'font-weight': [/^(\d{3}|[a-z]{4,7})$/i],
  'font-family': [FONT],
  'list-style-type': [WORD],
  'border-collapse': [WORD],
  ...Object.fromEntries(
    [
      'font-size',
      'line-height',
      'letter-spacing',
      'width',
      'max-width',
      'min-width',
      'height',
      'border-radius',
      'border-spacing',
    ].map((name) => [name, [LENGTH, WORD]]),
  ),
  ...Object.fromEntries(
    ['margin', 'padding'].flatMap((name) =>
      ['', '-top', '-right', '-bottom', '-left'].map((side) => [name + side, [LENGTHS]]),
    ),
  ),
  ...Object.fromEntries(
    ['', '-top', '-right', '-bottom', '-left', '-color', '-width', '-style'].map((side) => [
      `border${side}`,
      [BORDER],
    ]),
  ),
};

const SIZES = ['width', 'height', 'align', 'valign', 'bgcolor', 'border', 'cellpadding', 'cellspacing'];
/** Deeper than any mail that a person wrote: beyond it the tree is cut. */
const DEEPEST = 200;
const LONGEST = 3_000_000;

const LINK = /^\s*(https?:\/\/|mailto:|tel:)/i;

/** Pictures keep their address in `data-src`, unloaded: `cid:…` for those within the mail, else a web address. */
export function safeHtml(html: string): string {
  return sanitize(html.slice(0, LONGEST), {
    allowedTags: TAGS,
    nestingLimit: DEEPEST,
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'title'],
      a: ['href', 'name'],
      img: ['data-src', 'alt', 'width', 'height', 'align', 'border'],
      font: ['color', 'size', 'face'],
      ol: ['start', 'type'],
      ul: ['type'],
      ...Object.fromEntries(
        ['table', 'tbody', 'thead', 'tfoot', 'tr', 'col', 'colgroup'].map((tag) => [tag, SIZES]),
      ),
      ...Object.fromEntries(['td', 'th'].map((tag) => [tag, [...SIZES, 'colspan', 'rowspan', 'nowrap']])),
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'xml',
      'svg',
      'math',
      'template',
      'iframe',
      'object',
    ],
    transformTags: {
      // What leads nowhere by itself would lead into our own pages.
      a: (tagName, { href, ...rest }) => ({
        tagName,
        attribs: { ...rest, ...(href !== undefined && LINK.test(href) && { href }) },
      }),
      img: (tagName, { src = '', alt = '', width = '', height = '' }) => ({
        tagName,
        attribs: { ...pictureAt(src), alt, ...(width && { width }), ...(height && { height }) },
      }),
    },
    // A picture that is nowhere is nothing to show.
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['data-src'],
  });
}

function pictureAt(src: string): Record<string, string> {
  const address = src.trim();
  if (/^cid:[^\s"'<>]{1,300}$/i.test(address)) return { 'data-src': `cid:${address.slice(4)}` };
  return /^https?:\/\/[^\s"'<>]{1,2000}$/i.test(address) ? { 'data-src': address } : {};
}

export interface Pictures {
  /** Where a picture within the mail can be had; undefined when it has none of that name. */
  within: (contentId: string) => string | undefined;
  /** Whether those on the web are shown. */
  remote: 'shown' | 'blocked';
}

/** The sanitised HTML with its pictures where they are; what is not shown keeps its place. */
export function withPictures(safe: string, { within, remote }: Pictures): string {
  return safe.replace(/ data-src="([^"]*)"/g, (_, address: string) => {
    if (address.startsWith('cid:')) {
      const found = within(decodeEntities(address.slice(4)));
      return found ? ` src="${found}"` : '';
    }
    return remote === 'shown' ? ` src="${address}" referrerpolicy="no-referrer"` : '';
  });
}

/** Whether the sanitised HTML wants pictures from the web. */
export const hasRemotePictures = (safe: string) => /<img[^>]* data-src="http/.test(safe);

const decodeEntities = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
