/** Where a touchpoint can happen. */
export const CHANNELS = [
  'web',
  'app',
  'email',
  'chat',
  'phone',
  'store',
  'social',
  'messaging',
  'post',
  'other',
] as const;
