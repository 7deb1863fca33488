// Tests publishing accepted changes, blocking changes that make test questions fail, and rolling back.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { resumeGolden } from '../../../ingest/review/resume-golden.js';
import { rollBack } from '../../../ingest/releases/roll-back.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
const OTHER = '/government/publications/other';
const page = (days: number) =>
  `<p>Refer the child within ${days} days of the first meeting with the family.</p>`;

const running = perTest(startEditing);
beforeEach(async () => {
  running.site.put(publication(PATH, page(45)));
  running.site.put(
    publication(OTHER, '<p>A guardian speaks for the child in every meeting.</p>', { title: 'Guardians' }),
  );
  await running.refresh(OTHER, 'other');
  await running.refresh(PATH);
  for (const change of await running.editing.changes(['open'])) await running.review(change, 'accept');
  await running.publish();
});

const QUESTION = 'Within how many days of the first meeting is the child referred?';
const asked = async () => (await running.guidance.ask(QUESTION)).citations[0]!.quote;
const live = async () => (await running.guidance.ports.store.liveRelease())!.number;

async function accept(days: number): Promise<void> {
  running.site.put(publication(PATH, page(days)));
  for (const change of (await running.refresh(PATH)).changes) await running.review(change, 'accept');
}

function golden(words: string) {
  return running.editing.addGolden({
    question: QUESTION,
    outcome: 'answered',
    document: 'help',
    words,
    addedBy: 'ada',
    addedAt: '2026-05-04T09:00:00Z',
  });
}

describe('publishing', () => {
  it('embeds only what is new, and says who did it', async () => {
    await accept(30);
    expect(await running.publish()).toMatchObject({
      outcome: 'published',
      release: 2,
      previous: 1,
      embedded: 1,
    });
    expect((await running.editing.publications())[0]).toMatchObject({
      release: 2,
      kind: 'publish',
      editor: 'ada',
    });
    expect(running.guidance.rebuilt).toEqual([]);
    const { content } = await running.guidance.ports.indexFiles.open(
      await running.guidance.ports.store.contentOf(2),
    );
    expect(content.passages.map(({ text }) => text).join()).toContain('30 days');
  });

  it('does nothing where nothing is accepted', async () => {
    expect(await running.publish()).toEqual({ outcome: 'nothing' });
    await expect(running.publish({ editor: '' })).rejects.toThrow(/give an editor’s name/);
  });

  it('is stopped by golden questions that get worse, unless someone says why not', async () => {
    await golden('within 45 days');
    await accept(30);
    const stopped = await running.publish();
    expect(stopped).toMatchObject({
      outcome: 'stopped',
      trial: { draftShare: 0, liveShare: 1, passed: false },
    });
    if (stopped.outcome !== 'stopped') throw new Error('It was not stopped.');
    expect(stopped.trial.lines).toMatchObject([
      { verdict: 'worse', live: { asExpected: true }, draft: { asExpected: false } },
    ]);
    expect(stopped.trial.lines[0]!.draft.quotes[0]!.quote).toContain('30 days');
    expect(await live()).toBe(1);
    // The draft already exists, so nothing is embedded or built a second time.
    expect(await running.publish({ override: 'The law changed.' })).toMatchObject({
      outcome: 'published',
      release: stopped.release,
      embedded: 0,
    });
    expect((await running.editing.publications())[0]).toMatchObject({ reason: 'The law changed.' });
  });

  it('goes through where the draft is no worse than what is live, or good enough for the gate', async () => {
    await golden('within 99 days');
    await accept(30);
    expect(await running.publish()).toMatchObject({
      outcome: 'published',
      trial: { draftShare: 0, liveShare: 0 },
    });
    await golden('within 30 days');
    running.gate(0.4);
    await accept(20);
    expect(await running.publish()).toMatchObject({
      outcome: 'stopped',
      trial: { draftShare: 0, liveShare: 0.5 },
    });
  });

  describe('after the draft has been tried', () => {
    it('asks a test question that has been added since', async () => {
      await accept(30);
      await running.tryDraft();
      await golden('within 45 days');
      expect(await running.publish()).toMatchObject({
        outcome: 'stopped',
        trial: { lines: [{ verdict: 'worse' }] },
      });
    });

    it('is not stopped by a test question that has been removed since', async () => {
      const { id } = await golden('within 45 days');
      await accept(30);
      expect(await running.tryDraft()).toMatchObject({ passed: false });
      await running.editing.removeGolden(id);
      expect(await running.publish()).toMatchObject({ outcome: 'published', trial: { lines: [] } });
    });

    it('judges it by the share that must pass today', async () => {
      await golden('within 30 days');
      await golden('within 45 days');
      await golden('45 days');
      await accept(30);
      expect(await running.tryDraft()).toMatchObject({ passed: false });
      running.gate(0.3);
      expect(await running.publish()).toMatchObject({ outcome: 'published', trial: { gate: 0.3 } });
    });

    it('uses its result where nothing has changed', async () => {
      await golden('30 days');
      await accept(30);
      const tried = await running.tryDraft();
      running.ports.askRelease = () => Promise.reject(new Error('Asked again.'));
      expect(await running.publish()).toMatchObject({ outcome: 'published', trial: tried });
    });
  });

  const goldenOn = async (words: string, more: { document?: string; words?: string } = {}) => {
    const { passages } = await running.guidance.ports.store.contentOf(await live());
    return running.editing.addGolden({
      question: QUESTION,
      outcome: 'answered',
      passage: passages.find(({ text }) => text.includes(words))!.id,
      ...more,
      addedBy: 'ada',
      addedAt: '',
    });
  };

  it('suspends golden questions whose passage says something else', async () => {
    const question = await goldenOn('45 days');
    await accept(30);
    expect(await running.publish()).toMatchObject({ suspended: 1 });
    expect(await running.editing.goldenQuestions()).toMatchObject([
      { id: question.id, suspended: expect.stringContaining('version 2') },
    ]);
  });

  it('lets golden questions follow a passage of which only the form changed', async () => {
    const question = await goldenOn('45 days');
    running.site.put(publication(PATH, page(45).replace('45 days', 'forty-five days')));
    await running.takeIn(PATH);
    expect(await live()).toBe(2);
    const [followed] = await running.editing.goldenQuestions();
    expect(followed!.suspended).toBeUndefined();
    expect(followed!.passage).not.toBe(question.passage);
    await accept(30);
    expect(await running.publish()).toMatchObject({ suspended: 1 });
  });

  it('goes on asking a question that an editor let be asked again, of the passage that holds its words now', async () => {
    const question = await goldenOn('Refer the child', { document: 'help', words: 'Refer the child' });
    await accept(30);
    expect(await running.publish()).toMatchObject({ suspended: 1 });
    await resumeGolden(running.ports, question.id);
    expect(await running.publish()).toEqual({ outcome: 'nothing' });
    const [asked] = await running.editing.goldenQuestions();
    expect(asked!.suspended).toBeUndefined();
    expect(asked!.passage).not.toBe(question.passage);
    await accept(20);
    expect(await running.publish()).toMatchObject({ suspended: 1 });
  });

  it('goes on asking a question whose words are nowhere any more, where an editor says so', async () => {
    const question = await goldenOn('45 days');
    await accept(30);
    await running.publish();
    await resumeGolden(running.ports, question.id);
    await running.publish();
    const [asked] = await running.editing.goldenQuestions();
    expect(asked).toMatchObject({ id: question.id });
    expect(asked?.suspended).toBeUndefined();
  });

  it('suspends in the next run what a run that was killed had left', async () => {
    await goldenOn('45 days');
    await accept(30);
    const { suspendGolden } = running.editing;
    running.editing.suspendGolden = () => Promise.reject(new Error('killed'));
    await expect(running.publish()).rejects.toThrow('killed');
    running.editing.suspendGolden = suspendGolden;
    expect(await live()).toBe(2);
    expect(await running.publish()).toEqual({ outcome: 'nothing' });
    expect(await running.editing.goldenQuestions()).toMatchObject([{ suspended: expect.any(String) }]);
  });

  it('of a change made against an edition that is no longer live is refused, and says what to do', async () => {
    await accept(30);
    const [change] = await running.editing.changes(['accepted']);
    const { editionsOf } = running.guidance.ports.store;
    const other = (await editionsOf(1))
      .filter(({ document }) => document.slug !== 'help')
      .map(({ id }) => id);
    const { number } = await running.guidance.ports.store.draftRelease(other, running.ports.embedder.model);
    await running.guidance.ports.store.publish(number, 1);
    await expect(running.publish()).rejects.toThrow(new RegExp(`Change ${change!.id} was made to a version`));
  });

  it('at the same time by two editors moves the pointer once', async () => {
    await accept(30);
    const outcomes = await Promise.all([running.publish(), running.publish({ editor: 'bea' })]);
    expect(outcomes.filter(({ outcome }) => outcome === 'published')).toHaveLength(1);
    expect((await running.editing.publications()).filter(({ kind }) => kind === 'publish')).toHaveLength(2);
  });

  it('keeps the index files of the release before, also where its publishing is not on record', async () => {
    await running.guidance.database.kysely.deleteFrom('publications').execute();
    await accept(30);
    await running.publish();
    expect((await readdir(join(running.guidance.home, 'releases'))).sort()).toEqual(['1', '2']);
  });

  it('keeps the index files of the latest releases alone', async () => {
    for (const days of [30, 29, 28, 27]) {
      await accept(days);
      await running.publish();
    }
    expect(await live()).toBe(5);
    expect((await readdir(join(running.guidance.home, 'releases'))).sort()).toEqual(['3', '4', '5']);
  });
});

describe('going back', () => {
  const back = (to?: number) => rollBack(running.ports, { editor: 'ada', reason: 'A wrong number.', to });

  it('makes the release before live again, and opens the change for a new decision', async () => {
    await accept(30);
    await running.publish();
    expect(await back()).toEqual({ outcome: 'rolled-back', release: 1, from: 2 });
    expect(await live()).toBe(1);
    expect(await running.editing.changes(['open'])).toMatchObject([{ document: 'help' }]);
    expect((await running.editing.publications())[0]).toMatchObject({
      kind: 'roll-back',
      reason: 'A wrong number.',
    });
  });

  it('goes to any release that was live, also one whose index files are gone', async () => {
    for (const days of [30, 29, 28, 27]) {
      await accept(days);
      await running.publish();
    }
    await back(1);
    expect(await asked()).toContain('45 days');
    expect(running.guidance.rebuilt).toEqual([]);
  });

  it('is refused without a way back, a reason or a name', async () => {
    await expect(back()).rejects.toThrow(/no live release before/);
    await expect(back(1)).rejects.toThrow(/cannot go back to version/);
    await expect(back(77)).rejects.toThrow(/cannot go back to version/);
    const because = (reason: string, editor = 'ada') => rollBack(running.ports, { editor, reason, to: 1 });
    await expect(because('A wrong number.', ' ')).rejects.toThrow(/name/);
    await expect(because('')).rejects.toThrow(/at least 10 characters/);
    await expect(because(' Oops sorr ')).rejects.toThrow(/at least 10 characters/);
  });
});
