/**
 * Text as the record can keep it and people can read it: without zeros and other control characters, halves of
 * characters, and signs that turn the direction of what follows or hide between letters.
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
  );
}
