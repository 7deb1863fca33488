import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reactionSign } from '../../../../adapters/teams/incoming/reaction-sign.js';

test.each([
  ['like', 'like'],
  ['laugh', '😆'],
  ['yes-tone3', '👍'],
  ['praying-tone1', '🙏'],
  ['1f440_eyes', '👀'],
  ['2705_whiteheavycheckmark', '✅'],
  ['1f44b_wavinghand-tone4', '👋'],
  ['1f62e200d1f4a8_faceexhaling', '😮\u200D💨'],
  ['our-logo;0-ea-d11-abc', 'our-logo'],
  ['face_card', 'face_card'],
])('reads the reaction %s as %s', (type, sign) => {
  expect(reactionSign(type)).toBe(sign);
});

test('takes whatever is sent as a name', () => {
  fc.assert(
    fc.property(fc.string(), (type) => {
      expect(typeof reactionSign(type)).toBe('string');
    }),
  );
});
