/** Which side a message is of, as SQL over messages: a call or a visit was answered while it lasted, by what we noted of it. */

/** Ours to the customer, in writing or by word of mouth. @param m alias of the messages */
export const isOurs = (m: string) =>
  `(${m}.kind = 'reply' or (${m}.kind = 'note' and ${m}.through is not null))`;

/** Somebody said it to the customer, and it did not fail on its way: what never got there answers nothing. */
export const isAnswer = (m: string) =>
  `(${isOurs(m)} and not ${m}.automatic and ${m}.delivery is distinct from 'failed')`;

/** Of either side. What we note among ourselves is of neither. */
export const isSaid = (m: string) => `(${m}.kind <> 'note' or ${m}.through is not null)`;

/** The customer's, and to be answered: what they say by telephone or in the shop is answered there. */
export const isToAnswer = (m: string) =>
  `(${m}.kind = 'customer' and ${m}.through is null and not ${m}.automatic)`;
