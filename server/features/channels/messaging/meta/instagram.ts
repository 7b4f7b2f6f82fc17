/** An Instagram account, by the page that it belongs to: messages, and comments below what it shows. */
import { z } from 'zod';
import type { Adapter, Event } from '../adapter.ts';
import { nameOf } from './facebook.ts';
import { type Entry, entriesOf, graph, idIn, isSignedByMeta, momentOf } from './graph.ts';
import { eventsOf, fetchFile, sendMessage } from './messenger.ts';

export const instagram: Adapter = {
  limits: {
    ...{ text: 1000, isInBytes: true, comment: 300 },
    ...{ windowHours: 24, templates: false, humanAgent: true },
    // It only takes files that lie open on the internet.
    file: () => 0,
  },
  verify: isSignedByMeta,
  read: (_account, body) =>
    entriesOf('instagram', body).flatMap((entry) => [
      ...entry.messaging.flatMap((one) => eventsOf(entry.id, one)),
      ...entry.changes.flatMap((change) => commentIn(entry, change)),
    ]),
  async send(line, account, part) {
    if (part.how !== 'comment') return sendMessage(line, account, part);
    const taken = await graph(line, account, `${part.to}/replies`, { json: { message: part.text } });
    return { id: idIn(taken.id) };
  },
  fetch: (line, _account, file, maxBytes) => fetchFile(line, file, maxBytes),
  async whoAmI(line, account) {
    const { id, username } = await graph(line, account, `${account.externalId}?fields=id,username`);
    return { externalId: String(id), handle: username ? `@${username}` : '' };
  },
  /** The page is what an app is subscribed to; of which news of Instagram, is said in the app's settings at Meta. */
  async connect(line, account) {
    await graph(line, account, 'me/subscribed_apps', {
      method: 'POST',
      json: { subscribed_fields: 'messages,feed' },
    });
  },
  nameOf: (line, account, person) => nameOf(line, account, person, 'name,username'),
};

const Comment = z.object({
  id: z.string().min(1).max(300),
  text: z.string().default(''),
  from: z.object({ id: z.coerce.string(), username: z.string().default('') }),
  media: z.object({ id: z.coerce.string() }),
  parent_id: z.string().optional(),
});

function commentIn({ id: to, time }: Entry, { field, value }: Entry['changes'][number]): Event[] {
  const comment = field === 'comments' ? Comment.safeParse(value).data : undefined;
  if (!comment || comment.from.id === to) return [];
  const { id, text, from, media, parent_id: parentId } = comment;
  return [
    {
      ...{ what: 'comment', to, id, text, files: [], postId: media.id },
      at: momentOf(time ?? Date.now()),
      from: { id: from.id, name: from.username },
      ...(parentId && { parentId }),
    },
  ];
}
