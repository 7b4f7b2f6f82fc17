const LONGEST = 160;

/** How a message begins, in one line; of one without words, what its files are called. */
export function previewOf(text: string, attachments: readonly { name: string }[] = []): string {
  const line = (text || attachments.map(({ name }) => name).join(', '))
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
