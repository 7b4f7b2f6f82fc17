/** The rule as it stands in the form: tags are written with commas between, hours are chosen. */
import type { z } from 'zod';
import type { csatApi } from '../../../server/features/surveys/csat/contract.ts';
import type { CsatSettings } from './queries.ts';

type Change = z.input<typeof csatApi.change.body & object>;

export interface CsatDraft
  extends Pick<CsatSettings, 'on' | 'address' | 'channels' | 'departments' | 'afterMinutes' | 'everyDays'> {
  tags: string;
  exceptTags: string;
  afterMinutesIn: CsatSettings['afterMinutesIn'];
  quiet: CsatSettings['quiet'];
  unseenMinutes: CsatSettings['unseenMinutes'];
  texts: CsatSettings['texts'];
}

/** @param origin where this reader has Jornada open: the best guess for where customers reach it */
export function draftOf(settings: CsatSettings, origin: string): CsatDraft {
  const { on, address, channels, departments, quiet, texts } = settings;
  const { afterMinutes, afterMinutesIn, everyDays, unseenMinutes } = settings;
  return {
    ...{ on, channels, departments, quiet, texts, address: address || origin },
    ...{ afterMinutes, afterMinutesIn, everyDays, unseenMinutes },
    ...{ tags: settings.tags.join(', '), exceptTags: settings.exceptTags.join(', ') },
  };
}

export function changeOf(draft: CsatDraft): Change {
  return { ...draft, tags: listed(draft.tags), exceptTags: listed(draft.exceptTags) };
}

const listed = (text: string) => text.split(',').flatMap((tag) => tag.trim() || []);
