/**
 * Whether a page may open a chat.
 * @param origin as browsers say it: `https://www.shop.example`
 * @param allowed such as that, or `https://*.shop.example`
 */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  const told = origin.toLowerCase();
  return allowed.some((one) => {
    const [scheme, host] = one.split('://*');
    return host === undefined
      ? told === one
      : told.startsWith(`${scheme}://`) && told.endsWith(host) && isName(told, scheme!, host);
  });
}

/** What the star stands for: names, and nothing that would end the host's name before. */
const isName = (told: string, scheme: string, host: string) =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(told.slice(scheme.length + 3, told.length - host.length));
