// Tests request numbers, and finding a request by a typed number.
import { expect, test } from 'vitest';
import { isNumbered, requestNumber } from '../../../../bot/model/handoff/request-number.js';

const request = { id: 'e1', openedAt: '2026-05-04T23:30:00.000Z' };
const number = requestNumber(request);
const end = number.slice(-6);

test('a request is numbered by its day in Britain and 6 characters of its own', () => {
  expect(number).toMatch(/^2026-05-05-[0-9A-F]{6}$/);
});

test.each([
  number,
  number.toLowerCase(),
  end,
  `request ${number}`,
  `#${end} `,
  number.replaceAll('-', ''),
  number.replaceAll('-', '–'),
  `2026-05-05 ${end.slice(0, 3)} ${end.slice(3)}`,
])('finds a request by its number typed as “%s”', (typed) => {
  expect(isNumbered(request, typed)).toBe(true);
});

test.each(['', '-', end.slice(1), `2026-05-04-${end}`, `${end}0`, 'request', '2026-05-05'])(
  'does not find a request by “%s”',
  (typed) => {
    expect(isNumbered(request, typed)).toBe(false);
  },
);
