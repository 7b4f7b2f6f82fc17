/** The page behind the links of the mail. It is plain HTML: it works without script, and wherever mail is read. */
import type { AskPhase } from './answer.ts';
import { escaped } from './html.ts';
import { SCORES } from './letter.ts';
import { STYLE } from './page-style.ts';
import { type Language, type OwnTexts, type Words, wordsIn } from './words.ts';

export interface Page {
  language: Language;
  texts: OwnTexts | undefined;
  /** The workspace's name. */
  brand: string;
  phase: AskPhase;
  /** Chosen when it opens: what was answered, or what the link of the mail says. */
  score: number | null;
  comment: string;
  /** Until when the answer may be changed, in words. */
  until: string | null;
  /** `done`: just sent. `unchosen`: sent without one of the five. `ask-decline`, `declined`: wants to be asked no more. */
  just: 'opened' | 'done' | 'unchosen' | 'declined';
}

export function pageOf(page: Page): string {
  const words = wordsIn(page.language, page.texts);
  const { title, body } = contentOf(page, words);
  return documentOf(page.language, title, `<p class="brand">${escaped(page.brand)}</p>\n${body}`);
}

function contentOf(page: Page, words: Words): { title: string; body: string } {
  const { phase, just } = page;
  if (just === 'declined') return said(words.declined);
  if (phase === 'late') return said(words.question, words.late);
  if (phase === 'closed') return said(words.thanks, words.closed, told(page, words));
  if (just === 'done') return said(words.thanks, '', `${told(page, words)}${changeLink(page, words)}`);
  return { title: words.question, body: `<h1>${escaped(words.question)}</h1>\n${form(page, words)}` };
}

const said = (title: string, text = '', more = '') => ({
  title,
  body: `<h1>${escaped(title)}</h1>\n${text && `<p class="soft">${escaped(text)}</p>\n`}${more}`,
});

/** What they answered, in the face, the word and their own words. */
function told({ score, comment }: Page, { yours, scores }: Words): string {
  if (score === null) return '';
  const voice = comment && `<blockquote>${escaped(comment)}</blockquote>`;
  return `<div class="panel"><p class="told n${score}">${face(score)}<span>${escaped(yours)}: <b>${escaped(scores[score - 1]!)}</b></span></p>${voice}</div>\n`;
}

const changeLink = ({ until }: Page, { change, changeable }: Words) =>
  until
    ? `<p class="soft"><br>${escaped(changeable(until))} <a href="?change">${escaped(change)}</a></p>`
    : '';

function form({ phase, score, comment, until, just }: Page, words: Words): string {
  const { scores, question, optional, chooseOne, changeable, decline } = words;
  const choices = SCORES.map(
    (one) =>
      `<label class="score n${one}"><input type="radio" name="score" value="${one}" required${one === score ? ' checked' : ''}>${face(one)}<span>${escaped(scores[one - 1]!)}</span></label>`,
  );
  return `${just === 'unchosen' ? `<p class="fault" role="alert">${escaped(chooseOne)}</p>\n` : ''}${
    until ? `<p class="soft">${escaped(changeable(until))}</p>\n` : ''
  }<form method="post">
<fieldset><legend class="unseen">${escaped(question)}</legend><div class="scores">
${choices.join('\n')}
</div></fieldset>
<label class="words" for="comment">${escaped(words.comment)} <span>(${escaped(optional)})</span></label>
<textarea id="comment" name="comment" maxlength="2000" rows="4">\n${escaped(comment)}</textarea>
<button type="submit">${escaped(phase === 'changeable' ? words.change : words.send)}</button>
</form>
<form class="quiet" method="post"><input type="hidden" name="decline" value="yes"><button type="submit">${escaped(decline)}</button></form>`;
}

/** A mouth for each step, as emotion is drawn everywhere; its word stands beside it. */
const MOUTHS = [
  'M5 11.2Q8 7.6 11 11.2',
  'M5 10.6Q8 8.6 11 10.6',
  'M5 10.2h6',
  'M5 9.6Q8 11.8 11 9.6',
  'M4.6 9Q8 13.4 11.4 9',
];

export const face = (score: number) =>
  `<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7.25"/><path d="M5.8 5.8v.6M10.2 5.8v.6"/><path d="${MOUTHS[score - 1]}"/></svg>`;

/** For what is none of ours, whatever is wrong with it. */
export function nothingHere(language: Language): string {
  const { unknown, unknownText } = wordsIn(language);
  const { title, body } = said(unknown, unknownText);
  return documentOf(language, title, body);
}

export function tooFast(language: Language): string {
  const { title, body } = said(wordsIn(language).tooFast);
  return documentOf(language, title, body);
}

/** @param style one of ours, which its policy names */
export const documentOf = (language: Language, title: string, body: string, style = STYLE) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
