// Arbitrary messages for property tests: hostile text, odd lengths, every kind of part.
import * as fc from 'fast-check';
import type { Button, OutgoingMessage, Part } from '../../../../bot/model/messages/message.js';
import {
  AUTHORITIES,
  JURISDICTIONS,
  STANDINGS,
  type GuidanceDocument,
} from '../../../../knowledge/model/source.js';

/** Each would do something in a card, in markdown, in HTML or in a template, if it were not only shown. */
export const HOSTILE = [
  '**bold** _italic_ [click](https://evil.example) ![x](https://evil.example/x.png)',
  '# heading\n- item\n1. item\n> quote\n```code```',
  '<at>Everyone</at> <b>bold</b> <script>alert(1)</script> &lt;b&gt;',
  '{{DATE(2020-01-01T00:00:00Z, LONG)}} {{TIME(2020-01-01T00:00:00Z)}}',
  '${title} ${if(true, "a", "b")} {{{x}}} $${{',
  '\u202Egnp.exe \u2066hidden\u2069',
  'a\uD800b \u0000\u0007\u001B[31m',
  '"quoted" \\ back\\slash \\u0041',
  'https://evil.example/?q=${x}',
  '🧒🏽'.repeat(50),
  '   \n\n  ',
  '',
];

const words = fc.constantFrom(
  'A child does not have to agree to a referral.',
  'First responders refer every child about whom there are indicators, without delay.',
  'Ring 999 where a child is in danger now.',
);
const long = fc
  .tuple(words, fc.integer({ min: 1, max: 400 }), fc.constantFrom(' ', '\n', ''))
  .map(([text, times, between]) => Array.from({ length: times }, () => text).join(between));

const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
  { weight: 1, arbitrary: long },
);

const address = fc.option(
  fc.constantFrom(
    'https://guidance.example/a?b=c',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://guidance.example/${x}?y={{z}}',
    'not an address',
    `https://guidance.example/${'x'.repeat(5000)}`,
  ),
  { nil: undefined },
);

const document: fc.Arbitrary<GuidanceDocument> = fc.record({
  slug: fc.constant('a-document'),
  title: anyText,
  publisher: fc.option(anyText, { nil: undefined }),
  date: fc.option(fc.constantFrom('2026-04', '25 November 2025', '${date}'), { nil: undefined }),
  jurisdictions: fc.subarray([...JURISDICTIONS]),
  authority: fc.constantFrom(...AUTHORITIES),
  standing: fc.constantFrom(...STANDINGS),
  url: address,
  sample: fc.boolean(),
});

const button: fc.Arbitrary<Button> = fc.record({
  label: anyText,
  action: fc.constantFrom<Button['action']>(
    { do: 'talk-to-adviser' },
    { do: 'reply', escalation: 'escalation-1' },
    { do: 'feedback', answer: 'answer-1', rating: 'up' },
    { do: 'show-citation', answer: 'answer-1', number: 3 },
  ),
  style: fc.option(fc.constantFrom('primary' as const, 'danger' as const), { nil: undefined }),
});

const citation = fc
  .record({
    document,
    quote: anyText,
    headings: fc.array(anyText, { maxLength: 3 }),
    alsoIn: fc.array(document, { maxLength: 5 }),
  })
  .map(({ document: cited, quote, headings, alsoIn }) => ({
    document: cited,
    quote,
    alsoIn,
    spans: [],
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

const numbers = fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 3 });

/** The compiler asks for each new kind. */
const parts: { [Kind in Part['kind']]: fc.Arbitrary<Extract<Part, { kind: Kind }>> } = {
  heading: fc.record({ kind: fc.constant('heading' as const), text: anyText }),
  text: fc.record({
    kind: fc.constant('text' as const),
    text: anyText,
    tone: fc.constantFrom('normal' as const, 'muted' as const, 'warning' as const),
  }),
  quote: fc.record({
    kind: fc.constant('quote' as const),
    number: fc.integer({ min: 1, max: 10 }),
    citation,
    link: address,
  }),
  claims: fc.record({
    kind: fc.constant('claims' as const),
    claims: fc.array(fc.record({ text: anyText, numbers }), { maxLength: 4 }),
  }),
  contacts: fc.record({
    kind: fc.constant('contacts' as const),
    contacts: fc.array(
      fc.record({
        name: anyText,
        phone: anyText,
        when: anyText,
        verifiedOn: fc.constantFrom('2026-03-01', '${x}'),
        expired: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  facts: fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 4 }),
  }),
  relayed: fc.record({ kind: fc.constant('relayed' as const), from: anyText, text: anyText }),
  choices: fc.record({
    kind: fc.constant('choices' as const),
    buttons: fc.array(button, { minLength: 1, maxLength: 8 }),
  }),
  files: fc.record({
    kind: fc.constant('files' as const),
    count: fc.integer({ min: 1, max: 4 }),
    files: fc.array(
      fc.record({ name: anyText, url: fc.constantFrom('https://files.example/a', 'javascript:alert(1)') }),
      { maxLength: 4 },
    ),
  }),
};
const part: fc.Arbitrary<Part> = fc.oneof(...Object.values(parts));

export const anyMessage: fc.Arbitrary<OutgoingMessage> = fc.record({
  parts: fc.array(part, { maxLength: 14 }),
  buttons: fc.array(button, { maxLength: 15 }),
  summary: anyText,
  writtenByModel: fc.boolean(),
  urgent: fc.boolean(),
});
