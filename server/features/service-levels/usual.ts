/** What a workspace begins with, and what is proposed to it. */
import type { z } from 'zod';
import type { Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import type { Language } from '../workspaces/contract.ts';
import type { OpenInterval } from './business-hours.ts';
import type { PolicyBody } from './shapes-contract.ts';

const CALENDAR_NAMES: Record<Language, string> = {
  en: 'Business hours',
  'pt-BR': 'Horário comercial',
  es: 'Horario laboral',
  ro: 'Program de lucru',
};

const POLICY_NAMES: Record<Language, string> = {
  en: 'Everybody',
  'pt-BR': 'Todos os clientes',
  es: 'Todos los clientes',
  ro: 'Toți clienții',
};

const NINE_TO_SIX: OpenInterval = { from: 9 * 60, to: 18 * 60 };

/** Monday to Friday, 9:00 to 18:00. */
const USUAL_WEEK: OpenInterval[][] = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [NINE_TO_SIX] : []));

/** The calendar that is meant when none is named, in the workspace's own zone. */
export async function seedCalendar(tx: Tx, workspaceId: string, language: Language): Promise<void> {
  await tx
    .insertInto('calendars')
    .values({
      id: newId(),
      workspace_id: workspaceId,
      name: CALENDAR_NAMES[language],
      week: JSON.stringify(USUAL_WEEK),
      usual: true,
    })
    .execute();
}

const HOUR = 3600;

/** A policy as many begin with, in business hours. Proposed, never put in force by itself. */
export function usualPolicy(language: Language, calendar: string | null): z.input<typeof PolicyBody> {
  const targets = (firstResponse: number, nextResponse: number, resolution: number) => ({
    firstResponse: firstResponse * HOUR,
    nextResponse: nextResponse * HOUR,
    resolution: resolution * HOUR,
  });
  return {
    name: POLICY_NAMES[language],
    targets: {
      low: targets(9, 18, 45),
      normal: targets(4, 9, 27),
      high: targets(2, 4, 18),
      urgent: targets(1, 1, 9),
    },
    calendar,
  };
}
