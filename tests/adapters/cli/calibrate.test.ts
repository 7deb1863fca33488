// `ctac calibrate` reads question files, saves the calibration with the live release and explains the result.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calibrate } from '../../../adapters/cli/calibrate.js';
import { readKnownQuestions } from '../../../adapters/cli/read-known-questions.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Calibration } from '../../../knowledge/model/calibration.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calibrate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const embedder = createFakeEmbedder();
const redact = (text: string) => ({ text: publicText(text.replace('Zora', '[name 1]')), redactions: [] });
const put = async (name: string, lines: readonly (object | string)[]) => {
  const file = join(folder, name);
  await writeFile(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return file;
};
const portsWith = async (kept: [number, Calibration][]) => {
  const release = await createMemoryRelease(
    [{ slug: 'rules', texts: ['The officer signs the register on arrival.'] }],
    embedder,
  );
  return {
    embedder,
    loadedRelease: () => Promise.resolve(release),
    saveCalibration: (number: number, calibration: Calibration) => {
      kept.push([number, calibration]);
      return Promise.resolve();
    },
    redact,
  };
};
const today = new Date('2026-05-04T10:00:00Z');
/** 40 questions with an answer, 20 near misses and 20 out-of-scope questions. */
const EIGHTY = Array.from({ length: 80 }, (_, n) =>
  n % 2
    ? { kind: 'answerable', question: `Who signs the register number ${n}?`, near: 'rules' }
    : { kind: 'unanswerable', scope: n % 4 ? 'near-miss' : 'out-of-scope', question: `Which zebra ${n}?` },
);

test('fits on the files, keeps the result with the live release and shows the curve', async () => {
  const kept: [number, Calibration][] = [];
  const written: string[] = [];
  const file = await put('questions.jsonl', EIGHTY);
  expect(await calibrate(await portsWith(kept), { files: [file], today }, (line) => written.push(line))).toBe(
    0,
  );
  expect(kept).toHaveLength(1);
  expect(kept[0]![0]).toBe(1);
  expect(kept[0]![1].fittedOn).toEqual({ questions: 80, answerable: 40, date: '2026-05-04' });
  expect(written[0]).toBe('40 questions with an answer, 20 near misses, 20 out of scope.');
  expect(written.filter((line) => line.includes('← chosen'))).toHaveLength(1);
  expect(written.at(-1)).toContain('Calibration saved with release 1');
});

test('tells other programs what it kept, and what each threshold answers', async () => {
  const kept: [number, Calibration][] = [];
  const written: string[] = [];
  const setting = { files: [await put('questions.jsonl', EIGHTY)], today, json: true };
  await calibrate(await portsWith(kept), setting, (line) => written.push(line));
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0]!)).toMatchObject({
    release: 1,
    calibration: JSON.parse(JSON.stringify(kept[0]![1])) as unknown,
    used: { answerable: 40, 'near-miss': 20, 'out-of-scope': 20 },
    curve: expect.arrayContaining([expect.objectContaining({ threshold: expect.any(Number) })]),
  });
});

test('refuses a share that is none, a store without a release, and too few questions', async () => {
  const kept: [number, Calibration][] = [];
  const ports = await portsWith(kept);
  const few = await put('few.jsonl', [{ kind: 'answerable', question: 'Who signs?' }]);
  for (const answered of [0, 1, 3, Number.NaN])
    await expect(calibrate(ports, { files: [few], answered, today }, () => undefined)).rejects.toThrow(
      InputFailure,
    );
  await expect(calibrate(ports, { files: [few], today }, () => undefined)).rejects.toThrow(
    /Only 1 answerable and 0 unanswerable questions/,
  );
  const none = { ...ports, loadedRelease: () => Promise.resolve(undefined) };
  await expect(calibrate(none, { files: [few], today }, () => undefined)).rejects.toThrow(
    /No release is live/,
  );
  expect(kept).toEqual([]);
});

test('reads questions redacted, and passes over those of another kind', async () => {
  const file = await put('some.jsonl', [
    { kind: 'answerable', question: 'Who refers Zora?', gold: [{ doc: 'rules', quote: 'x' }] },
    { kind: 'urgency', question: 'Help' },
    '',
    { kind: 'unanswerable', question: 'Tell a joke', type: 'out-of-scope', jurisdiction: 'wales' },
    { kind: 'unanswerable', question: 'How many?', type: 'scope-near-miss' },
  ]);
  const known = await readKnownQuestions([file], redact);
  expect(known.map(({ judged }) => judged)).toEqual(['answerable', 'out-of-scope', 'near-miss']);
  expect(known[0]).toMatchObject({ documents: ['rules'], question: { text: 'Who refers [name 1]?' } });
  expect(known[1]?.question.jurisdiction).toBe('wales');
});

test('names all lines of a file that cannot be read or have an unknown kind', async () => {
  const file = await put('bad.jsonl', [{ kind: 'answerable', question: 'Who?' }, 'no json']);
  await expect(readKnownQuestions([file], redact)).rejects.toThrow(/Line 2 of .*bad\.jsonl/);
  const misspelt = await put('misspelt.jsonl', [
    { kind: 'anwserable', question: 'Who?' },
    { kind: 'answerable', question: 'Who?' },
    'no json',
  ]);
  await expect(readKnownQuestions([misspelt], redact)).rejects.toThrow(/Lines 1, 3 of .*misspelt\.jsonl/);
  await expect(readKnownQuestions([join(folder, 'none.jsonl')], redact)).rejects.toThrow(/cannot be read/);
});
