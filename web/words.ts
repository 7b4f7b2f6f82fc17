/** Names as their senders wrote them, in a shape that people read. */

/** A title's first letter as the language writes it large: `un pedido, luego algo` → `Un pedido, luego algo`. */
export function capitalised(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}

/** The name of a trait or property in words: `customer_city`, `customerCity` → `Customer city`; `utmID` → `Utm ID`. */
export function inWords(name: string, locale: string): string {
  const words = name
    .replace(
      /([\p{Ll}\d])(\p{Lu})(?!\p{Lu})/gu,
      (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`,
    )
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_.\s]+/g, ' ')
    .trim();
  return capitalised(words || name, locale);
}
