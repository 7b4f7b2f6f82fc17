/** People as mails name them. */

export interface MailPerson {
  name: string;
  /** In lower case. */
  address: string;
}

/** The part before the plus and after it: `help+c12@shop.example` is `help@shop.example` with `c12`. */
export function withoutDetail(address: string): { address: string; detail: string | null } {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  if (plus < 0 || plus > at) return { address, detail: null };
  return { address: address.slice(0, plus) + address.slice(at), detail: address.slice(plus + 1, at) };
}

export function withDetail(address: string, detail: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${detail}${address.slice(at)}`;
}

export const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** Each address once, in the order in which they come first. */
export function distinct(people: readonly MailPerson[]): MailPerson[] {
  const seen = new Map<string, MailPerson>();
  for (const person of people) if (!seen.has(person.address)) seen.set(person.address, person);
  return [...seen.values()];
}
