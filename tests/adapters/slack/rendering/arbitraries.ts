import * as fc from 'fast-check';
import { test as vitestTest } from 'vitest';
import { arbitraryMessage, arbitraryText } from '../../../fakes/samples/arbitrary-messages.js';
import { runs } from '../../../support/thoroughness.js';

export { fc };

/** Runs a property-based test 200 times. */
export function test<T extends [unknown, ...unknown[]]>(
  title: string,
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...values: T) => void,
): void {
  vitestTest(title, () => {
    fc.assert(fc.property(...arbitraries, holds), { numRuns: runs(200) });
  });
}

const HOSTILE = [
  '<!channel>',
  '<@U0EVIL>',
  '<#C0EVIL|secrets>',
  '<https://evil.example|gov.uk>',
  '*bold* _it_ ~no~ `code`',
  ':rotating_light:',
  '> quoted\n```\ncode\n```',
  '&lt;b&gt; & &amp;amp;',
  '\u001b[31mred\u0007',
  '\u202ereversed',
  'a\ud800b',
  '   ',
  '',
];

export const hostileText = arbitraryText(HOSTILE);

export const outgoingMessage = arbitraryMessage({
  texts: HOSTILE,
  dates: ['2018-02 (file 2025-02)'],
  addresses: ['https://www.gov.uk/a', 'javascript:alert(1)', 'file:///etc/passwd', 'not an address'],
  actions: [
    (text) => ({ do: 'reply', escalation: '<&>', text: text.slice(0, 8_000) }),
    (text) => ({ do: 'resolve', escalation: 'e', outcome: text.slice(0, 200) }),
  ],
  mostParts: [8, 70],
});
