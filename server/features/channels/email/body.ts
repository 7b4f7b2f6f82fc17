/** What a mail of ours says: the answer, the signature, and what it answers to. Plain, and as HTML that looks the same. */

export interface Body {
  text: string;
  signature: string;
  /** What it answers to, or takes on, with what stands above it; null for a first mail. */
  quoted: Quoted | null;
}

export interface Quoted {
  line: string;
  text: string;
  /** It is taken to somebody else as it is, not answered. */
  isForwarded?: boolean;
}

const LONGEST_QUOTE = 20_000;

export function bodyOf({ text, signature, quoted }: Body): { text: string; html: string } {
  const old = quoted && { ...quoted, text: quoted.text.slice(0, LONGEST_QUOTE) };
  return {
    text: [text, ...(signature ? [`-- \n${signature}`] : []), ...(old ? [quotedText(old)] : [])].join('\n\n'),
    html: [
      '<div>',
      asHtml(text),
      ...(signature ? ['<br><br>-- <br>', `<span style="color:#5b6470">${asHtml(signature)}</span>`] : []),
      ...(old
        ? [
            `<br><br>${asHtml(old.line)}${old.isForwarded ? '<br><br>' : ''}<blockquote type="cite" style="${QUOTE}">${asHtml(old.text)}</blockquote>`,
          ]
        : []),
      '</div>',
    ].join(''),
  };
}

const quotedText = ({ line, text, isForwarded }: Quoted) =>
  isForwarded ? `${line}\n\n${text}` : `${line}\n${text.replace(/^/gm, '> ').replace(/^> (?=>)/gm, '>')}`;

const QUOTE = 'margin:8px 0 0 0;padding-left:12px;border-left:2px solid #c9c4bb;color:#5b6470';

const asHtml = (text: string) => linked(escaped(text)).replaceAll('\n', '<br>\n');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Of text that is escaped already. */
const linked = (html: string) =>
  html.replace(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g, (address) => `<a href="${address}">${address}</a>`);
