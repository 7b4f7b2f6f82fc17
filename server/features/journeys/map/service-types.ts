/** Touchpoints of service, by the names of the catalogue. */

/** The customer gets in touch: something before it caused a contact. */
export const CONTACT_TYPES = ['Help Requested', 'Call Received'];

/** What is said after them is about the help, or the visit, not about the order that it was needed for. */
export const SERVICE_TYPES = [
  ...CONTACT_TYPES,
  'Help Answered',
  'Problem Solved',
  'Call Made',
  'Store Visited',
];

/** Asking and answering: where a rating is given, which is not what it is about. */
export const SURVEY_TYPES: readonly string[] = ['Survey Sent', 'Survey Answered'];

/** An order before it has arrived: where it is sent, what was bought comes next whatever its buyer does. */
export const ON_ITS_WAY_TYPES: readonly string[] = [
  'Order Completed',
  'Order Updated',
  'Order Paid',
  'Delivery Promised',
  'Order Shipped',
  'Order Out for Delivery',
];
