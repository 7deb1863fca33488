// Asks past guidance: a release that was live, the guidance in force on a day, or the settings recorded for
// an answer.
import { InputFailure } from '../../knowledge/model/errors.js';
import { answerQuestion, type LoadedRelease } from '../../knowledge/answer-question.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { createEmbeddingQueue } from './embed-passages.js';
import { createRecordedAnswering } from './answer-with-recorded-settings.js';
import { editionsAsOf, type AsOf } from './as-of.js';
import { loadReleaseAsOf, loadRecorded, type LoadPorts } from './load-release.js';
import type { EditingStore } from '../model/ports.js';

type Ask = (question: Question) => Promise<Answer>;

export interface Past {
  /** Throws `InputFailure` for a release that was never published. */
  askRelease(release: number): Promise<Ask>;
  /** `day` is `YYYY-MM-DD`. */
  askAsOf(day: string): Promise<{ asOf: AsOf; ask: Ask }>;
  /** Uses the settings with that digest; undefined if we have no record of them or of the release. */
  askRecorded(release: number, settings: string): Promise<Ask | undefined>;
}

/** A loaded release takes tens of megabytes, so we keep few. But people who ask about a date tend to ask again. */
const KEPT_LOADED = 2;

export function createAsOf(loading: LoadPorts, editing: Pick<EditingStore, 'releasedEditions'>): Past {
  const { store, embedder } = loading;
  const loaded = createShelf<LoadedRelease>(KEPT_LOADED);
  const scanned = (number: number) =>
    loaded(String(number), async () => {
      const content = await store.contentOf(number);
      return loadReleaseAsOf(loading, content, await store.vectorsOf(content));
    });
  const asking =
    (past: LoadedRelease): Ask =>
    (question) =>
      answerQuestion({ embedder, loadedRelease: () => Promise.resolve(past) }, question);
  return {
    async askRelease(number) {
      const release = await store.release(number);
      if (release?.state !== 'published' && release?.state !== 'past')
        throw new InputFailure(
          `Release ${number} was never published.`,
          'Run `ctac status` to see the published releases.',
        );
      return asking(await scanned(number));
    },
    async askAsOf(day) {
      const asOf = editionsAsOf(await editing.releasedEditions(), day);
      const ids = asOf.editions.map(({ id }) => id);
      // If the search model is new, editions that are no longer live have no vectors from it.
      const queue = createEmbeddingQueue(loading, () => undefined);
      await queue.add(ids);
      await queue.finish();
      const { number } = await store.releaseAsOf(ids, embedder.model);
      const past = await scanned(number);
      const ports = { embedder, loadedRelease: () => Promise.resolve(past) };
      return { asOf, ask: createRecordedAnswering(ports, store) };
    },
    async askRecorded(number, digest) {
      const settings = await store.settings(digest);
      if (!settings || !(await store.release(number))) return undefined;
      const past = await loaded(`${number} ${digest}`, async () => {
        const content = await store.contentOf(number);
        return loadRecorded(loading, content, await store.vectorsOf(content), settings);
      });
      return asking(past);
    },
  };
}

/** Keeps the most recent results, so that they are not built twice. */
function createShelf<T>(places: number) {
  const shelf = new Map<string, Promise<T>>();
  return (name: string, make: () => Promise<T>): Promise<T> => {
    const known = shelf.get(name) ?? make();
    shelf.delete(name);
    shelf.set(name, known);
    known.catch(() => shelf.delete(name));
    for (const oldest of [...shelf.keys()].slice(0, -places)) shelf.delete(oldest);
    return known;
  };
}
