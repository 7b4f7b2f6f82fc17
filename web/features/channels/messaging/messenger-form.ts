/** An account at a messenger while it is being filled in. */
import type { z } from 'zod';
import type {
  MessagingChange,
  MessagingSettings,
} from '../../../../server/features/channels/messaging/shapes-contract.ts';
import type { Messenger } from './queries.ts';

export interface TemplateDraft {
  /** To tell them apart while they are written. */
  key: number;
  name: string;
  language: string;
  text: string;
}

export interface MessengerDraft {
  kind: Messenger['kind'];
  name: string;
  accessToken: string;
  externalId: string;
  appSecret: string;
  businessId: string;
  comments: boolean;
  humanAgent: boolean;
  templates: TemplateDraft[];
  department: string | null;
  language: Messenger['language'];
}

const NEW: MessengerDraft = {
  ...{ kind: 'whatsapp', name: '', accessToken: '', externalId: '', appSecret: '', businessId: '' },
  ...{ comments: true, humanAgent: false, templates: [], department: null, language: null },
};

export function draftOf(messenger: Messenger | undefined): MessengerDraft {
  if (!messenger) return NEW;
  const { kind, name, externalId, businessId, comments, humanAgent, templates, language } = messenger;
  return {
    ...{ kind, name, externalId, businessId, comments, humanAgent, language, accessToken: '', appSecret: '' },
    templates: templates.map((one, key) => ({ ...one, key })),
    department: messenger.department?.key ?? null,
  };
}

export const isMeta = ({ kind }: Pick<MessengerDraft, 'kind'>) => kind !== 'telegram';
export const hasComments = ({ kind }: Pick<MessengerDraft, 'kind'>) =>
  kind === 'facebook' || kind === 'instagram';

/** What changes; a token that was left empty stays what it was. */
export function changesOf(draft: MessengerDraft): z.input<typeof MessagingChange> {
  const { name, department, language, comments, humanAgent, templates } = draft;
  const [accessToken, appSecret] = [draft.accessToken.trim(), draft.appSecret.trim()];
  return {
    ...{ name: name.trim(), department, language, comments, humanAgent },
    businessId: draft.businessId.trim(),
    templates: templates.map(({ key: _, ...one }) => one),
    ...(accessToken && { accessToken }),
    ...(appSecret && isMeta(draft) && { appSecret }),
  };
}

export function settingsOf(draft: MessengerDraft): z.input<typeof MessagingSettings> {
  const { kind } = draft;
  const accessToken = draft.accessToken.trim();
  const externalId = isMeta(draft) ? { externalId: draft.externalId.trim() } : {};
  return { ...changesOf(draft), name: draft.name.trim(), kind, accessToken, ...externalId };
}

export function isComplete(draft: MessengerDraft, isNew: boolean): boolean {
  const { name, accessToken, externalId, appSecret, templates } = draft;
  const isMetaTold = !isMeta(draft) || (externalId.trim() !== '' && appSecret.trim() !== '');
  const areTemplates = templates.every((one) => one.name.trim() && one.language.trim() && one.text.trim());
  return name.trim() !== '' && areTemplates && (!isNew || (accessToken.trim() !== '' && isMetaTold));
}
