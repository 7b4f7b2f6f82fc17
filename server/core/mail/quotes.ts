/** What somebody wrote, apart from what they answered to: the tail that mail programs put below. */

export interface Split {
  /** What is new in it. */
  written: string;
  /** What was there before; empty when nothing is quoted. */
  quoted: string;
}

/** Programs say who wrote before in one line, or two when it is long. Each language has its words for "wrote". */
const WROTE =
  /(wrote|writes|escreveu|escribió|escribio|escrito por|a scris|scrisese|schrieb(?:\s.{1,200})?|a écrit|ha scritto|schreef(?:\s.{1,200})?|skrev|napisał\(?a?\)?|írta|написал\(?а?\)?|yazdı)\s*:?\s*$/iu;
const BEGINS =
  /^\s*(>?\s*)(on|em|no dia|el|pe|în|la data|am|le|il|op|den|dnia|w dniu|il giorno|[\d]{1,4}[-./ ])\b/iu;
const DIVIDER =
  /^\s*(-{2,}|_{5,}|\*{2,})?\s*(original message|mensagem original|mensaje original|mesaj original|mesajul original|ursprüngliche nachricht|message d'origine|messaggio originale|forwarded message|mensagem encaminhada|mensaje reenviado|mesaj redirecționat)\s*(-{2,}|_{5,}|\*{2,})?\s*$/iu;
const LINE_OF_OUTLOOK = /^\s*_{20,}\s*$/;
const FROM = /^\s*\*?(from|de|de la|von|da|van)\s*\*?:\*?\s+\S/iu;
const SENT =
  /^\s*\*?(sent|date|enviado( em| el)?|enviada em|data|fecha|trimis|gesendet|datum|envoyé|inviato|to|para|către|an|à|subject|assunto|asunto|subiect|betreff|objet)\s*\*?:\*?\s+/iu;
const QUOTED_LINE = /^\s*>/;
/** What follows is about the program or the phone, not about the matter. */
const SIGNATURE = /^-- $/;

/** Never an empty `written` where there is text: a mail that only quotes is shown whole. */
export function splitQuotes(text: string): Split {
  const lines = text.split('\n');
  const at = tailOf(lines);
  if (at === null) return { written: text.trim(), quoted: '' };
  const written = lines.slice(0, at).join('\n').trim();
  if (!written) return { written: text.trim(), quoted: '' };
  return { written, quoted: lines.slice(at).join('\n').trim() };
}

/** Where the tail begins; null when it has none. Whoever answers between the lines of a quote has none. */
function tailOf(lines: string[]): number | null {
  for (let at = 0; at < lines.length; at++) {
    if (beginsTail(lines, at) && isAllOld(lines, at)) return at;
  }
  return trailingQuote(lines);
}

function beginsTail(lines: string[], at: number): boolean {
  const line = lines[at]!;
  if (line.length > 400) return false;
  if (DIVIDER.test(line)) return true;
  const together = [line, lines[at + 1] ?? '', lines[at + 2] ?? ''];
  if (LINE_OF_OUTLOOK.test(line) && FROM.test(nextOf(lines, at + 1))) return true;
  if (FROM.test(line) && together.slice(1).some((next) => SENT.test(next))) return true;
  if (!BEGINS.test(line)) return false;
  return WROTE.test(line) || WROTE.test(together.slice(0, 2).join(' ')) || WROTE.test(together.join(' '));
}

const nextOf = (lines: string[], from: number) => lines.slice(from).find((line) => line.trim() !== '') ?? '';

/**
 * After a line that says who wrote, everything is old unless it is marked line by line and something unmarked comes
 * between: then somebody answers there.
 */
function isAllOld(lines: string[], at: number): boolean {
  const after = lines.slice(at + 1);
  const first = after.findIndex((line) => QUOTED_LINE.test(line));
  if (first < 0 || first > 4) return true;
  const marked = after.slice(first);
  const unmarked = marked.findIndex((line) => line.trim() !== '' && !QUOTED_LINE.test(line));
  if (unmarked < 0) return true;
  const rest = marked.slice(unmarked);
  // A signature below a quote is no answer in between.
  return SIGNATURE.test(rest[0]!);
}

/** Lines marked `>` at the end, without anybody's name above them. */
function trailingQuote(lines: string[]): number | null {
  let at = lines.length;
  while (at > 0 && (QUOTED_LINE.test(lines[at - 1]!) || lines[at - 1]!.trim() === '')) at -= 1;
  const quote = lines.slice(at);
  if (!quote.some((line) => QUOTED_LINE.test(line))) return null;
  if (at > 0 && beginsTail(lines, at - 1)) return at - 1;
  if (at > 1 && beginsTail(lines, at - 2)) return at - 2;
  return at;
}
