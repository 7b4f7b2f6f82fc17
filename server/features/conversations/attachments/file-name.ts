const LONGEST = 200;

/** What a file is called when it is saved: without folders, and without what would hide or turn a part of it. */
export function fileName(told: string): string {
  const name = (told.split(/[\\/]/).at(-1) ?? '')
    // Controls, and marks that turn the direction of reading: "exe.gpj" would read as "jpg.exe".
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  if (name.length <= LONGEST) return name || 'file';
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, LONGEST - ending.length)}${ending}`;
}
