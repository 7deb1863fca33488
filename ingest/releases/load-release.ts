// Loads releases to answer questions from. Keeps checking which release is live, so that every process uses
// the newest one.
import { IndexFailure } from '../../knowledge/model/errors.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import { hasTodaysSignals, type RankingWeights } from '../../knowledge/search/find-passages.js';
import { calibrationFor } from '../../knowledge/confidence/calibration-for-release.js';
import { knowsItsSignals } from '../../knowledge/confidence/passage-odds.js';
import type { Glossary } from '../../knowledge/model/glossary.js';
import type { Embedder, QuestionEmbedder, Reranker, WrittenQuestions } from '../../knowledge/model/ports.js';
import type { Calibration } from '../../knowledge/model/calibration.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import type { SearchIndex } from '../../knowledge/index/search-index.js';
import { typoIndexSteps, withAlsoKnown, type TypoIndex } from '../../knowledge/question/correct-typos.js';
import { expandAbbreviations } from '../../knowledge/question/expand-abbreviations.js';
import { leaveOutPassages } from './without-recalled.js';
import { releaseWords } from './words-of-release.js';
import type { ReadRecalled } from '../../knowledge/model/recalled.js';
import { inTurns, type Steps } from '../../knowledge/model/slice-long-work.js';
import { countAhead, createUnitTerms } from '../../knowledge/text/unit-terms.js';
import type { ReadTurn } from '../../knowledge/turns/read-turn.js';
import type { AnswerSettings } from '../model/answer-settings.js';
import type { GuidanceStore, IndexFiles } from '../model/ports.js';
import { releaseWording } from '../wording/release-wording.js';

export interface LoadPorts {
  store: GuidanceStore;
  indexFiles: IndexFiles;
  embedder: Embedder;
  earlierEmbedders?: readonly QuestionEmbedder[];
  glossary: Glossary;
  everydayWords: Readonly<Record<string, string>>;
  weights: RankingWeights;
  /** Vectors of questions written about passages. Only used with releases of the same model. */
  writtenQuestions?: WrittenQuestions;
  /** Used for a release without a calibration, or whose calibration has signals that we do not compute. */
  calibration: Calibration;
  /** Fitted to the vectors of one model: better, but only for releases embedded with that model. */
  calibrationOfModel?: Calibration;
  /** Decides whether a question follows on from the previous one. If absent, a few rules decide instead. */
  readTurn?: ReadTurn;
  /** Absent if no reranker is configured. */
  reranker?: Reranker;
  /** Passages that an editor has found wrong. If absent, there are no such passages. */
  recalled?: ReadRecalled;
  /** How long a process may keep using the previous release, in milliseconds. Shorter in tests. */
  checkAgainMs?: number;
  onRebuild?: (release: number, reason: string) => void;
}

/**
 * `from` is a release with index files on this machine, which are used to make any missing files. Throws
 * `IndexFailure` if the release was embedded with a model that this process does not have.
 */
export async function loadRelease(
  ports: LoadPorts,
  number: number,
  from?: LoadedRelease,
): Promise<LoadedRelease> {
  const content = await ports.store.contentOf(number);
  const embedder = embedderOf(ports, content);
  const opened = await openOrRebuild(ports, content, from?.index.content);
  const typos = await inTurns(typosOf(content, ports, from?.index.content));
  const loaded = await ready(ports, opened, embedder, typos);
  countAhead(loaded.unitTerms, content.passages.length);
  return loaded;
}

/** Loads a past release, or a set of editions. Searches compare every passage, and no files are written. */
export async function loadReleaseAsOf(ports: LoadPorts, content: ReleaseContent): Promise<LoadedRelease> {
  const embedder = embedderOf(ports, content);
  const index = await ports.indexFiles.scan(content, vectorsOf(ports, content));
  return ready(ports, index, embedder, await inTurns(typosOf(content, ports)));
}

const vectorsOf =
  ({ store }: LoadPorts, content: ReleaseContent) =>
  (ordinals: readonly number[]) =>
    store.vectorsOf(content, ordinals);

/**
 * Loads a release with the settings that were recorded for an answer, instead of the current settings. Throws
 * `IndexFailure` if the recorded settings use a reranker or a signal that this version does not have.
 */
export async function loadRecorded(
  ports: LoadPorts,
  content: ReleaseContent,
  { calibration, weights, reranker: recorded, withheld = [], ...settings }: AnswerSettings,
): Promise<LoadedRelease> {
  if (!hasTodaysSignals(weights) || !knowsItsSignals(calibration))
    throw new IndexFailure(...releaseWording.otherSignals);
  if (recorded !== undefined && recorded !== ports.reranker?.id)
    throw new IndexFailure(...releaseWording.otherReader);
  const reranker = recorded === undefined ? undefined : ports.reranker;
  const release = { ...content.release, calibration };
  const loaded = await loadReleaseAsOf({ ...ports, ...settings, weights, reranker }, { ...content, release });
  return leaveOutPassages(loaded, withheld);
}

async function ready(
  ports: LoadPorts,
  opened: SearchIndex,
  embedder: QuestionEmbedder,
  typos: TypoIndex,
): Promise<LoadedRelease> {
  const { content } = opened;
  const index = withQuestions(ports, opened);
  // Builds the glossary's matcher now, so that the first question does not have to wait for it.
  expandAbbreviations('', ports.glossary);
  return {
    index,
    ...(embedder !== ports.embedder && { embedder }),
    unitTerms: createUnitTerms(content.passages),
    weights: ports.weights,
    calibration: await calibrationFor(calibrationOf(ports, content), index),
    ...(ports.reranker && { reranker: ports.reranker }),
    understanding: {
      glossary: ports.glossary,
      everydayWords: ports.everydayWords,
      typos,
      ...(ports.readTurn && { readTurn: ports.readTurn }),
    },
  };
}

type Terms = Pick<LoadPorts, 'glossary' | 'everydayWords'>;

/** The same release with the current glossary, so that a changed term needs no new release. */
export function withGlossary(loaded: LoadedRelease, terms: Terms): LoadedRelease {
  const { glossary } = terms;
  expandAbbreviations('', glossary);
  const typos = withAlsoKnown(loaded.understanding.typos, shorthandIn(terms));
  return { ...loaded, understanding: { ...loaded.understanding, glossary, typos } };
}

function withQuestions({ writtenQuestions }: LoadPorts, index: SearchIndex): SearchIndex {
  const { release, passages } = index.content;
  if (writtenQuestions?.model !== release.model.weightsHash) return index;
  return { ...index, questions: passages.map(({ id }) => writtenQuestions.about(id)) };
}

function calibrationOf(ports: LoadPorts, { release }: ReleaseContent): Calibration {
  const ofModel = ports.calibrationOfModel;
  const shipped = ofModel?.model === release.model.weightsHash ? ofModel : ports.calibration;
  const own = release.calibration;
  return own && knowsItsSignals(own) ? own : shipped;
}

/** Questions need the model that embedded the release: vectors of two models cannot be compared. */
function embedderOf(
  { embedder, earlierEmbedders = [] }: LoadPorts,
  { release }: ReleaseContent,
): QuestionEmbedder {
  const { weightsHash, dimension } = release.model;
  const same = [embedder, ...earlierEmbedders].find(
    ({ model }) => model.weightsHash === weightsHash && model.dimension === dimension,
  );
  if (same) return same;
  throw new IndexFailure(
    ...releaseWording.otherEmbedder(release.number, release.model.id, embedder.model.id),
  );
}

/** The index is only a cache, so files that are damaged or missing can be rebuilt. */
async function openOrRebuild(
  ports: LoadPorts,
  content: ReleaseContent,
  from: ReleaseContent | undefined,
): Promise<SearchIndex> {
  try {
    return await ports.indexFiles.open(content);
  } catch (error) {
    if (!(error instanceof IndexFailure)) throw error;
    const derived = from && (await derive(ports, content, from));
    if (derived) return derived;
    ports.onRebuild?.(content.release.number, error.message);
    await ports.indexFiles.build(content, vectorsOf(ports, content));
    return ports.indexFiles.open(content);
  }
}

/** Builds only the parts of the index that changed. Undefined if the whole index must be built. */
async function derive(
  ports: LoadPorts,
  content: ReleaseContent,
  from: ReleaseContent,
): Promise<SearchIndex | undefined> {
  try {
    await ports.indexFiles.derive(from, content, vectorsOf(ports, content));
    return await ports.indexFiles.open(content);
  } catch (error) {
    if (!(error instanceof IndexFailure)) throw error;
    return undefined;
  }
}

function* typosOf(content: ReleaseContent, terms: Terms, from?: ReleaseContent): Steps<TypoIndex> {
  return yield* typoIndexSteps(yield* releaseWords(content, from), shorthandIn(terms));
}

/** Terms that practitioners use deliberately are not typing errors, however rarely they appear in guidance. */
function shorthandIn({ glossary, everydayWords }: Terms): string[] {
  return [...glossary.flatMap(({ term, also }) => [term, ...also]), ...Object.keys(everydayWords)];
}

/** How often to check which release is live. We do not check for every question, because publishing is rare. */
const CHECK_AGAIN_MS = 2_000;

/** How long to wait after a failure. Each attempt reads every passage and may build the whole index. */
const TRY_AGAIN_MS = 30_000;

interface LiveRelease {
  /** Returns the previous release while a newer one cannot be used yet. Only rejects if none has been loaded yet. */
  current(): Promise<LoadedRelease | undefined>;
  /** Waits until the live release is loaded. Rejects if it cannot be loaded. */
  refresh(): Promise<void>;
}

export function createLiveRelease(ports: LoadPorts): LiveRelease {
  const { checkAgainMs = CHECK_AGAIN_MS } = ports;
  let current: LoadedRelease | undefined;
  let checkAt = -Infinity;
  let latest = Promise.resolve();
  const check = async () => {
    const live = await ports.store.liveRelease();
    if (live && live.number !== current?.index.content.release.number)
      current = await loadRelease(ports, live.number, current);
  };
  const refresh = () => {
    if (performance.now() <= checkAt) return latest;
    checkAt = Infinity;
    latest = check();
    latest.then(
      () => (checkAt = performance.now() + checkAgainMs),
      // If no release is loaded, no question can be answered, so the next question tries again straight away.
      () => (checkAt = current ? performance.now() + TRY_AGAIN_MS : -Infinity),
    );
    return latest;
  };
  return {
    async current() {
      const refreshed = refresh();
      if (current) refreshed.catch(() => undefined);
      else await refreshed;
      return current;
    },
    refresh,
  };
}
