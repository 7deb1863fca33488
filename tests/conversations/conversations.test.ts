// Checks how messages of invented conversations are understood: small talk, a follow-up or a new question. The rules were
// made with `written-first.jsonl`; `unseen.jsonl` was read once, when they were done.
import { expect, it } from 'vitest';
import { countReadings, readFiles } from '../bench/read-turn.js';

it.each([
  { file: 'written-first.jsonl', newWrong: 0.01, followUpsWrong: 0.1, talkMissed: 0.03, actionsMissed: 0.2 },
  { file: 'unseen.jsonl', newWrong: 0.03, followUpsWrong: 0.27, talkMissed: 0.45, actionsMissed: 0.72 },
])('no more messages of $file are misread than when it was measured', ({ file, ...most }) => {
  const read = countReadings(readFiles([new URL(file, import.meta.url)]));
  const share = (name: string) => read[name]!.wrong.length / read[name]!.of;
  expect(share('new taken for follow-ups')).toBeLessThanOrEqual(most.newWrong);
  expect(share('follow-ups taken for new')).toBeLessThanOrEqual(most.followUpsWrong);
  expect(share('talk missed')).toBeLessThanOrEqual(most.talkMissed);
  expect(share('actions missed')).toBeLessThanOrEqual(most.actionsMissed);
  expect(read['questions taken for talk']!.wrong).toEqual([]);
});
