// Tests that the bot only asks for the nation if the answer depends on it.
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Question } from '../../../knowledge/model/answer.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { clarifyNation } from '../../../knowledge/confidence/clarify-nation.js';
import { JURISDICTIONS, type Jurisdiction } from '../../../knowledge/model/source.js';
import { createMemoryRelease, documentOf } from '../../fakes/memory-release.js';

const release = await createMemoryRelease([
  {
    slug: 'english',
    jurisdictions: ['england', 'wales'],
    texts: [
      'An independent guardian is appointed for a trafficked child by the advocacy service.',
      'A form takes one hundred attachments of each kind.',
    ],
  },
  {
    slug: 'scottish',
    jurisdictions: ['scotland'],
    texts: [
      'An independent guardian is appointed for a trafficked child by Guardianship Scotland.',
      'A form takes one hundred attachments of each kind in Scotland.',
    ],
  },
  {
    slug: 'british',
    jurisdictions: ['england', 'wales', 'scotland', 'northern-ireland'],
    texts: ['The duty to notify is met with one electronic form for each adult.'],
  },
]);

const ask = (text: string, change: Partial<Question> = {}) =>
  answerQuestion(
    { embedder: createFakeEmbedder(), loadedRelease: () => Promise.resolve(release) },
    { text: publicText(text), context: [], ...change },
  );
const GUARDIAN = 'Who is the independent guardian of a trafficked child appointed by?';

describe('the nation is asked for', () => {
  it('where the nations have different guidance near, with a button for each, and nothing is cited', async () => {
    const answer = await ask(GUARDIAN);
    expect(answer).toMatchObject({ outcome: 'needs-clarification', citations: [], claims: [] });
    expect(answer.clarification?.question).toMatch(/Which nation/);
    expect(answer.clarification?.choices).toEqual([
      { label: 'England', jurisdiction: 'england' },
      { label: 'Wales', jurisdiction: 'wales' },
      { label: 'Scotland', jurisdiction: 'scotland' },
      { label: 'Northern Ireland', jurisdiction: 'northern-ireland' },
    ]);
  });

  it.each([
    ['is the person’s own setting', GUARDIAN, { jurisdiction: 'scotland' }],
    ['stands in the question', GUARDIAN.replace('?', ' in Scotland?'), {}],
    ['was said before', GUARDIAN, { context: [{ role: 'user', text: publicText('I work in Scotland.') }] }],
    ['stands in the case', GUARDIAN, { scenario: publicText('A boy was found in Glasgow.') }],
  ] as const)('not where it %s; then only its guidance is cited', async (_, text, change) => {
    const answer = await ask(text, { ...change, context: 'context' in change ? [...change.context] : [] });
    expect(answer.outcome).toBe('answered');
    const cited = answer.citations.map(({ document }) => document.slug);
    expect(cited).toContain('scottish');
    expect(cited).not.toContain('english');
  });

  it('not for a matter that is the same everywhere, though several nations write of it', async () => {
    expect((await ask('How many attachments of each kind does a form take?')).outcome).toBe('answered');
  });

  it('not where guidance of the whole country answers', async () => {
    expect((await ask('With which electronic form is the duty to notify met?')).outcome).toBe('answered');
  });

  it('not where only one nation’s guidance would be quoted, or one quote is for all', () => {
    const ofNations = (...jurisdictions: Jurisdiction[][]) =>
      clarifyNation(
        GUARDIAN,
        { nations: [] },
        jurisdictions.map((own) => ({ document: documentOf({ slug: 'one', jurisdictions: own }) })),
      );
    expect(ofNations(['scotland'], ['england', 'wales'])).toBeDefined();
    expect(ofNations(['scotland'])).toBeUndefined();
    expect(ofNations(['england', 'wales'], ['wales'])).toBeUndefined();
    expect(ofNations(['scotland'], ['england'], [...JURISDICTIONS])).toBeUndefined();
    expect(ofNations(['scotland'], ['england'], [])).toBeUndefined();
  });

  it('not where nothing answers anyway', async () => {
    expect((await ask('Which guardian feeds the zebras of the zoo?')).outcome).toBe('unanswerable');
  });
});

describe('a reply that names the nation', () => {
  it('answers the question that was asked before it', async () => {
    const context = [
      { role: 'user' as const, text: publicText(GUARDIAN) },
      { role: 'assistant' as const, text: publicText('Which nation is the child or adult in?') },
    ];
    const answer = await ask('Scotland', { context });
    expect(answer.outcome).toBe('answered');
    expect(answer.citations[0]?.document.slug).toBe('scottish');
  });
});
