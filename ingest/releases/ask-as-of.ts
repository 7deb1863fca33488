// Answers questions from past guidance: a release that was live, the guidance in force on a day, or the
// settings recorded for an answer.
import LruCache from 'lru-cache';
import { InputFailure } from '../../knowledge/model/errors.js';
import { answerQuestion, type AnswerPorts, type LoadedRelease } from '../../knowledge/answer-question.js';
import { markRecalled } from '../../knowledge/model/recalled.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { embedEditions } from './embed-passages.js';
import { createRecordedAnswering } from './record-answer-settings.js';
import { editionsAsOf, withoutRemovedDocuments, type AsOf } from './editions-in-force-on-day.js';
import { loadReleaseAsOf, loadRecorded, type LoadPorts } from './load-release.js';
import type { EmbeddingModel } from '../../knowledge/model/release.js';
import { ASKED_ABOUT_A_DAY } from '../model/live-versions.js';
import { dayInBritain } from '../model/day-in-britain.js';
import type { EditingStore, EditionRecord } from '../model/ports.js';
import { againIfRecalled, withoutRecalled } from './without-recalled.js';
import { releaseWording } from '../wording/release-wording.js';

type Ask = (question: Question) => Promise<Answer>;

export interface Past {
  /** Throws `InputFailure` for a release that has never been published. */
  askRelease(release: number): Promise<Ask>;
  /**
   * `day` is `YYYY-MM-DD`. `ask` is absent while past guidance is being embedded for a new search model. The
   * call starts the embedding if it is not already running.
   */
  askAsOf(day: string): Promise<{ asOf: AsOf; ask?: Ask }>;
  /**
   * Asks a published release with today's search model. Undefined if `ask` would be absent in `askAsOf`. Throws
   * `InputFailure` for a release that has never been published.
   */
  askVersion(release: number): Promise<Ask | undefined>;
  /** Returns the editions in force on that day, without preparing them for questions. */
  editionsOn(day: string): Promise<AsOf>;
  /** First embeds any text that has no vector, however long this takes. */
  askWhenReady(day: string): Promise<{ asOf: AsOf; ask: Ask }>;
  /** Answers with the settings that have this digest. Undefined if they, or the release, are not stored. */
  askRecorded(release: number, settings: string): Promise<Ask | undefined>;
}

/** The most texts to embed while someone waits. Embedding this many takes a few seconds. */
const MOST_TO_WAIT_FOR = 100;

export function createAsOf(
  loading: LoadPorts,
  editing: Pick<EditingStore, 'releasedEditions' | 'editionsBehind' | 'editionEnds'>,
  clock = () => new Date(),
): Past {
  const { store, recalled } = loading;
  const loaded = createReleaseShelf(store);
  const scanned = (number: number) =>
    loaded(String(number), async () => loadReleaseAsOf(loading, await loading.store.contentOf(number)));
  const portsOf = (past: LoadedRelease) => asPorts(loading, past);
  const isPast = (day: string): boolean => day < (dayInBritain(clock().toISOString()) ?? '');
  /** For today, only live editions count. */
  const editionsOn = async (day: string): Promise<AsOf> => {
    const release = await store.liveRelease();
    if (!release) return editionsAsOf([], day);
    const live = await store.editionsOf(release.number);
    if (!isPast(day)) return { editions: live, undated: 0, later: 0, maybeInForce: 0, maybeReplaced: 0 };
    // The live release was not made from a release that was rolled back, so the editions of that were never in
    // force.
    const held = await editing.editionsBehind(release.number);
    return editionsAsOf(
      withoutRemovedDocuments(held, live, await editing.editionEnds(release.number), day),
      day,
    );
  };
  const { asked, askedSoon } = createAsker(loading, editing, scanned);
  return {
    editionsOn,
    async askRelease(number) {
      await requirePublished(store, number);
      const past = await scanned(number);
      const isLive = (await store.liveRelease())?.number === number;
      return isLive ? current(loading, past, asking) : withWarning(recalled, asking(portsOf(past)));
    },
    async askAsOf(day) {
      const asOf = await editionsOn(day);
      const ask = await askedSoon(idsOf(asOf.editions), !isPast(day));
      return { asOf, ...(ask && { ask }) };
    },
    async askVersion(number) {
      await requirePublished(store, number);
      const isLive = (await store.liveRelease())?.number === number;
      return askedSoon(idsOf(await store.editionsOf(number)), isLive);
    },
    async askWhenReady(day) {
      const asOf = await editionsOn(day);
      return { asOf, ask: await asked(idsOf(asOf.editions), !isPast(day)) };
    },
    async askRecorded(number, digest) {
      const settings = await store.settings(digest);
      if (!settings || !(await store.release(number))) return undefined;
      return asking(
        portsOf(await loaded(`${number} ${digest}`, () => loadAsRecorded(loading, number, settings))),
      );
    },
  };
}

const asking: Answering = (ports) => (question) => answerQuestion(ports, question);

/** Asks editions. If `isCurrent`, people take the answers to be current guidance. */
function createAsker(
  loading: LoadPorts,
  editing: Pick<EditingStore, 'releasedEditions'>,
  scanned: (release: number) => Promise<LoadedRelease>,
) {
  const { store, embedder, recalled } = loading;
  async function askingOf(ids: readonly number[], model: EmbeddingModel, isCurrent: boolean): Promise<Ask> {
    const release = await scanned((await store.releaseAsOf(ids, model)).number);
    const recorded: Answering = (ports) => createRecordedAnswering(ports, store);
    return isCurrent
      ? current(loading, release, recorded)
      : withWarning(recalled, recorded(asPorts(loading, release)));
  }
  /** After a change of search model, past editions have no vectors for it until they are embedded here. */
  async function asked(ids: readonly number[], isCurrent: boolean): Promise<Ask> {
    await embedEditions(loading, ids);
    return askingOf(ids, embedder.model, isCurrent);
  }
  let preparing: Promise<unknown> | undefined;
  async function askedSoon(ids: readonly number[], isCurrent: boolean): Promise<Ask | undefined> {
    const missing = (await store.contextsToEmbed(ids, embedder.model)).length;
    if (missing <= MOST_TO_WAIT_FOR) return asked(ids, isCurrent);
    const all = idsOf(await editing.releasedEditions());
    preparing ??= embedEditions(loading, all).finally(() => (preparing = undefined));
    preparing.catch(() => undefined);
    const earlier = await embeddedEarlier(loading, ids);
    return earlier && askingOf(ids, earlier, isCurrent);
  }
  return { asked, askedSoon };
}

async function requirePublished(store: LoadPorts['store'], number: number): Promise<void> {
  const release = await store.release(number);
  if (release?.state === 'published' || release?.state === 'past') return;
  throw new InputFailure(...releaseWording.neverPublished(number));
}

async function loadAsRecorded(
  loading: LoadPorts,
  number: number,
  settings: Parameters<typeof loadRecorded>[2],
): Promise<LoadedRelease> {
  return loadRecorded(loading, await loading.store.contentOf(number), settings);
}

type Answering = (ports: AnswerPorts) => Ask;

const asPorts = ({ embedder }: LoadPorts, past: LoadedRelease) => ({
  embedder,
  loadedRelease: () => Promise.resolve(past),
});

/** Leaves out passages found to be wrong: people would take these answers to be current guidance. */
function current(loading: LoadPorts, past: LoadedRelease, answering: Answering): Ask {
  const { loadedRelease, ...ports } = asPorts(loading, past);
  const { recalled } = loading;
  if (!recalled) return answering({ ...ports, loadedRelease });
  return againIfRecalled(
    answering({ ...ports, loadedRelease: withoutRecalled(loadedRelease, recalled) }),
    recalled,
  );
}

/** Answers about a past day quote that day's guidance, with a warning if it was since found wrong. */
function withWarning(recalled: LoadPorts['recalled'], ask: Ask): Ask {
  return async (question) => {
    const answer = await ask(question);
    const wrong = await recalled?.();
    if (!wrong?.texts.length) return answer;
    return { ...answer, citations: answer.citations.map((citation) => markRecalled(wrong, citation)) };
  };
}

/** Returns the first of the earlier models that has embedded all these editions, or undefined if none has. */
async function embeddedEarlier(
  { store, earlierEmbedders = [] }: LoadPorts,
  ids: readonly number[],
): Promise<EmbeddingModel | undefined> {
  for (const { model } of earlierEmbedders)
    if (!(await store.contextsToEmbed(ids, model)).length) return model;
  return undefined;
}

function idsOf(editions: readonly EditionRecord[]): number[] {
  return editions.map(({ id }) => id);
}

/**
 * Keeps as many past releases in memory as one question about a date may ask, because people who ask about a
 * date often ask about it again. With fewer, the last one loaded would always push out the next one needed. A
 * release of 10,052 passages takes 70 to 85 MB, and 3 to 5 seconds of processor time to load. Loads them again
 * after each publication, because publishing may remove parts of the index that only they use.
 */
function createReleaseShelf(store: LoadPorts['store']) {
  const shelf = new LruCache<string, Promise<LoadedRelease>>({ max: ASKED_ABOUT_A_DAY });
  return async (name: string, make: () => Promise<LoadedRelease>) => {
    const key = `${name} since ${(await store.liveRelease())?.number}`;
    const loaded = shelf.get(key) ?? make();
    shelf.set(key, loaded);
    loaded.catch(() => shelf.delete(key));
    return loaded;
  };
}
