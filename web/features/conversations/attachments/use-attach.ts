/** Files on their way into a conversation's draft, and those that are there. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  attachApi,
  attachmentsApi,
  MOST_ATTACHMENTS,
} from '../../../../server/features/conversations/attachments/contract.ts';
import { call } from '../../../api.ts';
import { toastProblem } from '../../../ui/index.ts';
import { Stopped, uploadForm } from '../../../upload.ts';
import { useMember } from '../../session/session.ts';
import { useHeldSends } from '../held-sends.ts';
import { type Conversation, conversationQuery } from '../queries.ts';

type Unsent = Conversation['unsent'][number];
export type Attachment = Omit<Unsent, 'owner'>;

export interface Uploading {
  key: string;
  name: string;
  /** Share sent, 0 … 1. */
  share: number;
  stop: () => void;
}

export interface Attach {
  /** Part of one's own draft. */
  unsent: readonly Attachment[];
  uploading: readonly Uploading[];
  add: (files: readonly File[]) => void;
  remove: (id: string) => void;
  /** Whether no more may be added. */
  isFull: boolean;
}

export function useAttach({ id, unsent }: Conversation): Attach {
  const client = useQueryClient();
  const [uploading, setUploading] = useState<readonly Uploading[]>([]);
  const { queryKey } = conversationQuery(id);
  // What waits to be sent is shown there.
  const held = new Set(useHeldSends().flatMap(({ attachments }) => attachments.map((one) => one.id)));
  const { id: self } = useMember();
  const shown = unsent.filter((one) => !held.has(one.id) && (one.owner === self || one.owner === null));

  const put = (change: (before: Unsent[]) => Unsent[]) =>
    client.setQueryData(queryKey, (before) => before && { ...before, unsent: change(before.unsent) });

  async function upload(file: File) {
    const key = crypto.randomUUID();
    const stopping = new AbortController();
    const renew = (share: number) =>
      setUploading((before) => before.map((one) => (one.key === key ? { ...one, share } : one)));
    const begun = { key, name: file.name, share: 0, stop: () => stopping.abort() };
    setUploading((before) => [...before, begun]);
    try {
      const { items } = await uploadForm<{ items: Attachment[] }>(attachApi, formOf(id, file), {
        onProgress: renew,
        signal: stopping.signal,
      });
      put((before) => [
        ...before.filter((one) => !items.some((item) => item.id === one.id)),
        ...items.map((item) => ({ ...item, owner: self })),
      ]);
    } catch (error) {
      if (!(error instanceof Stopped)) toastProblem(error);
    } finally {
      setUploading((before) => before.filter((one) => one.key !== key));
    }
  }

  return {
    unsent: shown,
    uploading,
    isFull: shown.length + uploading.length >= MOST_ATTACHMENTS,
    add: (files) => {
      const room = MOST_ATTACHMENTS - shown.length - uploading.length;
      for (const file of files.slice(0, room)) void upload(file);
    },
    remove: (attachmentId) => {
      put((before) => before.filter((one) => one.id !== attachmentId));
      call(attachmentsApi.remove, { params: { id: attachmentId } }).catch((error) => {
        toastProblem(error);
        void client.invalidateQueries({ queryKey });
      });
    },
  };
}

function formOf(conversation: string, file: File): FormData {
  const form = new FormData();
  form.set('conversation', conversation);
  form.append('file', file, file.name || 'file');
  return form;
}
