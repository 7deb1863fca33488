// Text in Teams cards is shown as written. It cannot do anything, and cannot hide or reverse other text.
import { expect, it } from 'vitest';
import { oneLine, run } from '../../../../adapters/teams/rendering/card-text.js';

it('leaves out control characters, among them U+0080 to U+009F', () => {
  expect(run('Call\u0000 999\u009b31m now\u0085')).toBe('Call 99931m now');
  expect(oneLine('A \u0080title\u009f', 100)).toBe('A title');
});
