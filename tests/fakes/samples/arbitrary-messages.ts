// Generates messages for property tests: hostile text, unusual lengths, every kind of part.
import * as fc from 'fast-check';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Button, OutgoingMessage, Part } from '../../../bot/model/messages/message.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import {
  AUTHORITIES,
  JURISDICTIONS,
  STANDINGS,
  type GuidanceDocument,
} from '../../../knowledge/model/source.js';

/** Text that a platform could mistake for its own markup. */
interface Hostile {
  texts: readonly string[];
  dates: readonly string[];
  addresses: readonly string[];
  /** Actions for buttons, in addition to those that every platform has. */
  actions: readonly ((text: string) => Action)[];
  /** The maximum numbers of parts to try. The larger ones do not fit in one message. */
  mostParts: readonly number[];
}

const ACTIONS: readonly Action[] = [
  { do: 'help' },
  { do: 'talk-to-adviser' },
  { do: 'reply', escalation: 'escalation-1' },
  { do: 'feedback', answer: 'answer-1', rating: 'up' },
  { do: 'show-citation', answer: 'answer-1', number: 3 },
];

export function arbitraryMessage(hostile: Hostile): fc.Arbitrary<OutgoingMessage> {
  const text = arbitraryText(hostile.texts);
  const button: fc.Arbitrary<Button> = fc.record({
    label: text,
    action: fc.oneof(fc.constantFrom(...ACTIONS), ...hostile.actions.map((action) => text.map(action))),
    style: fc.constantFrom('primary' as const, 'danger' as const, undefined),
  });
  const part = fc.oneof(...Object.values(arbitraryParts(text, button, hostile)));
  return fc.record({
    parts: fc.oneof(...hostile.mostParts.map((maxLength) => fc.array(part, { maxLength }))),
    buttons: fc.array(button, { maxLength: 30 }),
    summary: text,
    writtenByModel: fc.boolean(),
    urgent: fc.boolean(),
  });
}

export function arbitraryText(hostile: readonly string[]): fc.Arbitrary<string> {
  const sentence = fc.constantFrom(
    'A child need not consent to a referral.',
    'Staff must tell the local authority at once; it’s their duty.',
    'Children who are moved across borders may have been trafficked, and the police should be told.',
  );
  const long = fc
    .tuple(sentence, fc.integer({ min: 1, max: 400 }), fc.constantFrom(' ', '\n', ''))
    .map(([words, times, between]) => Array.from({ length: times }, () => words).join(between));
  return fc.oneof(
    { weight: 3, arbitrary: sentence },
    { weight: 3, arbitrary: fc.constantFrom(...hostile) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
    { weight: 1, arbitrary: long },
    { weight: 1, arbitrary: fc.tuple(sentence, fc.constantFrom(...hostile)).map((two) => two.join(' ')) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }).map((length) => '<&'.repeat(length / 2)) },
  );
}

function arbitraryCitation(
  text: fc.Arbitrary<string>,
  { dates, addresses }: Hostile,
): fc.Arbitrary<Citation> {
  const document: fc.Arbitrary<GuidanceDocument> = fc.record({
    slug: fc.constant('a-document'),
    title: text,
    publisher: fc.option(text, { nil: undefined }),
    date: fc.constantFrom('2026-04', '25 November 2025', undefined, ...dates),
    jurisdictions: fc.subarray([...JURISDICTIONS]),
    authority: fc.constantFrom(...AUTHORITIES),
    standing: fc.constantFrom(...STANDINGS),
    url: fc.constantFrom(undefined, ...addresses),
    sample: fc.boolean(),
  });
  const headings = fc.array(text, { maxLength: 3 });
  return fc
    .record({ document, quote: text, headings, alsoIn: fc.array(document, { maxLength: 5 }) })
    .map(({ headings: above, ...cited }) => ({
      ...cited,
      spans: [],
      passage: {
        id: 'p',
        document: cited.document.slug,
        text: cited.quote,
        headings: above,
        position: 0,
        page: 3,
        paragraph: '4.12',
      },
    }));
}

/** Generates every kind of part. If a kind is missing here, the code does not compile. */
function arbitraryParts(
  text: fc.Arbitrary<string>,
  button: fc.Arbitrary<Button>,
  hostile: Hostile,
): { [Kind in Part['kind']]: fc.Arbitrary<Extract<Part, { kind: Kind }>> } {
  const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 5 });
  const link = fc.constantFrom(undefined, ...hostile.addresses);
  const number = fc.integer({ min: 1, max: 10 });
  return {
    heading: fc.record({ kind: fc.constant('heading'), text }),
    text: fc.record({
      kind: fc.constant('text'),
      text,
      tone: fc.constantFrom('normal', 'muted', 'warning', undefined),
    }),
    quote: fc.record({
      kind: fc.constant('quote'),
      number,
      citation: arbitraryCitation(text, hostile),
      link,
    }),
    claims: fc.record({
      kind: fc.constant('claims'),
      claims: some(fc.record({ text, numbers: fc.array(number, { maxLength: 3 }) })),
    }),
    contacts: fc.record({
      kind: fc.constant('contacts'),
      contacts: some(
        fc.record({
          name: text,
          phone: fc.oneof(
            fc.constantFrom('999', '0808 800 5000'),
            text.map((words) => `0${words}`),
          ),
          when: text,
          verifiedOn: fc.constantFrom('2026-05-03', ...hostile.dates),
          expired: fc.boolean(),
        }),
      ),
    }),
    facts: fc.record({ kind: fc.constant('facts'), facts: some(fc.record({ label: text, value: text })) }),
    relayed: fc.record({ kind: fc.constant('relayed'), from: text, text }),
    choices: fc.record({ kind: fc.constant('choices'), buttons: fc.array(button, { maxLength: 8 }) }),
    files: fc.record({
      kind: fc.constant('files'),
      count: fc.integer({ min: 1, max: 4 }),
      files: some(
        fc.record({ name: text, url: fc.constantFrom('https://files.example/a', 'javascript:alert(1)') }),
      ),
    }),
  };
}
