// Tests the whole pipeline, from files in a folder to an answer whose quotes can all be checked.
import { beforeEach, describe, expect, it } from 'vitest';
import { answerQuestion, type LoadedRelease } from '../../knowledge/answer-question.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { createMemoryRelease, plainCalibration } from '../fakes/memory-release.js';
import { note, startGuidance } from '../support/running-guidance.js';
import { perTest } from '../support/per-test.js';

const REFERRAL =
  'A first responder refers a trafficked child to the national referral mechanism without asking for consent.';
const GUARDIAN =
  'An independent guardian is appointed for every trafficked child within five working days of the referral.';

const guidance = perTest(startGuidance);

describe('before anything was published', () => {
  it('a question is unanswerable, and no release is named', async () => {
    expect(await guidance.ask('Who appoints a guardian?')).toMatchObject({
      outcome: 'unanswerable',
      release: 0,
      citations: [],
      passages: [],
      stages: { embed: 0 },
    });
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await guidance.put('referral.md', note('Referring a child', REFERRAL));
    await guidance.put(
      'guardian.md',
      note('Guardians', GUARDIAN, 'The guardian explains each decision to the child.'),
    );
    await guidance.publish();
  });

  it('quotes the passage that answers, word for word, with its document', async () => {
    const answer = await guidance.ask('When is an independent guardian appointed?');
    expect(answer).toMatchObject({ outcome: 'answered', release: 1, writtenBy: 'quotes', claims: [] });
    expect(answer.citations[0]!.quote).toContain(GUARDIAN);
    expect(answer.citations[0]!.document).toMatchObject({ slug: 'guardian', title: 'Guardians' });
    for (const { quote, passage, document, spans } of answer.citations) {
      for (const part of quote.split(/ … |\n/)) expect(passage.text).toContain(part);
      for (const [start, end] of spans) expect(quote).toContain(passage.text.slice(start, end));
      expect(passage.document).toBe(document.slug);
    }
  });

  it('quotes nothing of what is for adults beside a question about a child', async () => {
    const adults =
      '## Withdrawing as an adult\n\nWhoever wants to withdraw from the mechanism signs the withdrawal form in person.';
    await guidance.put('withdrawing.md', note('Withdrawing', adults));
    await guidance.publish();
    const QUESTION = 'Who signs the withdrawal form to withdraw from the mechanism?';
    const quoted = async (question: string, change = {}) =>
      (await guidance.ask(question, change)).citations.map(({ document }) => document.slug);
    expect(await quoted(QUESTION)).toContain('withdrawing');
    expect(await quoted(`${QUESTION} She is a child.`)).not.toContain('withdrawing');
    const scenario = publicText('A girl was found.');
    expect(await quoted(QUESTION, { scenario })).not.toContain('withdrawing');
    const context = [{ role: 'user', text: publicText('Can a girl withdraw?') }];
    const followUp = `And ${QUESTION}`;
    expect(await quoted(followUp, { followUp: true })).toContain('withdrawing');
    expect(await quoted(followUp, { followUp: true, context })).not.toContain('withdrawing');
  });

  it('quotes for a child and an adult what is for children too, never first what is for adults', async () => {
    const adults =
      '## Withdrawing as an adult\n\nWhoever wants to withdraw from the mechanism signs the withdrawal form in person.';
    const children = 'The guardian of a child signs the withdrawal form to withdraw a child.';
    await guidance.put('adults.md', note('Withdrawing', adults));
    await guidance.put('children.md', note('Children', children));
    await guidance.publish();
    const quoted = async (who: string) => {
      const question = `Who signs the withdrawal form to withdraw from the mechanism? ${who}, both victims.`;
      return (await guidance.ask(question)).citations.map(({ document }) => document.slug);
    };
    expect((await quoted('Two women 20 and 22'))[0]).toBe('adults');
    expect(await quoted('Two sisters 17 and 19')).toEqual(['children', 'adults']);
  });

  it('cites only passages that it also lists, in the order of rank', async () => {
    const { citations, passages } = await guidance.ask('When is an independent guardian appointed?');
    const cited = citations.map(({ passage }) => passage.id);
    expect(cited).toEqual(passages.slice(0, cited.length).map(({ passage }) => passage.id));
    expect(cited.length).toBeLessThanOrEqual(3);
    expect(passages.length).toBeLessThanOrEqual(10);
  });

  it('is not given to a question that guidance says nothing of', async () => {
    const answer = await guidance.ask('How do zebras sleep?');
    expect(answer).toMatchObject({ outcome: 'unanswerable', citations: [], claims: [], release: 1 });
    expect(answer.confidence).toBeLessThan(0.5);
  });

  it('is not given to a question without words', async () => {
    for (const text of ['', ' ', '?!', '🧒🏽']) expect((await guidance.ask(text)).outcome).toBe('unanswerable');
  });

  it('says what time each stage took, and tells of the stages as they come', async () => {
    const stages: string[] = [];
    const release = await createMemoryRelease([{ slug: 'one', texts: [GUARDIAN] }]);
    const answer = await answerQuestion(
      { embedder: createFakeEmbedder(), loadedRelease: () => Promise.resolve(release) },
      { text: publicText('When is a guardian appointed?'), context: [] },
      (stage) => stages.push(stage),
    );
    expect(stages).toEqual(['searching', 'reading']);
    expect(Object.keys(answer.stages)).toEqual(
      expect.arrayContaining(['embed', 'understand', 'find', 'quote']),
    );
    for (const ms of Object.values(answer.stages)) expect(ms).toBeGreaterThanOrEqual(0);
  });

  it('understands a follow-up by what was asked before', async () => {
    const context = [{ role: 'user' as const, text: publicText('Tell me about the independent guardian.') }];
    const { passages } = await guidance.ask('and within how many days?', { context });
    expect(passages[0]!.passage.text).toContain(GUARDIAN);
  });
});

describe('a question in another language', () => {
  beforeEach(async () => {
    await guidance.put('consent.md', note('Consent', 'A child need not give consent.'));
    await guidance.publish();
  });

  it('is met in it, with the quotes that its words of the field find', async () => {
    const answer = await guidance.ask('Oes angen cydsyniad y plentyn?');
    expect(answer.outcome).toBe('answered');
    expect(answer.preface).toMatch(/^Gallaf ddyfynnu/);
    expect(answer.citations[0]!.quote).toContain('consent');
  });

  it('is met in it also where nothing is found, or nothing can be searched for', async () => {
    for (const text of ['Beth yw pris y tocyn i’r plant ac i’r heddlu?', '孩子需要同意吗？']) {
      const answer = await guidance.ask(text);
      expect(answer).toMatchObject({ outcome: 'unanswerable', citations: [], release: 1 });
      expect(answer.preface).toContain('999');
    }
  });
});

describe('a figure that the question takes for granted', () => {
  it('is met with what the quoted guidance says now', async () => {
    await guidance.put('period.md', note('Recovery', 'The recovery period lasts at least 30 calendar days.'));
    await guidance.publish();
    const answer = await guidance.ask('The recovery period lasts 45 days, at least?');
    expect(answer).toMatchObject({
      outcome: 'answered',
      preface: 'Your question says 45 days. The guidance quoted here says 30 calendar days.',
    });
  });
});

describe('another nation’s guidance', () => {
  const scottish = GUARDIAN.replace('within five working days of the referral', 'by Guardianship Scotland');
  beforeEach(async () => {
    await guidance.put('england.md', note('Guardians', GUARDIAN));
    await guidance.put('scotland.md', note('Guardians', scottish));
    await guidance.describe([
      { file: 'england.md', slug: 'english', jurisdictions: ['england', 'wales'] },
      { file: 'scotland.md', slug: 'scottish', jurisdictions: ['scotland'] },
    ]);
    await guidance.publish();
  });

  it.each([
    ['scotland', 'scottish'],
    ['wales', 'english'],
  ] as const)('is never cited or listed for a person in %s', async (jurisdiction, slug) => {
    const answer = await guidance.ask('When is an independent guardian appointed for a trafficked child?', {
      jurisdiction,
    });
    expect(answer).toMatchObject({ outcome: 'answered', jurisdiction });
    const documents = [...answer.citations, ...answer.passages].map(({ document }) => document.slug);
    expect(new Set(documents)).toEqual(new Set([slug]));
    expect(answer.citations.flatMap(({ alsoIn }) => alsoIn)).toEqual([]);
  });

  it('does not answer a person in a nation that has none', async () => {
    const answer = await guidance.ask('When is an independent guardian appointed?', {
      jurisdiction: 'northern-ireland',
    });
    expect(answer).toMatchObject({ outcome: 'unanswerable', citations: [], passages: [] });
  });
});

describe('guidance for another nation that names the person’s', () => {
  it('is quoted after guidance for their own, whichever is more likely to answer', async () => {
    const english =
      'Does a child need to consent to a referral? A child does not need to consent to a referral, in Wales too.';
    await guidance.put('england.md', note('Consent', english));
    await guidance.put(
      'wales.md',
      note('Consent', 'Staff make a referral, with or without consent, for a child.'),
    );
    await guidance.describe([
      { file: 'england.md', slug: 'english', jurisdictions: ['england'] },
      { file: 'wales.md', slug: 'welsh', jurisdictions: ['wales'] },
    ]);
    await guidance.publish();
    const slugs = async (jurisdiction?: 'wales') => {
      const { citations } = await guidance.ask('Does a child need to consent to a referral?', {
        jurisdiction,
      });
      return citations.map(({ document }) => document.slug);
    };
    expect(await slugs()).toEqual(['english', 'welsh']);
    expect(await slugs('wales')).toEqual(['welsh', 'english']);
  });
});

describe('a superseded edition', () => {
  beforeEach(async () => {
    await guidance.put('v1.md', note('Guardians', GUARDIAN));
    await guidance.put('v2.md', note('Guardians', GUARDIAN));
    await guidance.describe([
      { file: 'v1.md', slug: 'v1', title: 'Guardians 2023', standing: 'superseded', authority: 'statute' },
      { file: 'v2.md', slug: 'v2', title: 'Guardians 2026', standing: 'current' },
    ]);
    await guidance.publish();
  });

  it('with the same words is folded into the current one', async () => {
    const { citations } = await guidance.ask('When is an independent guardian appointed?');
    expect(citations.map(({ document }) => document.slug)).toEqual(['v2']);
    expect(citations[0]!.alsoIn.map(({ slug }) => slug)).toEqual(['v1']);
  });

  it('with another figure gives way to the current one and is not said to agree', async () => {
    await guidance.put('v1.md', note('Guardians', GUARDIAN.replace('five', 'ten')));
    await guidance.publish();
    const { citations } = await guidance.ask('When is an independent guardian appointed?');
    expect(citations.map(({ document, alsoIn }) => [document.slug, alsoIn])).toEqual([['v2', []]]);
  });
});

describe('releases', () => {
  const inRelease = (number: number, text: string): Promise<LoadedRelease> =>
    createMemoryRelease([{ slug: 'guardian', texts: [text] }]).then((loaded) => {
      loaded.index.content.release.number = number;
      return loaded;
    });

  it('never mix in one answer, whenever the next one is published', async () => {
    const first = await inRelease(1, GUARDIAN);
    const second = await inRelease(2, GUARDIAN.replace('five', 'ten'));
    let live = first;
    const embedder = createFakeEmbedder();
    const slow = {
      ...embedder,
      embedQuestion: async (...args: Parameters<typeof embedder.embedQuestion>) => {
        // Makes the next release live while this question is being answered.
        live = second;
        return embedder.embedQuestion(...args);
      },
    };
    const ports = { embedder: slow, loadedRelease: () => Promise.resolve(live) };
    const question = { text: publicText('When is an independent guardian appointed?'), context: [] };
    const before = await answerQuestion(ports, question);
    expect(before.release).toBe(1);
    expect(before.citations[0]!.quote).toContain('five');
    const after = await answerQuestion(ports, question);
    expect(after.release).toBe(2);
    expect(after.citations[0]!.quote).toContain('ten');
  });

  it('with a calibration that answers everything still answer nothing with nothing', async () => {
    const empty = await createMemoryRelease([]);
    const answer = await answerQuestion(
      {
        embedder: createFakeEmbedder(),
        loadedRelease: () =>
          Promise.resolve({ ...empty, calibration: { ...plainCalibration, threshold: 0 } }),
      },
      { text: publicText('When is a guardian appointed?'), context: [] },
    );
    expect(answer).toMatchObject({ outcome: 'unanswerable', citations: [] });
  });
});

it('what fails outside is thrown to the caller, not turned into an answer', async () => {
  const release = await createMemoryRelease([{ slug: 'one', texts: [GUARDIAN] }]);
  const broken = { ...createFakeEmbedder(), embedQuestion: () => Promise.reject(new Error('no model')) };
  const asking = answerQuestion(
    { embedder: broken, loadedRelease: () => Promise.resolve(release) },
    { text: publicText('When is a guardian appointed?'), context: [] },
  );
  await expect(asking).rejects.toThrow('no model');
});
