import { expect, test } from 'vitest';
import {
  addStep,
  bodyOf,
  changeStep,
  type Drawing,
  inUnit,
  isDrawn,
  moveStep,
  removeStep,
} from './drawing.ts';

const step = { stage: null, promiseSeconds: null, expectedEmotion: null };
const drawing: Drawing = {
  name: ' As meant ',
  steps: [
    { ...step, id: 0, title: 'Order', types: ['Order Completed'], promiseSeconds: 172_800 },
    { ...step, id: 1, title: 'Parcel', types: ['Order Delivered'], promiseSeconds: 60 },
  ],
};

test('a time is shown in the largest unit in which it is whole', () => {
  expect([172_800, 5_400, 3_600, 90].map(inUnit)).toEqual([
    [2, 'day'],
    [90, 'minute'],
    [1, 'hour'],
    [2, 'minute'],
  ]);
});

test('steps change places, come and go, each keeping what it is', () => {
  expect(moveStep(drawing, 1, -1).steps.map(({ title }) => title)).toEqual(['Parcel', 'Order']);
  expect(moveStep(drawing, 0, -1)).toBe(drawing);
  expect(addStep(drawing).steps.map(({ id }) => id)).toEqual([0, 1, 2]);
  expect(removeStep(drawing, 0).steps.map(({ title }) => title)).toEqual(['Parcel']);
});

test('it is drawn when every step has a title and stands for something', () => {
  expect(isDrawn(drawing)).toBe(true);
  expect(isDrawn(changeStep(drawing, 1, { types: [] }))).toBe(false);
  expect(isDrawn(addStep(drawing))).toBe(false);
  expect(isDrawn(removeStep(drawing, 1))).toBe(false);
});

test('the last step promises nothing', () => {
  const { name, steps } = bodyOf(drawing);
  expect([name, ...steps.map(({ promiseSeconds }) => promiseSeconds)]).toEqual(['As meant', 172_800, null]);
});
