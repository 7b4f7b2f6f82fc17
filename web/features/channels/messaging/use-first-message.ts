/** How the first message of a conversation goes by a messenger, where we begin it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { canBegin, isProvider } from '../../../../server/features/channels/messaging/shapes-contract.ts';
import { filledIn } from '../../../../server/features/channels/messaging/template.ts';
import type { SentAs } from '../../../../server/features/conversations/shapes-contract.ts';
import { useMay } from '../../session/session.ts';
import { channelsQuery } from '../queries.ts';
import type { Messenger } from './queries.ts';
import { isFilled, sentAsTemplate, type TemplateChoice } from './use-messenger.ts';

export interface FirstMessage {
  /** By which we may write first. */
  accounts: Messenger[];
  /** Where only the customer can begin. */
  others: Messenger[];
  /** Undefined: nothing is sent. */
  account: Messenger | undefined;
  /** @param id of an account; null: nothing is sent */
  choose: (id: string | null) => void;
  filled: TemplateChoice | undefined;
  fill: (choice: TemplateChoice) => void;
  /** What the customer will read; empty until a template is chosen. */
  text: string;
  isReady: boolean;
  sentAs: z.input<typeof SentAs> | undefined;
}

export function useFirstMessage(): FirstMessage {
  const { data } = useQuery({ ...channelsQuery, enabled: useMay()('workspace.read') });
  const [chosen, choose] = useState<string | null | undefined>(undefined);
  const [filled, fill] = useState<TemplateChoice | undefined>(undefined);
  const messengers = (data?.items ?? []).filter((one): one is Messenger => isProvider(one.kind));
  const accounts = messengers.filter(({ kind }) => canBegin(kind));
  const account = chosen === undefined ? accounts[0] : accounts.find(({ id }) => id === chosen);
  return {
    ...{ accounts, others: messengers.filter(({ kind }) => !canBegin(kind)), account, fill },
    choose: (id) => {
      choose(id);
      // Templates are an account's own.
      fill(undefined);
    },
    filled,
    text: filled ? filledIn(filled.template.text, filled.values) : '',
    isReady: filled !== undefined && isFilled(filled),
    sentAs: filled && sentAsTemplate(filled),
  };
}

/** A country is never guessed. */
export const isInternational = (phone: string) => /^\s*(\+|00)[\s\d().-]*\d/.test(phone);
