/** What a mail of ours says: the answer, the signature, and what it answers to. Plain, and as HTML that looks the same. */

export interface Body {
  text: string;
  signature: string;
  /** What it answers to, with the line above it; null for a first mail. */
  quoted: { line: string; text: string } | null;
}

const LONGEST_QUOTE = 20_000;

export function bodyOf({ text, signature, quoted }: Body): { text: string; html: string } {
  const old = quoted && { ...quoted, text: quoted.text.slice(0, LONGEST_QUOTE) };
  return {
    text: [
      text,
      ...(signature ? [`-- \n${signature}`] : []),
      ...(old ? [`${old.line}\n${old.text.replace(/^/gm, '> ').replace(/^> (?=>)/gm, '>')}`] : []),
    ].join('\n\n'),
    html: [
      '<div>',
      asHtml(text),
      ...(signature ? ['<br><br>-- <br>', `<span style="color:#5b6470">${asHtml(signature)}</span>`] : []),
      ...(old
        ? [
            `<br><br>${asHtml(old.line)}<blockquote type="cite" style="${QUOTE}">${asHtml(old.text)}</blockquote>`,
          ]
        : []),
      '</div>',
    ].join(''),
  };
}

const QUOTE = 'margin:8px 0 0 0;padding-left:12px;border-left:2px solid #c9c4bb;color:#5b6470';

const asHtml = (text: string) => linked(escaped(text)).replaceAll('\n', '<br>\n');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Of text that is escaped already. */
const linked = (html: string) =>
  html.replace(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g, (address) => `<a href="${address}">${address}</a>`);
