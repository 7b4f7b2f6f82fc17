/** The rule as it stands in the form: tags are written with commas between, hours are chosen. */
import type { z } from 'zod';
import type { csatApi } from '../../../server/features/surveys/csat/contract.ts';
import type { CsatSettings } from './queries.ts';

type Change = z.input<typeof csatApi.change.body & object>;

export interface CsatDraft
  extends Pick<CsatSettings, 'on' | 'address' | 'channels' | 'departments' | 'afterMinutes' | 'everyDays'> {
  tags: string;
  exceptTags: string;
  quiet: CsatSettings['quiet'];
  texts: CsatSettings['texts'];
}

/** @param origin where this reader has Jornada open: the best guess for where customers reach it */
export function draftOf(settings: CsatSettings, origin: string): CsatDraft {
  const { on, address, channels, departments, afterMinutes, everyDays, quiet, texts } = settings;
  return {
    ...{ on, channels, departments, afterMinutes, everyDays, quiet, texts, address: address || origin },
    ...{ tags: settings.tags.join(', '), exceptTags: settings.exceptTags.join(', ') },
  };
}

export function changeOf(draft: CsatDraft): Change {
  return { ...draft, tags: listed(draft.tags), exceptTags: listed(draft.exceptTags) };
}

const listed = (text: string) => text.split(',').flatMap((tag) => tag.trim() || []);
