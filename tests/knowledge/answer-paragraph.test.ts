// Tests that a question for a numbered paragraph is answered with that paragraph or with nothing.
import { expect, it } from 'vitest';
import { answerQuestion } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import { englishGuidanceWords } from '../../knowledge/model/words/english-guidance-wording.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { createMemoryRelease, type MemoryDocument } from '../fakes/memory-release.js';
import { leaveOutPassages } from '../../ingest/releases/without-recalled.js';

const SAFE = 'Keeping harbours safe';
const DOCUMENTS: MemoryDocument[] = [
  { slug: 'safe', title: SAFE, texts: ['118. Tell the police.', 'HF 7.1. Tell the council.'] },
  {
    slug: 'code',
    title: 'Ferry code',
    texts: ['118. Paragraph 118 of the harbours is another.', '4.2 Boats wait.'],
  },
];

interface Setting extends Partial<Question> {
  withheld?: number[];
}

async function ask(text: string, documents = DOCUMENTS, { withheld = [], ...more }: Setting = {}) {
  const whole = await createMemoryRelease(documents);
  const { passages } = whole.index.content;
  for (const passage of passages) passage.paragraph = /^(\d+(?:\.\d+)?)\.? /u.exec(passage.text)?.[1];
  const release = leaveOutPassages(
    whole,
    withheld.map((ordinal) => passages[ordinal]!.id),
  );
  const ports = { embedder: createFakeEmbedder(), loadedRelease: () => Promise.resolve(release) };
  const { outcome, citations, preface } = await answerQuestion(ports, {
    text: publicText(text),
    context: [],
    ...more,
  });
  const quotes = citations.map(({ document, quote }) => `${document.slug}: ${quote}`);
  const marked = citations.map(({ passage, answer = [] }) =>
    answer.map(([from, to]) => passage.text.slice(from, to)),
  );
  return { outcome, preface, quotes, marked };
}

it.each([
  ['what does paragraph 118 of Keeping Harbours Safe say', 'safe: Tell the police.'],
  ['KHS para 118', 'safe: Tell the police.'],
  ['Ferry code paragraph 118', 'code: Paragraph 118 of the harbours is another.'],
  ['Ferry code paragraph 4.2', 'code: Boats wait.'],
  ['what does rule hf 7.1 say', 'safe: Tell the council.'],
])('“%s” is answered with that paragraph of that document', async (question, quote) => {
  expect(await ask(question)).toMatchObject({ outcome: 'answered', quotes: [quote] });
});

it.each([
  ['it has no such paragraph', 'Ferry code paragraph 12', '12'],
  ['no document is named', 'What does paragraph 118 say?', '118'],
  ['any document may be meant', 'What does paragraph 118 of the statutory guidance say?', '118'],
  ['there is no such document', 'Railway code para 118', '118'],
])('says that it did not find the paragraph, and quotes nothing, if %s', async (_, question, number) => {
  expect(await ask(question)).toEqual({
    outcome: 'unanswerable',
    preface: expect.stringContaining(`I did not find paragraph ${number}.`),
    quotes: [],
    marked: [],
  });
});

it('prefers the current edition, and leaves out what an editor found wrong', async () => {
  const old = { ...DOCUMENTS[0]!, slug: 'old', standing: 'superseded' as const, texts: ['118. Wait.'] };
  expect((await ask('KHS para 118', [old, ...DOCUMENTS])).quotes).toEqual(['safe: Tell the police.']);
  expect((await ask('KHS para 118', [old])).quotes).toEqual(['old: Wait.']);
  expect(await ask('KHS para 118', DOCUMENTS, { withheld: [0] })).toMatchObject({
    quotes: [],
    preface: englishGuidanceWords.recalledNotQuoted,
  });
});

const CONSENT: MemoryDocument[] = [
  { slug: 'adults', title: 'Harbour rescue guidance: adults', sortDate: '2026', texts: ['5.2 Ask first.'] },
  { slug: 'children', title: 'Harbour rescue guidance: children', texts: ['5.2 Never wait to ask.'] },
];
const RULES = {
  adults: 'adults: Ask first.',
  children: 'children: Never wait to ask.',
};
const ofGirl: Setting = { context: [{ role: 'user', text: publicText('A girl of 15 is on a boat.') }] };

it('does not mention a recalled rule for adults in a child’s case', async () => {
  const { preface } = await ask('What does paragraph 5.2 say?', [CONSENT[0]!], { withheld: [0], ...ofGirl });
  expect(preface).not.toContain(englishGuidanceWords.recalledNotQuoted);
});

it('quotes a rule for adults last, and not at all if the conversation is about a child', async () => {
  const asked = 'What does paragraph 5.2 of the harbour rescue guidance say?';
  expect((await ask(asked, CONSENT)).quotes).toEqual([RULES.children, RULES.adults]);
  expect((await ask(asked, CONSENT, ofGirl)).quotes).toEqual([RULES.children]);
});

it('says that the paragraph is about adults if nothing else has that number', async () => {
  const asked = 'harbour rescue guidance para 5.2';
  expect(await ask(asked, [CONSENT[0]!], ofGirl)).toEqual({
    outcome: 'unanswerable',
    preface:
      'I found paragraph 5.2, but it is about adults, so I have not quoted it. Ask what you want to know in your own words.',
    quotes: [],
    marked: [],
  });
});

it('leaves out a paragraph under a heading about adults in a conversation about a child', async () => {
  const one = { slug: 'all', title: 'Harbour guidance', texts: ['5.1 Wait.\n\nAdults\n5.2 Ask first.'] };
  expect((await ask('harbour guidance para 5.2', [one], ofGirl)).quotes).toEqual([]);
  const born = { childBirthDates: ['[date of birth 1]'] };
  expect((await ask('DOB [date of birth 1]: harbour guidance para 5.2', [one], born)).quotes).toEqual([]);
  expect((await ask('harbour guidance para 5.2', [one])).quotes).toHaveLength(1);
});

it('quotes the paragraph for adults if the question asks for theirs', async () => {
  const asked = 'harbour rescue guidance adults para 5.2';
  expect((await ask(asked, CONSENT, ofGirl)).quotes).toEqual([RULES.adults]);
});

it('quotes a paragraph about adults in a document about children, whose title does not mean a child', async () => {
  const title = 'Keeping children safe';
  const one = { slug: 'keep', title, texts: ['5.1 Wait.\n\nAdults\n5.2 Ask first.'] };
  expect(await ask(`${title} para 5.2`, [one])).toMatchObject({ outcome: 'answered' });
});

const NATIONS = (['england', 'wales', 'northern-ireland', 'scotland'] as const).map(
  (nation, n): MemoryDocument => ({
    slug: nation,
    title: 'Harbour procedures',
    sortDate: `${2026 - n}`,
    jurisdictions: [nation],
    texts: [`3.4 Call the ${nation} police.`],
  }),
);

it.each([undefined, true] as const)(
  'quotes the person’s own nation first, however old (its guidance only: %s)',
  async (ownNationOnly) => {
    const setting: Setting = { jurisdiction: 'scotland', ...(ownNationOnly && { ownNationOnly }) };
    const { quotes, preface } = await ask('Harbour procedures para 3.4', NATIONS, setting);
    expect(quotes[0]).toBe('scotland: Call the scotland police.');
    expect(quotes).toHaveLength(ownNationOnly ? 1 : 3);
    expect(preface ?? '').not.toContain('nothing for Scotland');
  },
);

it('quotes the nation that the question names first, and no other document for it', async () => {
  const other = { ...NATIONS[3]!, slug: 'other', title: 'Ferries in Scotland', sortDate: '2030' };
  const asked = 'Harbour procedures para 3.4 in Scotland';
  const { quotes } = await ask(asked, [...NATIONS, other], { jurisdiction: 'england' });
  expect(quotes[0]).toBe('scotland: Call the scotland police.');
  expect(quotes.join()).not.toContain('other:');
});

it('finds “the Harbour procedures for Scotland” by the nation of the document, if its title does not say it', async () => {
  const asked = (name: string) => `What does paragraph 3.4 of the ${name} say?`;
  const scotland = ['scotland: Call the scotland police.'];
  expect((await ask(asked('Harbour procedures for Scotland'), NATIONS)).quotes).toEqual(scotland);
  const harbours = NATIONS.map((one) => ({ ...one, title: 'Harbour statutory guidance' }));
  expect((await ask(asked('statutory guidance for Scotland'), harbours)).quotes).toEqual([]);
  const named = { ...harbours[0]!, title: 'Statutory guidance for England and Scotland' };
  expect((await ask(asked('statutory guidance for Scotland'), [named])).quotes).toHaveLength(1);
});

it('quotes each document that has the paragraph, however many passages it fills in the first', async () => {
  const whole = { slug: 'long', title: 'Harbour procedures', sortDate: '2030' };
  const texts = ['3.4 Stop.', '3.4 Look.', '3.4 Listen.'];
  const { quotes } = await ask('Harbour procedures para 3.4', [{ ...whole, texts }, ...NATIONS.slice(0, 1)]);
  expect(quotes).toEqual(['long: Stop.', 'long: Look.', 'england: Call the england police.']);
});

it('quotes a later paragraph that limits the one asked for', async () => {
  const texts = ['5. A boat must wait.', '6. Boats go on.', '7. Paragraph 5 does not apply to ferries.'];
  const { quotes } = await ask('Harbour Act para 5', [{ slug: 'act', title: 'Harbour Act', texts }]);
  expect(quotes).toEqual(['act: A boat must wait.', 'act: Paragraph 5 does not apply to ferries.']);
});

it('highlights the whole paragraph and nothing of the next', async () => {
  const text = '5. Staff must do all of these:\n• stop\n• look\nFerries\n6. Ferries go on.';
  const { marked } = await ask('Harbour Act para 5', [{ slug: 'act', title: 'Harbour Act', texts: [text] }]);
  expect(marked).toEqual([['5. Staff must do all of these:', 'stop', 'look']]);
});

it.each([
  ['What is rule 35?', 'rule 35'],
  ['is the crew covered by rule 35', 'a rule in a sentence'],
  ['What are the ferry code rules under 18?', 'an age'],
  ['does the crew need to wait under paragraph 12?', 'a paragraph in a sentence'],
])('searches for “%s” if no document has such a paragraph (%s)', async (question) => {
  const rule = { slug: 'crew', title: 'Ferry code', texts: [`${question} Rule 35 covers the crew.`] };
  expect(await ask(question, [rule])).toMatchObject({ outcome: 'answered', preface: undefined });
});
