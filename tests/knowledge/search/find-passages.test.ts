// Tests that the passages most likely to answer come first, and that none is from another nation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCandidates, findPassages } from '../../../knowledge/search/find-passages.js';
import { SIGNALS, type RankingSignal } from '../../../knowledge/search/ranking-signals.js';
import { JURISDICTIONS, type Jurisdiction } from '../../../knowledge/model/source.js';
import { createMemoryRelease, plainWeights, queryOf } from '../../fakes/memory-release.js';

const GUARDIAN = 'A guardian is appointed for the child after the referral.';
const release = await createMemoryRelease([
  {
    slug: 'england',
    jurisdictions: ['england', 'wales'],
    texts: [GUARDIAN, 'The local authority houses the child.'],
  },
  {
    slug: 'scotland',
    jurisdictions: ['scotland'],
    texts: ['In Glasgow a guardian is appointed for each child alone.'],
  },
  { slug: 'anywhere', texts: ['Trafficking is child abuse.', 'Steam engines stand in the museum.'] },
]);
const find = async (text: string, nations: Jurisdiction[] = [], limit = 10) =>
  findPassages(release, { ...(await queryOf(release, text)), nations }, plainWeights, limit);

describe('the passages found', () => {
  it('come best first, at most as many as asked for', async () => {
    const found = await find('Is a guardian appointed after the referral?');
    expect(found[0]!.passage.text).toBe(GUARDIAN);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(await find('Is a guardian appointed?', [], 2)).toHaveLength(2);
  });

  it('are the same at every call', async () => {
    const ids = async () => (await find('child guardian')).map(({ passage }) => passage.id);
    expect(await ids()).toEqual(await ids());
  });

  it('are the same for each question if several are asked at once', async () => {
    const asked = ['child guardian', 'steam engines', 'Glasgow', 'a referral'];
    const scores = async (text: string) =>
      (await find(text)).map(({ score, passage: { id } }) => [id, score]);
    const alone = [];
    for (const text of asked) alone.push(await scores(text));
    expect(await Promise.all(asked.map(scores))).toEqual(alone);
  });

  it('are found by a question that was written about them', async () => {
    const query = await queryOf(release, 'who looks out for him');
    const { passages } = release.index.content;
    const asked = Int8Array.from(query.vector, (value) => Math.round(value * 127));
    const questions = passages.map(({ text }) => (text === GUARDIAN ? asked : undefined));
    const asking = { ...release, index: { ...release.index, questions } };
    const [first] = await findPassages(asking, query, { ...plainWeights, question: 5 }, 1);
    expect(first!.passage.text).toBe(GUARDIAN);
    expect(first!.signals.question).toBeCloseTo(1, 1);
  });

  it('lose nothing where no question was written about them', async () => {
    const candidates = await findCandidates(release, await queryOf(release, 'guardian'));
    for (const { signals } of candidates) expect(signals.question).toBe(signals.cosine);
  });

  it('are none in an empty release', async () => {
    const empty = await createMemoryRelease([]);
    expect(await findPassages(empty, await queryOf(empty, 'guardian'), plainWeights, 10)).toEqual([]);
  });

  it('leave out other nations, and keep what applies to several or says nothing of nations', async () => {
    const documents = async (nations: Jurisdiction[]) =>
      new Set((await find('guardian for the child', nations)).map(({ passage }) => passage.document));
    expect(await documents(['wales'])).toEqual(new Set(['england', 'anywhere']));
    expect(await documents(['scotland'])).toEqual(new Set(['scotland', 'anywhere']));
    expect(await documents(['northern-ireland'])).toEqual(new Set(['anywhere']));
    expect((await documents([])).size).toBe(3);
  });

  it('keep what another nation’s guidance says of the wanted one', async () => {
    const circular = await createMemoryRelease([
      {
        slug: 'circular',
        jurisdictions: ['england', 'wales'],
        texts: ['The duty to notify does not apply in Scotland.', 'The duty to notify binds councils.'],
      },
    ]);
    const query = { ...(await queryOf(circular, 'duty to notify')), nations: ['scotland' as const] };
    const found = await findPassages(circular, query, plainWeights, 10);
    expect(found.map(({ passage }) => passage.text)).toEqual([
      'The duty to notify does not apply in Scotland.',
    ]);
  });

  it('never include another nation’s, whatever is asked', async () => {
    const words = fc.array(fc.constantFrom('guardian', 'Glasgow', 'child', 'appointed', 'museum'), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(words, fc.subarray([...JURISDICTIONS], { minLength: 1 }), async (asked, nations) => {
        for (const { document, alsoIn } of await find(asked.join(' '), nations))
          for (const { jurisdictions } of [document, ...alsoIn.map((other) => other.document)])
            expect(jurisdictions.length === 0 || jurisdictions.some((one) => nations.includes(one))).toBe(
              true,
            );
      }),
      { numRuns: 40 },
    );
  });
});

describe('the signals of a candidate', () => {
  it('are all numbers, however the question reads', async () => {
    for (const text of ['', '?!', 'guardian', 'the of and', 'unheard words only', '£5 s.45'])
      for (const { signals } of await findCandidates(release, await queryOf(release, text)))
        for (const signal of SIGNALS)
          expect(Number.isFinite(signals[signal]), `${text}: ${signal}`).toBe(true);
  });

  it('decide the order by their weights alone', async () => {
    const only = (signal: RankingSignal) =>
      ({ ...Object.fromEntries(SIGNALS.map((one) => [one, 0])), [signal]: 1 }) as typeof plainWeights;
    const query = await queryOf(release, 'guardian');
    for (const signal of SIGNALS) {
      const found = await findPassages(release, query, only(signal), 10);
      const values = found.map(({ score }) => score);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
  });

  it('count the company of other good passages for someone who described a situation, and for no one else', async () => {
    const asked = await queryOf(release, 'guardian for the child');
    const values = async (query: typeof asked) =>
      (await findCandidates(release, query)).map(({ signals }) => [signals.situation, signals.document]);
    expect((await values(asked)).every(([situation]) => situation === 0)).toBe(true);
    const told = await values({ ...asked, situation: true });
    expect(told.every(([situation, document]) => situation === document)).toBe(true);
    expect(told.some(([situation]) => situation! > 0)).toBe(true);
  });

  it('speak for current guidance and against superseded', async () => {
    const editions = await createMemoryRelease([
      { slug: 'old', standing: 'superseded', texts: ['A guardian is appointed within 45 days of it.'] },
      { slug: 'new', texts: ['A guardian is appointed by the panel, who tells the school.'] },
    ]);
    const candidates = await findCandidates(editions, await queryOf(editions, 'guardian'));
    const current = Object.fromEntries(candidates.map((c) => [c.document.slug, c.signals.current]));
    expect(current.new).toBeGreaterThan(current.old!);
  });
});
