// Tests that everything started for a file’s tests is closed when they have finished.
import { expect, test } from 'vitest';
import { perTest, shared } from './per-test.js';

const closed: string[] = [];
let started = 0;
const start = (name: string) => () => {
  const id = `${name} ${++started}`;
  return { id, close: () => void closed.push(id) };
};
const all = shared(start('shared'));
const each = perTest(start('each'));

test('each test has one of its own, beside the one for all', () => {
  expect([all.id, each.id, { ...each }.id, closed]).toEqual(['shared 1', 'each 2', 'each 2', []]);
});

test('the one of the test before is closed', () => {
  expect([all.id, each.id, closed]).toEqual(['shared 1', 'each 3', ['each 2']]);
});
