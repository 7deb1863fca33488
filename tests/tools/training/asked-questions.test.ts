// Checks the questions whose writers had not seen any passages, and that a fit is tested on each question as
// if its writer were new.
import { expect, it } from 'vitest';
import { packUnitVectors } from '../../../knowledge/index/pack-unit-vectors.js';
import type { LoadedRelease } from '../../../knowledge/answer-question.js';
import {
  partOfWriter,
  readAskedQuestions,
  withoutPart,
  type PlacedQuestion,
} from '../../../tools/training/asked-questions.js';

const asked = readAskedQuestions();
const writers = [...new Set(asked.map(({ writer }) => writer))];

it('each is there once, with the places of passages that answer it and no copied text', () => {
  expect(new Set(asked.map(({ question }) => question)).size).toBe(asked.length);
  for (const { starts, ends } of asked.flatMap(({ places }) => places))
    expect(Math.max(starts.split(' ').length, ends.split(' ').length)).toBeLessThanOrEqual(5);
});

it('many writers wrote them, and all questions by one of them are in the same part', () => {
  expect(writers.length).toBeGreaterThan(15);
  expect(new Set(writers.map(partOfWriter))).toEqual(new Set([0, 1, 2, 3, 4]));
  expect(partOfWriter('nobody')).toBeUndefined();
});

it('a part’s own questions are taken out of the index, and those by others about the same passage stay', () => {
  const [mine, theirs] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
  const placed = [
    { writer: writers[0]!, answers: [0, 1], query: { vector: mine } },
    { writer: writers[1]!, answers: [0], query: { vector: theirs } },
  ] as PlacedQuestion[];
  const questions = [packUnitVectors([mine, theirs]), packUnitVectors([mine]), undefined];
  const release = { index: { questions } } as unknown as LoadedRelease;
  expect(withoutPart(release, placed, 0).index.questions).toEqual([
    packUnitVectors([theirs]),
    undefined,
    undefined,
  ]);
  expect(withoutPart(release, placed, undefined)).toBe(release);
  expect(release.index.questions?.[0]).toHaveLength(4);
});
