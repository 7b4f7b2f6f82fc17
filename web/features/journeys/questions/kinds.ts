/** The questions there are about many journeys, in the order in which they are offered. */
import { Filter, type LucideIcon, Repeat, Waypoints } from 'lucide-react';

export const QUESTION_KINDS = ['paths', 'funnel', 'retention'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUESTION_PLACES = {
  paths: '/questions/paths',
  funnel: '/questions/funnel',
  retention: '/questions/retention',
} as const;

export const QUESTION_ICONS: Record<QuestionKind, LucideIcon> = {
  paths: Waypoints,
  funnel: Filter,
  retention: Repeat,
};
