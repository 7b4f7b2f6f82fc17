import { expect, test } from 'vitest';
import { subjectOfPart } from './split-subject.ts';

const joined = { id: 'b', number: 2, subject: 'Invoice', separable: true };
const conversation = { subject: 'Parcel', merged: [joined] };
const own = { from: null };
const ofJoined = { from: { id: 'b', number: 2 } };

test('a message keeps the subject of the conversation that it was written in', () => {
  expect(subjectOfPart(conversation, own, undefined)).toBe('Parcel');
  expect(subjectOfPart(conversation, ofJoined, undefined)).toBe('Invoice');
  expect(subjectOfPart({ ...conversation, merged: [{ ...joined, subject: '' }] }, ofJoined, undefined)).toBe(
    '',
  );
});

test('a mail about something else says what it is about; one that answers says nothing new', () => {
  expect(subjectOfPart(conversation, own, { subject: 'RE: parcel' })).toBe('Parcel');
  expect(subjectOfPart(conversation, own, { subject: 'Re: Warranty' })).toBe('Re: Warranty');
  expect(subjectOfPart(conversation, ofJoined, { subject: 'Re: Invoice' })).toBe('Invoice');
  expect(subjectOfPart({ ...conversation, subject: '' }, own, { subject: 'Warranty' })).toBe('Warranty');
  expect(subjectOfPart(conversation, own, { subject: '' })).toBe('Parcel');
});
