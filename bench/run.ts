/** `npm run bench [name …]`: the named measurements, or all of them, one after another. */
import { spawnSync } from 'node:child_process';

const ALL = ['tracking', 'import', 'timeline', 'kill', 'sample', 'projection', 'questions'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !ALL.includes(name));
if (unknown.length) {
  console.error(`There is no bench "${unknown[0]}". There are: ${ALL.join(', ')}.`);
  process.exit(2);
}
let failed = 0;
for (const name of asked.length ? asked : ALL) {
  console.log(`\n── ${name}`);
  const file = new URL(`./${name}.ts`, import.meta.url).pathname;
  if (spawnSync(process.execPath, [file], { stdio: 'inherit' }).status !== 0) failed++;
}
process.exit(failed ? 1 : 0);
