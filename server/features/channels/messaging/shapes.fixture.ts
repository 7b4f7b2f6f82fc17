/** What Meta sends, in the shapes of its documentation; names and numbers are ours. */
import { IDS } from './stand-in-meta.fixture.ts';
import { seconds } from './testing.ts';

let last = 100;
const next = () => String(++last);

/** `entry[].changes[].value.messages` */
export function whatsappMessage(from: string, message: object, at = new Date()) {
  const id = `wamid.in.${next()}`;
  const told = { from, id, timestamp: String(seconds(at)), ...message };
  return whatsappNews({
    contacts: [{ profile: { name: 'Ana Prado' }, wa_id: from }],
    messages: [told],
  });
}

export const whatsappText = (from: string, body: string, at?: Date) =>
  whatsappMessage(from, { type: 'text', text: { body } }, at);

/** `entry[].changes[].value.statuses` */
export const whatsappStatus = (id: string, status: string, more: object = {}) =>
  whatsappNews({
    statuses: [{ id, status, timestamp: String(seconds()), recipient_id: '5511912345678', ...more }],
  });

export const whatsappNews = (value: object, phone = IDS.phone) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: IDS.business,
      changes: [
        {
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '551155550100', phone_number_id: phone },
            ...value,
          },
          field: 'messages',
        },
      ],
    },
  ],
});

/** `entry[].messaging[]` of a page, or of an Instagram account. */
export function messaging(object: 'page' | 'instagram', person: string, happening: object, at = new Date()) {
  const to = object === 'page' ? IDS.page : IDS.instagram;
  const told = { sender: { id: person }, recipient: { id: to }, timestamp: at.getTime(), ...happening };
  return { object, entry: [{ id: to, time: Date.now(), messaging: [told] }] };
}

export const said = (object: 'page' | 'instagram', person: string, text: string, at?: Date) =>
  messaging(object, person, { message: { mid: `m_in_${next()}`, text } }, at);

/** `changes[].field = feed`, of a comment. */
export function pageComment(person: string, message: string, more: object = {}) {
  const id = `${IDS.page}_77_${next()}`;
  const value = {
    ...{
      item: 'comment',
      verb: 'add',
      comment_id: id,
      post_id: `${IDS.page}_77`,
      parent_id: `${IDS.page}_77`,
    },
    ...{ from: { id: person, name: 'Bruno Lima' }, message, created_time: seconds() },
    post: {
      permalink_url: 'https://www.facebook.com/casalume/posts/77',
      status_type: 'mobile_status_update',
    },
    ...more,
  };
  const entry = [{ id: IDS.page, time: seconds(), changes: [{ field: 'feed', value }] }];
  return { id: (more as { comment_id?: string }).comment_id ?? id, news: { object: 'page', entry } };
}

/** `changes[].field = comments` */
export function instagramComment(person: string, text: string) {
  const id = `1799${next()}`;
  const value = {
    ...{ id, text, from: { id: person, username: 'bruno.lima' } },
    media: { id: '18001', media_product_type: 'FEED' },
  };
  const entry = [{ id: IDS.instagram, time: seconds(), changes: [{ field: 'comments', value }] }];
  return { id, news: { object: 'instagram', entry } };
}
