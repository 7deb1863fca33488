// Tests how a store keeps test questions and their results, on every database.
import { expect, it } from 'vitest';
import { REMOVED_QUESTION } from '../../ingest/model/editing.js';
import type { EditingStore, GuidanceStore } from '../../ingest/model/ports.js';

const NOW = '2026-05-04T09:00:00.000Z';
const model = { id: 'test', dimension: 2, weightsHash: 'a'.repeat(64), maxTokens: 256 };

/** Each call of `store` or `guidance` must return an empty store. */
export function goldenRecordsContract(store: () => EditingStore, guidance: () => GuidanceStore): void {
  const release = async () => (await guidance().draftRelease([], model)).number;

  it('keeps golden questions and trials', async () => {
    const golden = await store().addGolden({
      question: 'Must a child consent?',
      jurisdiction: 'wales',
      outcome: 'answered',
      document: 'one',
      words: 'do not have to consent',
      passage: 'p1',
      addedBy: 'ada',
      addedAt: NOW,
    });
    await store().suspendGolden([golden.id], 'The passage changed.');
    expect(await store().goldenQuestions()).toEqual([{ ...golden, suspended: 'The passage changed.' }]);
    await store().suspendGolden([golden.id], undefined);
    expect(await store().goldenQuestions()).toEqual([golden]);
    await store().repointGolden(golden.id, 'p2');
    expect(await store().goldenQuestions()).toEqual([{ ...golden, passage: 'p2' }]);
    await store().repointGolden(golden.id, undefined);
    expect(await store().goldenQuestions()).toEqual([{ ...golden, passage: undefined }]);
    await store().repointGolden(golden.id, golden.passage);
    const number = await release();
    expect(await store().trial(number)).toBeUndefined();
    const answer = { outcome: 'answered', asExpected: true, quotes: [{ document: 'one', quote: 'A rule.' }] };
    const trial = {
      release: number,
      at: NOW,
      lines: [
        { question: golden.id, text: 'Must a child consent?', draft: answer, verdict: 'better' as const },
      ],
      liveShare: 0,
      draftShare: 1,
      gate: 0.9,
      passed: true,
    };
    await store().saveTrial(trial);
    await store().saveTrial({ ...trial, passed: false });
    expect(await store().trial(number)).toEqual({ ...trial, passed: false });
    expect(await store().latestTrial()).toEqual({ ...trial, passed: false });
    const tested = {
      ...trial,
      changes: [{ id: 1, version: 2 }],
      lines: [{ ...trial.lines[0]!, expected: { outcome: 'answered' as const, words: 'do not have to' } }],
    };
    await store().saveTrial(tested);
    expect(await store().trial(number)).toEqual(tested);
    expect(await store().liveRun(number)).toBeUndefined();
    await store().saveLiveRun({ ...trial, passed: false });
    await store().saveLiveRun(trial);
    expect(await store().liveRun(number)).toEqual(trial);
    expect(await store().trial(number)).toEqual(tested);
    expect(await store().latestTrial()).toEqual(tested);
  });

  it('resumes a test question that is edited, and takes its earlier words out of test results', async () => {
    const kept = { addedBy: 'ada', addedAt: NOW };
    const before = { question: 'Must Amal consent?', words: 'must not', document: 'one', passage: 'p1' };
    const { id } = await store().addGolden({ outcome: 'answered', ...before, ...kept });
    const draft = { outcome: 'answered', asExpected: true, quotes: [] };
    const expected = { outcome: 'answered' as const, words: before.words };
    const line = { question: id, text: before.question, expected, draft, verdict: 'same' as const };
    const result = { at: NOW, lines: [line], liveShare: 0, draftShare: 1, gate: 0.9, passed: true };
    const number = await release();
    await store().saveTrial({ release: number, ...result });
    await store().saveLiveRun({ release: number, ...result });
    await store().suspendGolden([id], 'The passage changed.');
    const edited = { question: 'Must a child consent?', outcome: 'unanswerable' as const };
    await store().editGolden(id, edited);
    expect(await store().goldenQuestions()).toEqual([{ id, ...edited, ...kept }]);
    const removed = [{ question: id, text: REMOVED_QUESTION, draft, verdict: 'same' }];
    expect((await store().latestTrial())!.lines).toEqual(removed);
    expect((await store().liveRun(number))!.lines).toEqual(removed);
  });

  const question = {
    question: 'May a child refuse?',
    outcome: 'answered',
    addedBy: 'ada',
    addedAt: NOW,
  } as const;
  const addTwo = async () =>
    [(await store().addGolden(question)).id, (await store().addGolden(question)).id] as const;

  it('replaces what is known about the questions that the service asked itself, and about no other', async () => {
    const [one, other] = await addTwo();
    const wrong = { question: one, release: 2, at: NOW };
    const notShown = { question: other, release: 2, at: NOW, platforms: ['Slack'] };
    await store().saveWrongAnswers([one, other], [wrong, notShown]);
    expect(await store().wrongAnswers()).toEqual([wrong, notShown]);
    await store().saveWrongAnswers([one], [{ ...wrong, release: 3 }]);
    expect(await store().wrongAnswers()).toEqual([{ ...wrong, release: 3 }, notShown]);
    await store().saveWrongAnswers([one], []);
    await store().saveWrongAnswers([], []);
    expect(await store().wrongAnswers()).toEqual([notShown]);
  });

  it('forgets that a question was answered wrongly once it is edited or removed', async () => {
    const [one, other] = await addTwo();
    const wrong = [one, other].map((id) => ({ question: id, release: 2, at: NOW }));
    await store().saveWrongAnswers([one, other], wrong);
    await store().editGolden(one, { question: question.question, outcome: 'unanswerable' });
    expect(await store().wrongAnswers()).toEqual([wrong[1]]);
    await store().removeGolden(other);
    expect(await store().wrongAnswers()).toEqual([]);
  });

  it('records what it can if a question was removed while it was asked', async () => {
    const [one, other] = await addTwo();
    const wrong = [one, other].map((id) => ({ question: id, release: 2, at: NOW }));
    await store().removeGolden(one);
    await store().saveWrongAnswers([one, other], wrong);
    expect(await store().wrongAnswers()).toEqual([wrong[1]]);
  });

  it('lets several processes record the same wrong answer at once', async () => {
    const [id] = await addTwo();
    const wrong = { question: id, release: 2, at: NOW };
    await Promise.all([1, 2, 3].map(() => store().saveWrongAnswers([id], [wrong])));
    expect(await store().wrongAnswers()).toEqual([wrong]);
  });
}
