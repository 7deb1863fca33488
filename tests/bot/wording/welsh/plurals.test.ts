import { expect, test } from 'vitest';
import { COMPLAINTS, counted, REQUESTS } from '../../../../bot/wording/welsh/plurals.js';

test('“cwyn” keeps its circumflex where it changes, so that it does not read as “white” or “weeds”', () => {
  expect([1, 2, 3, 6].map((count) => counted(count, COMPLAINTS))).toEqual([
    '1 gŵyn',
    '2 gŵyn',
    '3 cwyn',
    '6 chŵyn',
  ]);
});

test('“cais” changes after 2, 3 and 6', () => {
  expect([1, 2, 3, 6].map((count) => counted(count, REQUESTS))).toEqual([
    '1 cais',
    '2 gais',
    '3 chais',
    '6 chais',
  ]);
});
