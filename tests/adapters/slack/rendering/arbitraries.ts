// Arbitrary messages for property tests: hostile text, odd lengths, every kind of part.
import * as fc from 'fast-check';
import { test as vitestTest } from 'vitest';
import type { Action } from '../../../../bot/model/messages/action.js';
import type { Button, OutgoingMessage, Part } from '../../../../bot/model/messages/message.js';
import type { Citation } from '../../../../knowledge/model/answer.js';
import {
  AUTHORITIES,
  JURISDICTIONS,
  STANDINGS,
  type GuidanceDocument,
} from '../../../../knowledge/model/source.js';
import { runs } from '../../../support/thoroughness.js';

export { fc };

/** A property as a test of its own; 200 runs. */
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

const sentence = fc.constantFrom(
  'A child need not consent to a referral.',
  'Staff must tell the local authority at once; it’s their duty.',
  'Children who are moved across borders may have been trafficked, and the police should be told.',
);
const long = fc
  .tuple(sentence, fc.integer({ min: 1, max: 160 }))
  .map(([words, times]) => Array.from({ length: times }, () => words).join(' '));

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: sentence },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: fc.tuple(sentence, fc.constantFrom(...HOSTILE)).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }).map((length) => '<&'.repeat(length / 2)) },
);

const document: fc.Arbitrary<GuidanceDocument> = fc.record({
  slug: fc.constant('a-document'),
  title: hostileText,
  publisher: fc.option(hostileText, { nil: undefined }),
  date: fc.option(fc.constantFrom('2026-04', '25 November 2025', '2018-02 (file 2025-02)'), {
    nil: undefined,
  }),
  jurisdictions: fc.subarray([...JURISDICTIONS]),
  authority: fc.constantFrom(...AUTHORITIES),
  standing: fc.constantFrom(...STANDINGS),
  url: fc.option(fc.constantFrom('https://www.gov.uk/a', 'javascript:alert(1)', 'not an address'), {
    nil: undefined,
  }),
  sample: fc.boolean(),
});

const citation: fc.Arbitrary<Citation> = fc
  .record({
    document,
    quote: hostileText,
    headings: fc.array(hostileText, { maxLength: 3 }),
    alsoIn: fc.array(document, { maxLength: 2 }),
  })
  .map(({ document: cited, quote, headings, alsoIn }) => ({
    document: cited,
    quote,
    spans: [],
    alsoIn,
    passage: {
      id: 'p',
      document: cited.slug,
      text: quote,
      headings,
      position: 0,
      page: 3,
      paragraph: '4.12',
    },
  }));

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action[]>(
    { do: 'help' },
    { do: 'feedback', answer: 'a', rating: 'up' },
    { do: 'show-citation', answer: 'a', number: 3 },
  ),
  hostileText.map((text): Action => ({ do: 'reply', escalation: '<&>', text: text.slice(0, 8_000) })),
  hostileText.map((text): Action => ({ do: 'resolve', escalation: 'e', outcome: text.slice(0, 200) })),
);

const button: fc.Arbitrary<Button> = fc.record({
  label: hostileText,
  action,
  style: fc.constantFrom('primary' as const, 'danger' as const, undefined),
});

/** The compiler asks for each new kind. */
const parts: { [Kind in Part['kind']]: fc.Arbitrary<Extract<Part, { kind: Kind }>> } = {
  heading: fc.record({ kind: fc.constant('heading' as const), text: hostileText }),
  text: fc.record({
    kind: fc.constant('text' as const),
    text: hostileText,
    tone: fc.constantFrom('normal' as const, 'muted' as const, 'warning' as const, undefined),
  }),
  quote: fc.record({
    kind: fc.constant('quote' as const),
    number: fc.integer({ min: 1, max: 10 }),
    citation,
    link: fc.option(fc.constantFrom('https://guide.example/c/1', 'file:///etc/passwd'), { nil: undefined }),
  }),
  claims: fc.record({
    kind: fc.constant('claims' as const),
    claims: fc.array(
      fc.record({
        text: hostileText,
        numbers: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
  }),
  contacts: fc.record({
    kind: fc.constant('contacts' as const),
    contacts: fc.array(
      fc.record({
        name: hostileText,
        phone: fc.constantFrom('999', '0808 800 5000'),
        when: hostileText,
        verifiedOn: fc.constant('2026-05-03'),
        expired: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  }),
  facts: fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: hostileText, value: hostileText }), { maxLength: 4 }),
  }),
  relayed: fc.record({ kind: fc.constant('relayed' as const), from: hostileText, text: hostileText }),
  choices: fc.record({ kind: fc.constant('choices' as const), buttons: fc.array(button, { maxLength: 7 }) }),
  files: fc.record({
    kind: fc.constant('files' as const),
    count: fc.integer({ min: 1, max: 4 }),
    files: fc.array(
      fc.record({
        name: hostileText,
        url: fc.constantFrom('https://files.example/a', 'javascript:alert(1)'),
      }),
      { maxLength: 4 },
    ),
  }),
};
const part: fc.Arbitrary<Part> = fc.oneof(...Object.values(parts));

export const outgoingMessage: fc.Arbitrary<OutgoingMessage> = fc.record({
  parts: fc.oneof(fc.array(part, { maxLength: 8 }), fc.array(part, { maxLength: 70 })),
  buttons: fc.array(button, { maxLength: 30 }),
  summary: hostileText,
  writtenByModel: fc.boolean(),
  urgent: fc.boolean(),
});
