/** The mail that asks: five links, as plain text and as HTML that says the same in words. */
import { escaped } from './html.ts';
import { type Language, type OwnTexts, wordsIn } from './words.ts';

export const SCORES = [1, 2, 3, 4, 5] as const;

export interface Letter {
  language: Language;
  texts: OwnTexts | undefined;
  /** Of the conversation; may be empty. */
  subject: string;
  signature: string;
  /** Of the page where it is answered. */
  link: string;
}

/** A link that is opened records nothing: it shows the page with its score chosen. */
const linkOf = (link: string, score: number) => `${link}?score=${score}`;

export function letterOf({ language, texts, subject, signature, link }: Letter): {
  text: string;
  html: string;
} {
  const { question, solved, scores, choose } = wordsIn(language, texts);
  const downwards = SCORES.toReversed().map((score) => ({ score, word: scores[score - 1]! }));
  return {
    text: [
      solved(subject),
      question,
      downwards.map(({ score, word }) => `${score} – ${word}: ${linkOf(link, score)}`).join('\n'),
      choose,
      ...(signature ? [`-- \n${signature}`] : []),
    ].join('\n\n'),
    html: `<div lang="${language}" style="font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5">
<p style="margin:0 0 20px">${escaped(solved(subject))}</p>
<p style="margin:0 0 12px;font-size:18px;font-weight:600">${escaped(question)}</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="max-width:520px;border-collapse:separate"><tr>
${SCORES.map((score) => cell(score, scores[score - 1]!, linkOf(link, score))).join('\n')}
</tr></table>
<p style="margin:12px 0 0;font-size:13px;color:#5b6470">${escaped(choose)}</p>
${signature ? `<p style="margin:24px 0 0;color:#5b6470">-- <br>${escaped(signature).replaceAll('\n', '<br>')}</p>` : ''}
</div>`,
  };
}

/** From rust over sand to lake, as emotion is coloured everywhere; the word says it too. */
export const SCORE_COLOURS = ['#B3432B', '#C98A6B', '#B9AF9B', '#6FA0B0', '#1F6F8B'] as const;

const cell = (score: (typeof SCORES)[number], word: string, link: string) =>
  `<td width="20%" valign="top" style="padding:0 3px"><a href="${escaped(link)}" style="display:block;min-height:68px;padding:10px 2px;border:1px solid #d9d2c5;border-top:4px solid ${SCORE_COLOURS[score - 1]};border-radius:8px;background:#ffffff;color:#1b2430;text-align:center;text-decoration:none"><b style="font-size:20px">${score}</b><br><span style="font-size:12px;line-height:1.25">${escaped(word)}</span></a></td>`;
