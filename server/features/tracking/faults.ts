/** What can be wrong with a call, in words for its sender. Screens translate by the code. */

const MESSAGES = {
  malformed: 'is not valid JSON',
  'not-utf8': 'is not UTF-8 text',
  'not-an-object': 'must be an object: { … }',
  'not-a-list': 'must be a list of calls: [ … ]',
  'unknown-type': 'must be one of identify, track, page, screen, group, alias',
  'no-person': 'needs a userId or an anonymousId',
  'no-user': 'needs the userId that stays',
  'no-previous': 'needs the previousId that joins the userId',
  'no-group': 'needs a groupId',
  'no-event': 'needs the name of the event',
  'not-an-id': 'must be text or a number',
  'not-text': 'must be text',
  'too-long': 'must be at most 255 characters',
  'control-character': 'holds a control character; leave it out',
  nul: 'holds a NUL byte, which no record can keep; leave it out',
  'not-a-date': 'must be a moment that exists, written as 2026-03-31T09:30:00Z or as milliseconds since 1970',
  'too-early': 'comes out before 1990; check the clock, or whether seconds were sent for milliseconds',
  'too-late': 'comes out more than a day ahead; check the clock, or send sentAt with it',
  'too-deep': 'is nested 10 levels deep or more; flatten it',
  'too-many-keys': 'holds 10,000 keys or more; send what describes the event, not the whole catalogue',
  'too-large': 'is larger than 32 KB; send less with it',
  'not-stored': 'could not be stored; the fault is ours or a value is beyond what the record can hold',
} as const;

export type FaultCode = keyof typeof MESSAGES;

export interface Fault {
  /** JSON path of the field at fault within the call; empty for the call itself. */
  at: string;
  code: FaultCode;
  message: string;
}

export function fault(at: string, code: FaultCode, detail = ''): Fault {
  const message = detail ? `${MESSAGES[code]}: ${detail}` : MESSAGES[code];
  return { at: shown(at), code, message: shown(message) };
}

/** What is quoted from the sender may hold the very thing that no record can keep. */
function shown(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed();
}
