import { expect, test } from 'vitest';
import { saidIn } from '../../testing/texts.ts';

test.each(['en', 'es', 'pt-BR', 'ro'] as const)(
  'how long the sample takes is promised alike wherever it is offered, in %s',
  (language) => {
    const [promise] = saidIn(language, 'session')('welcome.sample.time').split(';');
    expect(saidIn(language, 'sample')('time').startsWith(promise!)).toBe(true);
  },
);
