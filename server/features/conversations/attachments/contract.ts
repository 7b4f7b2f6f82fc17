/** Files that go with messages: the doors. */
import { z } from 'zod';
import { type Permission, route } from '../../../core/http/contract.ts';

export const Attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  /** As its content says, whatever its name claims. */
  type: z.string(),
  bytes: z.int(),
  /** Whether `/api/attachments/{id}/picture` shows it. */
  isPicture: z.boolean(),
});

export const MOST_ATTACHMENTS = 20;
/** Ids of files that were uploaded and not sent yet. */
export const AttachmentIds = z.array(z.uuid()).max(MOST_ATTACHMENTS).default([]);

const tag = 'conversations';
const AttachmentId = z.object({ id: z.uuid() });

/**
 * `POST /api/attachments`: a multipart form with one or more `file` parts, and before them `conversation`, the id of
 * the one in whose draft everybody shall see them.
 */
export const attachApi = {
  method: 'POST',
  path: '/api/attachments',
  access: 'conversations.write' satisfies Permission,
  answer: z.object({ items: z.array(Attachment) }),
} as const;

export const attachmentsApi = {
  download: route({
    method: 'GET',
    path: '/api/attachments/:id',
    access: 'conversations.read',
    tag,
    summary: 'The file itself, to be saved',
    params: AttachmentId,
  }),
  picture: route({
    method: 'GET',
    path: '/api/attachments/:id/picture',
    access: 'conversations.read',
    tag,
    summary: 'A picture, to be shown',
    params: AttachmentId,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/attachments/:id',
    access: 'conversations.write',
    tag,
    summary: 'Take back a file that was not sent yet',
    params: AttachmentId,
    status: 204,
  }),
};
