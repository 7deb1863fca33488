// Tests that a rule is quoted together with a paragraph nearby that says where the rule does not apply.
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import type { Signals } from '../../../knowledge/search/ranking-signals.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import { shownQuote } from '../../../knowledge/model/marked-quote.js';
import { chooseQuotes } from '../../../knowledge/quotes/choose-quotes.js';
import { leaveOutPassages } from '../../../ingest/releases/without-recalled.js';
import { createMemoryRelease, documentOf, queryOf } from '../../fakes/memory-release.js';

const numberOf = (text: string) => /^(?:\(\d+\)|\d+)/u.exec(text)?.[0];

/** `headings` are those of each passage. */
async function quotes(
  texts: string[],
  chosen: number[] = [0],
  {
    recalled = [],
    headings = [],
    question = 'Does a child pay the harbour fee?',
    show = ({ quote }: Citation) => quote,
  }: {
    recalled?: number[];
    headings?: string[][];
    question?: string;
    show?: (citation: Citation) => string;
  } = {},
): Promise<string[]> {
  const whole = await createMemoryRelease([
    { slug: 'one', texts },
    { slug: 'two', texts: ['Trains.'] },
  ]);
  const { passages } = whole.index.content;
  headings.forEach((own, n) => (passages[n]!.headings = own));
  const ids = recalled.map((ordinal) => passages[ordinal]!.id);
  const release = leaveOutPassages(whole, ids);
  const vectors = await release.index.vectorsOf(chosen);
  const candidates = chosen.map((ordinal, n): Candidate => ({
    ordinal,
    passage: { ...release.index.content.passages[ordinal]!, paragraph: numberOf(texts[ordinal]!) },
    document: documentOf({ slug: 'one' }),
    score: 1,
    vectors: vectors[n]!,
    signals: {} as Signals,
    alsoIn: [],
  }));
  const query = await queryOf(release, question);
  return chooseQuotes(release, query, candidates).map(show);
}

const RULE = '(4) A child does not pay the harbour fee if the boat is small.';
const LIMIT = '(7) Subsections (1) and (4) do not apply to a boat in the list.';

it.each([
  ['a subsection', RULE, LIMIT],
  ['a rule', 'HF 2.2. A child does not pay the harbour fee.', 'HF 2.3. HF 2.2. does not apply to a ferry.'],
  [
    'several rules',
    'HF 2.1. A child does not pay the harbour fee.',
    'HF 2.4. Where the boat is a ferry, HF 2.1. to HF 2.3. do not apply.',
  ],
  [
    'a paragraph',
    '278. A child does not pay the harbour fee.',
    '279. Paragraph 278 does not apply to ferries.',
  ],
])('quotes after the rule the later paragraph that limits it: %s', async (_, rule, limit) => {
  const [first, second, ...more] = await quotes([rule, 'Boats leave at nine.', limit]);
  expect(rule).toContain(first);
  expect(second && limit.includes(second)).toBe(true);
  expect(more).toEqual([]);
});

it.each([
  ['names another', RULE, '(7) Subsection (2) does not apply to ferries.'],
  [
    'depends on the rule',
    'HF 2.2. A child does not pay the harbour fee.',
    'HF 2.3. If HF 2.2. does not apply, a form is needed.',
  ],
  [
    'names a longer number',
    'HF 2.2. A child does not pay the harbour fee.',
    'HF 2.3. HF 2.2.1 does not apply to ferries.',
  ],
])('adds nothing if the later paragraph %s', async (_, rule, later) => {
  expect(await quotes([rule, later])).toHaveLength(1);
});

it('does not quote the limit twice, and does not look far', async () => {
  expect(await quotes([RULE, LIMIT], [0, 1])).toHaveLength(2);
  expect(await quotes([RULE, 'One.', 'Two.', 'Three.', LIMIT])).toHaveLength(1);
});

it('does not quote a limit that an editor found wrong, but one after it', async () => {
  expect(await quotes([RULE, LIMIT], [0], { recalled: [1] })).toHaveLength(1);
  const other = '(8) Subsection (4) does not apply at night.';
  const [, limit] = await quotes([RULE, LIMIT, other], [0], { recalled: [1] });
  expect(limit).toContain('at night');
});

it.each([
  ['under another heading', [['Harbours'], ['Trains']], LIMIT],
  [
    'in another section',
    [],
    '46 Trains\n(1) A train pays a fee.\n(2) Subsection (4) does not apply at night.',
  ],
  [
    'after the subsections start again',
    [],
    '(1) A train pays a fee.\n(2) Subsection (4) does not apply at night.',
  ],
])(
  'does not take a limit of another section’s subsection for one of this: %s',
  async (_, headings, later) => {
    expect(await quotes([RULE, later], [0], { headings })).toHaveLength(1);
  },
);

it('quotes a limit under the same heading', async () => {
  expect(await quotes([RULE, LIMIT], [0], { headings: [['Harbours'], ['Harbours']] })).toHaveLength(2);
});

const OF_ADULTS = [
  ['over 18', '(7) Subsection (4) does not apply to a person who has attained the age of 18.'],
  ['over 18', '(7) Subsection (4) does not apply to anyone 18 or over.'],
  ['to adults', '(7) Subsection (4) does not apply to an adult on the boat.'],
  ['to people aged 18', '(7) Subsections (1) and (4) do not apply to a person aged 18 or over.'],
  ['to young people over 18', '(7) Subsection (4) does not apply to young people over the age of 18.'],
  ['where the person is 18', '(7) Subsection (4) does not apply where the person is aged 18 or over.'],
] as const;

it.each(OF_ADULTS)('leaves out of a child’s question a limit that only applies %s', async (_, limit) => {
  expect(await quotes([RULE, limit])).toHaveLength(1);
  const ofBoth = { question: 'Do children and adults pay the harbour fee?' };
  expect(await quotes([RULE, limit], [0], ofBoth)).toHaveLength(2);
});

it('leaves out of a child’s question a limit under a heading about adults', async () => {
  const rule = '278. A child does not pay the harbour fee.';
  const limit = '279. Paragraph 278 does not apply to ferries.';
  const headings = [['Children'], ['Adults']];
  expect(await quotes([rule, limit], [0], { headings })).toHaveLength(1);
});

it.each([
  '(7) Subsection (4) does not apply to dependants of adults.',
  '(7) Subsection (4) does not apply to those with an adult sibling.',
  '(7) Subsection (4) does not apply if an adult is on the boat.',
  '(7) Subsection (4) does not apply to a child who is with an adult.',
  '(7) Subsection (4) does not apply where the owner is aged 18 or over.',
])('keeps in a child’s question a limit that only mentions adults: “%s”', async (limit) => {
  expect(await quotes([RULE, limit])).toHaveLength(2);
});

it('quotes a limit for children after one for adults', async () => {
  const ofAll = '(8) Subsection (4) does not apply at night.';
  const [, limit] = await quotes([RULE, OF_ADULTS[0][1], ofAll]);
  expect(limit).toContain('at night');
});

const PROMISE = 'A child does not pay the harbour fee. There are a few exceptions, these are:';

it('quotes the passage with the exceptions after a quote that ends by promising them', async () => {
  const exception = 'A child on a ferry pays the fee.';
  expect(await quotes([PROMISE, exception])).toEqual([PROMISE, exception]);
  expect(await quotes([PROMISE, exception], [0, 1])).toHaveLength(2);
  expect(await quotes([PROMISE, exception], [0], { recalled: [1] })).toHaveLength(1);
  expect(await quotes([PROMISE, exception], [0], { headings: [['Children'], ['Adults']] })).toHaveLength(1);
  expect(await quotes([PROMISE.replace('exceptions', 'forms'), exception])).toHaveLength(1);
  expect(await quotes(['A child brings a form with an exception for boats:', exception])).toHaveLength(1);
});

describe('exceptions that have a section each', () => {
  const exceptions = ['A child on a ferry pays.', 'A child on a raft pays.', 'A child with a dog pays.'];
  const later = ['A child at night pays.', 'The harbour opens at nine.'];
  const below = (...names: string[]) => names.map((name) => ['Fees', name]);

  it('are all quoted if they are below the promise', async () => {
    const headings = [['Fees'], ...below('Ferries', 'Rafts', 'Dogs'), ['Hours']];
    const shown = await quotes([PROMISE, ...exceptions, later[1]!], [0], { headings });
    expect(shown).toEqual([PROMISE, ...exceptions]);
  });

  it('end with dots if others follow', async () => {
    const headings = [['Fees'], ...below('Ferries', 'Rafts', 'Dogs', 'Night'), ['Hours']];
    const shown = await quotes([PROMISE, ...exceptions, ...later], [0], { headings, show: shownQuote });
    expect(shown.at(-1)).toBe(`${exceptions[2]!}\n…`);
    expect(shown).toHaveLength(4);
  });

  it('are not guessed from sections on the same level', async () => {
    const headings = below('What it costs', 'Ferries', 'Hours');
    const texts = [PROMISE, exceptions[0]!, later[1]!];
    const shown = await quotes(texts, [0], { headings, show: shownQuote });
    expect(shown.slice(1)).toEqual([`${exceptions[0]!}\n…`]);
  });

  it.each([
    ['over two passages', below('Ferries', 'Ferries', 'Rafts', 'Dogs')],
    [
      'with a section inside',
      [['Fees', 'Ferries'], ['Fees', 'Ferries', 'Big ones'], ...below('Rafts', 'Dogs')],
    ],
  ])('end with dots where one goes on: %s', async (_, sections) => {
    const texts = [PROMISE, exceptions[0]!, 'A child on a big ferry does too.', ...exceptions.slice(1)];
    const headings = [['Fees'], ...sections, ['Hours']];
    const shown = await quotes([...texts, later[1]!], [0], { headings, show: shownQuote });
    expect(shown.slice(1)).toEqual([`${exceptions[0]!}\n…`, ...exceptions.slice(1)]);
  });

  it('end with dots if more follow that is too far away to look at', async () => {
    const headings = [['Fees'], ...below('Ferries', 'Ferries', 'Rafts', 'Dogs', 'Night')];
    const texts = [PROMISE, exceptions[0]!, 'So does a big one.', ...exceptions.slice(1), later[0]!];
    const shown = await quotes(texts, [0], { headings, show: shownQuote });
    expect(shown.at(-1)).toBe(`${exceptions[2]!}\n…`);
  });

  it('end with dots where one is left out', async () => {
    const headings = [['Fees'], ...below('Ferries', 'Rafts')];
    const texts = [PROMISE, ...exceptions.slice(0, 2)];
    const shown = await quotes(texts, [0], { headings, show: shownQuote, recalled: [2] });
    expect(shown.slice(1)).toEqual([`${exceptions[0]!}\n…`]);
  });

  it('have dots at both ends if the last one continues a list and others follow', async () => {
    const headings = [['Fees'], ...below('Ferries', 'Rafts', 'Rafts')];
    const texts = [PROMISE, 'Pay:\n• on a ferry', 'Pay:\n• on a raft', exceptions[2]!];
    const shown = await quotes(texts, [0], { headings, show: shownQuote });
    expect(shown.at(-1)).toBe('Pay:\n…\n• on a raft\n…');
  });
});
