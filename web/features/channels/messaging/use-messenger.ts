/** How an answer that is being written goes by a messenger, or below a comment. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { filledIn, parametersIn } from '../../../../server/features/channels/messaging/template.ts';
import type { SentAs } from '../../../../server/features/conversations/shapes-contract.ts';
import { type Thread, threadQuery, type Way } from './queries.ts';

type Template = Thread['templates'][number];

export interface TemplateChoice {
  template: Template;
  values: string[];
}

export interface Messenger {
  thread: Thread;
  /** Undefined: nothing can be sent just now. */
  way: Way | undefined;
  choose: (way: Way) => void;
  /** Of a template; undefined while none is chosen. */
  filled: TemplateChoice | undefined;
  fill: (choice: TemplateChoice) => void;
  /** In the place of what is written, where a template goes. */
  text: string | undefined;
  /** Whether what goes along is complete; what is written may still be too long. */
  isReady: boolean;
  sentAs: z.input<typeof SentAs> | undefined;
  reset: () => void;
}

/** Null where no messenger is. */
export function useMessenger(conversationId: string): Messenger | null {
  const { data } = useQuery(threadQuery(conversationId));
  const [chosen, choose] = useState<Way | undefined>(undefined);
  const [filled, fill] = useState<TemplateChoice | undefined>(undefined);
  const thread = data?.thread;
  if (!thread) return null;
  const way = chosen && thread.ways.includes(chosen) ? chosen : thread.ways[0];
  const isTemplate = way === 'template';
  return {
    ...{ thread, way, choose, fill, filled: isTemplate ? filled : undefined },
    text: isTemplate ? (filled ? filledIn(filled.template.text, filled.values) : '') : undefined,
    isReady: isTemplate ? filled !== undefined && isFilled(filled) : way !== undefined,
    sentAs: sentAsOf(way, filled),
    reset: () => {
      choose(undefined);
      fill(undefined);
    },
  };
}

export const blankOf = (template: Template): TemplateChoice => ({
  template,
  values: Array.from({ length: parametersIn(template.text) }, () => ''),
});

export const isFilled = ({ values }: TemplateChoice) => values.every((value) => value.trim() !== '');

function sentAsOf(way: Way | undefined, filled: TemplateChoice | undefined): Messenger['sentAs'] {
  if (way === 'comment') return { comment: 'public' };
  if (way === 'private-reply') return { comment: 'private' };
  return way === 'template' && filled ? sentAsTemplate(filled) : undefined;
}

export function sentAsTemplate({ template: { name, language }, values }: TemplateChoice) {
  return { template: { name, language, parameters: values.map((value) => value.trim()) } };
}
