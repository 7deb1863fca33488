// Tests how each miss is explained: its cause, which shows how to fix it, and the text found instead.
import { describe, expect, it } from 'vitest';
import { asked, gold, type AnswerChange } from './answer-fixtures.js';
import { findMisses } from './find-misses.js';
import { describeEvaluation } from './report.js';

const RIGHT = 'A first responder refers the child at once and tells the duty social worker.';
const WRONG = 'The notes of a meeting are kept for as long as the case stays open.';
const release = new Map([['note', [RIGHT, WRONG]]]);
const why = (change: AnswerChange, wanted = gold(RIGHT)) =>
  findMisses([asked({ kind: 'answerable', gold: [wanted] }, change)], release).map((miss) => miss.why);

describe('a wanted quote that the person does not read', () => {
  it('is in a document that is not live, or no longer in it, or was not found', () => {
    expect(why({ found: [WRONG] }, gold(RIGHT, 'other'))).toEqual(['document-missing']);
    expect(why({ found: [WRONG] }, gold('Words that were taken out of the note last year'))).toEqual([
      'words-missing',
    ]);
    expect(why({ found: [WRONG] })).toEqual(['not-found']);
  });

  it('was found and not said, or too low, or cited with another sentence', () => {
    expect(why({ found: [RIGHT], outcome: 'unanswerable' })).toEqual(['not-said']);
    expect(why({ found: [WRONG, RIGHT], citations: [{ quote: WRONG }] })).toEqual(['found-too-low']);
    const passage = `${RIGHT} ${WRONG}`;
    expect(why({ found: [passage], citations: [{ quote: WRONG, passage }] })).toEqual(['sentence-not-shown']);
  });

  it('is no miss where it is shown', () => {
    expect(why({ found: [RIGHT], citations: [{ quote: RIGHT }] })).toEqual([]);
  });

  it('comes with its rank and with what was shown instead', () => {
    const question = asked(
      { kind: 'answerable', gold: [gold(RIGHT)] },
      { found: [WRONG, RIGHT], citations: [{ quote: WRONG, section: 'Records' }] },
    );
    expect(findMisses([question], release)[0]).toMatchObject({
      rank: 2,
      wanted: { document: 'note', words: RIGHT },
      instead: [{ document: 'note', section: 'Records', words: WRONG }],
    });
  });
});

it('failures, false answers, dangers and personal data are misses of their own', () => {
  const misses = findMisses(
    [
      asked({ id: 'a', kind: 'answerable', gold: [gold(RIGHT)] }, { outcome: 'failed' }),
      asked({ id: 'b', kind: 'unanswerable' }, { citations: [{ quote: WRONG }] }),
      asked({ id: 'c', kind: 'unanswerable' }, { outcome: 'unanswerable' }),
      asked({ id: 'd', kind: 'urgency', urgent: true }),
      asked({ id: 'e', kind: 'urgency', urgent: false }, { urgent: true }),
      asked({ id: 'f', kind: 'pii', pii: [{ text: 'Zora', type: 'name' }] }),
      asked({ id: 'g', kind: 'pii-lookalike' }, { redactions: [{ text: '999', type: 'phone' }] }),
      asked({ id: 'h', kind: 'answerable', gold: [gold(RIGHT)] }, { outcome: 'needs-clarification' }),
      asked({ id: 'i' }, { outcome: 'unanswerable' }),
    ],
    release,
  );
  expect(misses.map((miss) => `${miss.id} ${miss.why}`)).toEqual([
    'a failed',
    'b answered-anyway',
    'd danger-missed',
    'e false-alarm',
    'f left-in',
    'g taken-out',
    'h asked-back',
  ]);
});

describe('the report', () => {
  const scores = {
    answerable: undefined,
    unanswerable: undefined,
    quotes: undefined,
    urgency: undefined,
    personalData: undefined,
    lookalikes: undefined,
    ms: { p50: 12.34, p95: 20, max: 20, embedP50: 5, timesEmbedding: 2.5 },
  };
  const report = (misses: ReturnType<typeof findMisses>) =>
    describeEvaluation({ release: 4, scores, misses, listed: [] });

  it('says what to do about each cause, and names the question, the wanted words and what was found', () => {
    const one = asked({ kind: 'answerable', gold: [gold(RIGHT)] }, { found: [WRONG] });
    const text = report(findMisses([one], release));
    expect(text).toMatch(/Asked of release 4\./);
    expect(text).toMatch(/The words stand in the release and were not found: 1/);
    expect(text).toContain('knowledge/model/glossary.json');
    expect(text).toContain('q-1: Who refers?');
    expect(text).toContain('wanted [note] “A first responder refers the child');
    expect(text).toContain('instead [note] “The notes of a meeting');
  });

  it('lets no document command the terminal, and keeps lines short enough to read', () => {
    const hostile = `\u001b[2J${'long words of a passage '.repeat(40)}`;
    const one = asked({ kind: 'answerable', gold: [gold(RIGHT)] }, { found: [hostile] });
    const text = report(findMisses([one], release));
    expect(text).not.toContain('\u001b');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  it('says so when nothing was missed', () => {
    expect(report([])).toContain('Nothing was missed.');
  });
});
