// Tests that live guidance moves to a better embedding model without delaying any questions.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { EMBEDDED_BY } from '../../../ingest/model/editing.js';
import { reembedRelease } from '../../../ingest/releases/re-embed-release.js';
import { createLiveRelease, loadRelease } from '../../../ingest/releases/load-release.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';

const GUARDIAN = 'An independent guardian is appointed for the child within five days.';
const question = { text: publicText('When is an independent guardian appointed?'), context: [] };

let guidance: RunningGuidance;
beforeEach(async () => {
  guidance = await startGuidance();
  await guidance.put('guardian.md', note('Guardians', GUARDIAN));
  await guidance.publish();
});
afterEach(() => guidance.close());

const newer = createFakeEmbedder({ id: 'newer', dimension: 48 });
const loadingWithNewer = () => ({
  ...guidance.loading,
  embedder: newer,
  earlierEmbedders: [guidance.loading.embedder],
});
const anewPorts = () => ({
  store: guidance.ports.store,
  indexFiles: guidance.ports.indexFiles,
  embedder: newer,
  editing: createEditingStore(guidance.database),
  clock: () => new Date('2026-11-27T22:00:00Z'),
});

test('a release of the model before answers with that model until it is embedded again', async () => {
  const loaded = await loadRelease(loadingWithNewer(), 1);
  expect(loaded.embedder?.model.id).toBe('fake');
  const ports = { embedder: newer, loadedRelease: () => Promise.resolve(loaded) };
  const { passages } = await answerQuestion(ports, question);
  expect(passages[0]?.passage.text).toBe(GUARDIAN);
});

test('the same words go live with the new model, and who did it is on record', async () => {
  const progress: string[] = [];
  const number = await reembedRelease(anewPorts(), (embedded, of) => progress.push(`${embedded} of ${of}`));
  expect(number).toBe(2);
  expect(progress.at(-1)).toBe('1 of 1');
  const { store } = guidance.ports;
  expect((await store.liveRelease())?.model.id).toBe('newer');
  expect((await store.contentOf(2)).passages).toEqual((await store.contentOf(1)).passages);
  const loaded = await createLiveRelease(loadingWithNewer()).current();
  expect(loaded?.embedder).toBeUndefined();
  const { vector } = await newer.embedQuestion(question.text);
  expect(await loaded?.index.nearest(vector, 1)).toHaveLength(1);
  const publications = await createEditingStore(guidance.database).publications();
  const latest = publications.find(({ release }) => release === 2);
  expect(latest).toMatchObject({ release: 2, previous: 1, editor: EMBEDDED_BY });
});

test('nothing is done where the model is the same, or nothing is live', async () => {
  await reembedRelease(anewPorts());
  expect(await reembedRelease(anewPorts())).toBeUndefined();
  const empty = await startGuidance();
  const { store, indexFiles } = empty.ports;
  expect(await reembedRelease({ ...anewPorts(), store, indexFiles })).toBeUndefined();
  await empty.close();
});

test('what was embedded before a stop is not embedded again', async () => {
  const texts: string[] = [];
  const counting = {
    ...newer,
    embedPassages: (some: Parameters<typeof newer.embedPassages>[0]) => {
      texts.push(...some.map(({ text }) => text));
      return newer.embedPassages(some);
    },
  };
  const { indexFiles } = guidance.ports;
  const stopped = { ...indexFiles, build: () => Promise.reject(new Error('stopped')) };
  await expect(reembedRelease({ ...anewPorts(), embedder: counting, indexFiles: stopped })).rejects.toThrow(
    'stopped',
  );
  await reembedRelease({ ...anewPorts(), embedder: counting });
  expect(texts).toHaveLength(1);
});

test('what an editor has published since stays live', async () => {
  const { indexFiles } = guidance.ports;
  const overtaken = {
    ...indexFiles,
    build: async (...args: Parameters<typeof indexFiles.build>) => {
      await indexFiles.build(...args);
      await guidance.put('guardian.md', note('Guardians', 'A guardian is appointed within nine days.'));
      await guidance.publish();
    },
  };
  expect(await reembedRelease({ ...anewPorts(), indexFiles: overtaken })).toBeUndefined();
  expect((await guidance.ports.store.liveRelease())?.model.id).toBe('fake');
});
