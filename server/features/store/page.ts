/** The page behind a shop's QR code. It is plain HTML: it works without script, on any phone. */
import type { Store } from '../channels/store/accounts.ts';
import { escaped } from '../surveys/csat/html.ts';
import { SCORES } from '../surveys/csat/letter.ts';
import { documentOf, face } from '../surveys/csat/page.ts';
import { wordsIn } from '../surveys/csat/words.ts';
import type { Fault, Question } from './ask.ts';
import { STYLE } from './page-style.ts';
import type { Rating } from './rate.ts';
import { type Language, STORE_WORDS } from './words.ts';

export interface Page {
  language: Language;
  store: Store;
  /** The mark of this browser; the form brings it where no cookie does. */
  visitor: string;
  /** What this browser answered today. */
  rating: Rating | null;
  /** Another one for every form that is shown. */
  key: string;
}

interface Wrong {
  faults: Partial<Record<'contact' | 'text' | 'score', Fault | 'unchosen'>>;
  told: Partial<Question & Rating>;
}

const NOTHING_WRONG: Wrong = { faults: {}, told: {} };

/** How was it; and below it, the way to ask. */
export function ratePage(page: Page, { faults, told }: Wrong = NOTHING_WRONG): string {
  const { language, store, rating } = page;
  const [words, answers] = [STORE_WORDS[language], wordsIn(language)];
  if (!store.rates) return store.asks ? askPage(page) : closedPage(page);
  const chosen = told.score ?? rating?.score;
  const choices = SCORES.map(
    (one) =>
      `<label class="score n${one}"><input type="radio" name="score" value="${one}" required${one === chosen ? ' checked' : ''}>${face(one)}<span>${escaped(answers.scores[one - 1]!)}</span></label>`,
  );
  return ours(
    page,
    words.rateHere(store.name),
    `${faults.score ? faultLine(faults.score === 'unchosen' ? answers.chooseOne : words.faults[faults.score]) : ''}
<p class="soft">${escaped([rating && words.changeable, words.anonymous].filter(Boolean).join(' '))}</p>
<form method="post" action="?rate">
<input type="hidden" name="visitor" value="${escaped(page.visitor)}">
<fieldset><legend class="unseen">${escaped(words.rate)}</legend><div class="scores">
${choices.join('\n')}
</div></fieldset>
<label for="comment">${escaped(answers.comment)} <span class="soft">(${escaped(answers.optional)})</span></label>
<textarea id="comment" name="comment" maxlength="2000" rows="3">\n${escaped(told.comment ?? rating?.comment ?? '')}</textarea>
<button type="submit">${escaped(rating ? answers.change : answers.send)}</button>
</form>
${store.asks ? `<a class="other" href="?ask">${escaped(words.ask)}</a>` : ''}`,
  );
}

export function askPage(page: Page, { faults, told }: Wrong = NOTHING_WRONG): string {
  const { language, store, key } = page;
  const words = STORE_WORDS[language];
  if (!store.asks) return store.rates ? ratePage(page) : closedPage(page);
  const isOfPhone = faults.contact === 'phone';
  const said = (fault: Wrong['faults']['text']) =>
    fault && fault !== 'unchosen' ? faultLine(words.faults[fault]) : '';
  return ours(
    page,
    words.ask,
    `<p class="soft">${escaped(words.askLead)}</p>
<form method="post" action="?ask">
<input type="hidden" name="key" value="${escaped(told.key ?? key)}">
${said(faults.text)}<label for="text">${escaped(words.message)}</label>
<textarea id="text" name="text" maxlength="5000" rows="4" required>\n${escaped(told.text ?? '')}</textarea>
<label for="name">${escaped(words.name)}</label>
<input type="text" id="name" name="name" maxlength="200" autocomplete="name" value="${escaped(told.name ?? '')}">
${isOfPhone ? '' : said(faults.contact)}<label for="email">${escaped(words.email)}</label>
<input type="email" id="email" name="email" maxlength="255" autocomplete="email"${faults.contact && !isOfPhone ? INVALID : ''} value="${escaped(told.email ?? '')}">
${isOfPhone ? said(faults.contact) : ''}<label for="phone">${escaped(words.phone)}</label>
<input type="tel" id="phone" name="phone" maxlength="60" autocomplete="tel"${isOfPhone ? INVALID : ''} value="${escaped(told.phone ?? '')}">
<p class="hint">${escaped(words.oneOfBoth)}</p>
<button type="submit">${escaped(words.sendQuestion)}</button>
</form>
${store.rates ? backLink(words.back) : ''}`,
  );
}

const INVALID = ' aria-invalid="true"';

export function askedPage(page: Page): string {
  const words = STORE_WORDS[page.language];
  return ours(page, words.asked, `<p class="soft">${escaped(words.askedText)}</p>${backLink(words.back)}`);
}

/** What they answered, in the face, the word and their own words. */
export function ratedPage(page: Page): string {
  const { rating, language, store } = page;
  if (!rating) return ratePage(page);
  const [words, { yours, scores, change }] = [STORE_WORDS[language], wordsIn(language)];
  const { score, comment } = rating;
  const voice = comment && `<blockquote>${escaped(comment)}</blockquote>`;
  return ours(
    page,
    words.rated,
    `<div class="panel"><p class="told n${score}">${face(score)}<span>${escaped(yours)}: <b>${escaped(scores[score - 1]!)}</b></span></p>${voice}</div>
<p class="soft"><br>${escaped(words.changeable)} <a href="?">${escaped(change)}</a></p>
${store.asks ? `<a class="other" href="?ask">${escaped(words.ask)}</a>` : ''}`,
  );
}

const closedPage = (page: Page) => ours(page, page.store.name, `<p>${STORE_WORDS[page.language].closed}</p>`);

/** For a code that leads nowhere, whatever is wrong with it. */
export function nothingPage(language: Language): string {
  const { nothing, nothingText } = STORE_WORDS[language];
  return documentOf(
    language,
    nothing,
    `<h1>${escaped(nothing)}</h1>\n<p class="soft">${escaped(nothingText)}</p>`,
    STYLE,
  );
}

/** Too much at once, or too long. */
export function refusedPage(language: Language, fault: 'often' | 'long'): string {
  const text = STORE_WORDS[language].faults[fault];
  return documentOf(
    language,
    text,
    `<h1>${escaped(text)}</h1>\n${backLink(STORE_WORDS[language].back)}`,
    STYLE,
  );
}

const ours = ({ language, store }: Page, title: string, body: string) =>
  documentOf(
    language,
    title,
    `<p class="brand">${escaped(store.name)}</p>\n<h1>${escaped(title)}</h1>\n${body}`,
    STYLE,
  );

const faultLine = (text: string) => `<p class="fault" role="alert">${escaped(text)}</p>\n`;
const backLink = (text: string) => `<a class="back" href="?">${escaped(text)}</a>`;
