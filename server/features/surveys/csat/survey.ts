/** What this survey is called wherever answers of several are told apart. */
export const SURVEY = 'After a conversation';
/** Where its answers and its askings come from. */
export const SURVEYS_SOURCE = 'csat';
