/** A Facebook page: Messenger, and comments below its posts. */
import { z } from 'zod';
import type { Account, Adapter, Event } from '../adapter.ts';
import { type Entry, entriesOf, graph, idIn, isSignedByMeta, momentOf } from './graph.ts';
import { eventsOf, fetchFile, sendMessage } from './messenger.ts';

const LARGEST_FILE = 25_000_000;
/** What a page tells our app. */
const FIELDS =
  'messages,messaging_postbacks,message_deliveries,message_reads,message_echoes,message_reactions,feed';

export const facebook: Adapter = {
  limits: {
    ...{ text: 2000, comment: 8000, windowHours: 24, templates: false, humanAgent: true },
    file: () => LARGEST_FILE,
  },
  verify: isSignedByMeta,
  read: (_account, body) =>
    entriesOf('page', body).flatMap((entry) => [
      ...entry.messaging.flatMap((one) => eventsOf(entry.id, one)),
      ...entry.changes.flatMap((change) => commentIn(entry, change)),
    ]),
  async send(line, account, part) {
    if (part.how !== 'comment') return sendMessage(line, account, part);
    const taken = await graph(line, account, `${part.to}/comments`, { json: { message: part.text } });
    return { id: idIn(taken.id) };
  },
  fetch: (line, _account, file, maxBytes) => fetchFile(line, file, maxBytes),
  async whoAmI(line, account) {
    const { id, name } = await graph(line, account, 'me?fields=id,name');
    return { externalId: String(id), handle: String(name ?? '') };
  },
  async connect(line, account) {
    await graph(line, account, 'me/subscribed_apps', {
      method: 'POST',
      json: { subscribed_fields: FIELDS },
    });
  },
  nameOf: (line, account, person) => nameOf(line, account, person, 'name'),
};

export async function nameOf(
  line: Parameters<Adapter['send']>[0],
  account: Account,
  person: string,
  field: 'name' | 'name,username',
): Promise<string | null> {
  const told = await graph(line, account, `${encodeURIComponent(person)}?fields=${field}`);
  return told.name || told.username || null;
}

const Comment = z.object({
  item: z.literal('comment'),
  verb: z.string(),
  comment_id: z.string().min(1).max(300),
  post_id: z.string(),
  parent_id: z.string().optional(),
  from: z.object({ id: z.coerce.string(), name: z.string().default('') }).optional(),
  message: z.string().default(''),
  photo: z.string().optional(),
  created_time: z.number().optional(),
  post: z.object({ permalink_url: z.string() }).partial().optional(),
});

function commentIn({ id: to, time }: Entry, { field, value }: Entry['changes'][number]): Event[] {
  const comment = field === 'feed' ? Comment.safeParse(value).data : undefined;
  if (!comment) return [];
  const { verb, comment_id: id, message: text, from, photo, post, parent_id: parentId } = comment;
  if (verb === 'remove') return [{ what: 'deleted', to, id }];
  // What the page itself wrote there is ours.
  if (!from || from.id === to) return [];
  if (verb === 'edited') return [{ what: 'edited', to, id, text }];
  if (verb !== 'add') return [];
  return [
    {
      ...{ what: 'comment', to, id, from, text, postId: comment.post_id },
      at: momentOf(comment.created_time ?? time ?? Date.now()),
      files: photo ? [{ reference: photo, name: 'photo.jpg' }] : [],
      ...(parentId && { parentId }),
      ...(post?.permalink_url && { link: post.permalink_url }),
    },
  ];
}
