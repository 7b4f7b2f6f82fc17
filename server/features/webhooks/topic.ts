/** Screens that show endpoints and what was sent to them. */
export const WEBHOOKS_TOPIC = 'webhooks';
