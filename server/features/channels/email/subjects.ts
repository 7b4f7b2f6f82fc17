/** Whether two subjects are about one thing. */

/** "Re:", "RES:", "AW:", "Odp:", "TR:", "Fwd:", "[EXT]", "Re[2]:", and several of them. */
const PREFIX =
  /^\s*((re|res|ref|rv|rif|sv|vs|aw|antw|odp|vá|ynt|atb|r|fwd?|fw|enc|tr|wg|i|doorst|pd|redir|mesaj)\s*(\[\d+\]|\(\d+\))?\s*[:：]|\[(ext|external|externo|extern|spam\??|suspected spam)\])\s*/iu;
const MARK = /\[#\d{1,15}-[a-z0-9]{10}\]/gi;

/** What it is about, without what programs put before it. */
export function matterOf(subject: string): string {
  let left = subject.replace(MARK, ' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  for (;;) {
    const shorter = left.replace(PREFIX, '');
    if (shorter === left) return left.replace(/\s+/g, ' ').trim();
    left = shorter;
  }
}

/** Programs cut subjects and put words before them: one within the other is the same. None says nothing. */
export function isSameMatter(one: string, other: string): boolean {
  const [a, b] = [matterOf(one), matterOf(other)];
  return a === '' || b === '' || a.includes(b) || b.includes(a);
}

export function answerTo(subject: string): string {
  return /^\s*(re|res|aw|sv)\s*[:：]/iu.test(subject) || subject === '' ? subject : `Re: ${subject}`;
}
