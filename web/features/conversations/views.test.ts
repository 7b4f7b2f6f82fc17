import { describe, expect, test } from 'vitest';
import { questionOf } from './views.ts';

const asked = (url: Record<string, string>) => questionOf((name) => url[name]);

describe('the list that the URL asks for', () => {
  test('is all active ones, unless a view or filters say otherwise', () => {
    expect(asked({})).toEqual({});
    expect(asked({ view: 'waiting', channel: 'phone', tag: 'vip', sort: 'oldest' })).toEqual({
      ...{ waiting: 'true', channel: 'phone', tag: 'vip', sort: 'oldest' },
    });
    expect(asked({ view: 'waiting' }).sort).toBe('waiting');
  });

  test('searches through everything, but within a view that was chosen', () => {
    expect(asked({ search: 'lamp' })).toEqual({
      ...{ search: 'lamp', status: ['active', 'solved', 'closed'] },
    });
    expect(asked({ search: 'lamp', view: 'mine' })).toEqual({ search: 'lamp', assignee: 'me' });
  });

  test('leaves out what cannot be', () => {
    expect(
      asked({
        view: 'x',
        channel: 'pigeon',
        account: 'nowhere',
        priority: 'huge',
        assignee: 'somebody',
        sort: 'by luck',
      }),
    ).toEqual({});
  });
});
