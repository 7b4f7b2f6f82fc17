/**
 * Formats of Intl, each made once and only when it is asked for. To make one takes up to a millisecond, to use it a
 * thousandth of that; a page of rows asks for hundreds, and they hold nothing.
 */
const made = new Map<string, unknown>();

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  madeOnce(Intl.DateTimeFormat, locale, options);

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions) =>
  madeOnce(Intl.NumberFormat, locale, options);

export const listFormat = (locale: string, options: Intl.ListFormatOptions) =>
  madeOnce(Intl.ListFormat, locale, options);

export const relativeFormat = (locale: string, options: Intl.RelativeTimeFormatOptions) =>
  madeOnce(Intl.RelativeTimeFormat, locale, options);

function madeOnce<Options extends object, Made>(
  Kind: new (locale: string, options: Options) => Made,
  locale: string,
  options: Options,
): Made {
  const key = `${Kind.name} ${locale} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Kind(locale, options));
  return made.get(key) as Made;
}
