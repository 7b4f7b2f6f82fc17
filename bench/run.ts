/** `npm run bench [-- name [its arguments] …]`: the named measurements, or all of them, one after another. */
import { spawnSync } from 'node:child_process';

const ALL = [
  'tracking',
  'import',
  'timeline',
  'customers',
  'conversations',
  'chat',
  'fan-out',
  'mails',
  'kill',
  'sample',
  'projection',
  'questions',
];
const asked = process.argv.slice(2);
if (asked[0] && !ALL.includes(asked[0])) {
  console.error(`There is no bench "${asked[0]}". There are: ${ALL.join(', ')}.`);
  process.exit(2);
}
let failed = 0;
for (const [name, ...own] of asked.length ? withArguments(asked) : ALL.map((name) => [name])) {
  console.log(`\n── ${[name, ...own].join(' ')}`);
  const file = new URL(`./${name}.ts`, import.meta.url).pathname;
  if (spawnSync(process.execPath, [file, ...own], { stdio: 'inherit' }).status !== 0) failed++;
}
process.exit(failed ? 1 : 0);

/** Each name with what follows it. */
function withArguments(words: string[]): string[][] {
  const starts = words.flatMap((word, at) => (ALL.includes(word) ? [at] : []));
  return starts.map((start, n) => words.slice(start, starts[n + 1]));
}
