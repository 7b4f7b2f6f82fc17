/** One bar for each file: first while it is sent, then while it is imported. On the error channel, for people only. */
import cliProgress from 'cli-progress';
import type { Import } from '../features/imports/contract.ts';
import type { LocalFile } from './import-upload.ts';

const MAX_NAME = 40;

export class Progress {
  readonly #bars: cliProgress.MultiBar | null;
  readonly #byFile = new Map<LocalFile, cliProgress.SingleBar>();
  readonly #inOrder: cliProgress.SingleBar[] = [];

  constructor(files: LocalFile[], quiet: boolean) {
    this.#bars = quiet || !process.stderr.isTTY ? null : makeBars();
    const width = Math.min(MAX_NAME, Math.max(...files.map(({ name }) => name.length)));
    for (const file of files) {
      const bar = this.#bars?.create(1, 0, {
        name: file.name.slice(0, width).padEnd(width),
        deed: 'waiting',
        note: '',
      });
      if (!bar) continue;
      this.#byFile.set(file, bar);
      this.#inOrder.push(bar);
    }
  }

  sent(file: LocalFile, bytes: number) {
    this.#byFile.get(file)?.update(bytes / Math.max(1, file.bytes), { deed: 'sending' });
  }

  /** States in the order of the files. */
  imported(states: Import[]) {
    states.forEach((one, index) => {
      this.#inOrder[index]?.update(one.progress, { deed: one.state, note: noteOf(one) });
    });
  }

  stop() {
    this.#bars?.stop();
  }
}

function makeBars() {
  return new cliProgress.MultiBar(
    {
      format: '{name}  {bar} {percentage}%  {deed}  {note}',
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: false,
      barsize: 24,
      gracefulExit: true,
    },
    cliProgress.Presets.rect,
  );
}

function noteOf({ state, done, rowsPerSecond, secondsLeft }: Import): string {
  if (state !== 'running') return done ? `${done.toLocaleString('en')} rows` : '';
  const speed = rowsPerSecond ? `${rowsPerSecond.toLocaleString('en')} rows/s` : '';
  return [`${done.toLocaleString('en')} rows`, speed, secondsLeft ? `${secondsLeft} s left` : '']
    .filter(Boolean)
    .join(', ');
}
