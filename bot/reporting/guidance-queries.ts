import { markRecalled, markRecalledIn, type ReadRecalled } from '../../knowledge/model/recalled.js';
import type { GuidanceStore } from '../../ingest/model/ports.js';
import type { GuidanceQueries, ReadPassage, Surroundings } from '../model/guidance-queries.js';
import type { BotQueries } from '../model/queries.js';

/** How many passages to show before and after a quoted passage. Together they fill about one printed page. */
const AROUND = 4;

export function createGuidanceQueries(
  store: GuidanceStore,
  queries: BotQueries,
  recalled: ReadRecalled,
): GuidanceQueries {
  /** Cached for each release, because it is needed for every visit to the first page. */
  let sample = { release: 0, is: false };
  return {
    async surroundings(answer, number) {
      const found = await surroundings(store, queries, answer, number);
      if (!found) return undefined;
      const { document, passages } = found;
      const wrong = await recalled();
      const marked = passages.map((read) => {
        const { passage } = markRecalled(wrong, { passage: read.passage, document });
        return { ...read, passage };
      });
      return { ...found, passages: marked };
    },
    async document(slug) {
      const live = await store.liveRelease();
      const found = live && (await store.documentOf(live.number, slug));
      return found && { ...markRecalledIn(await recalled(), found), release: live.number };
    },
    async documents() {
      const live = await store.liveRelease();
      if (!live) return undefined;
      const editions = await store.editionsOf(live.number);
      return {
        documents: editions.map(({ document }) => document),
        release: live.number,
        publishedAt: live.publishedAt,
      };
    },
    async isSample() {
      const live = await store.liveRelease();
      if (live && live.number !== sample.release) {
        const editions = await store.editionsOf(live.number);
        sample = { release: live.number, is: editions.every(({ document }) => document.sample === true) };
      }
      return live !== undefined && sample.is;
    },
  };
}

async function surroundings(
  store: GuidanceStore,
  queries: BotQueries,
  answer: string,
  number: number,
): Promise<Surroundings | undefined> {
  const shown = await queries.citation(answer, number);
  if (!shown) return undefined;
  const { passage: quoted, document, spans, answer: answering } = shown.citation;
  // Only highlight the answer in the first quote, as in the chat. In later quotes, it is often the wrong
  // sentence.
  const read: ReadPassage = { passage: quoted, marked: spans, ...(number === 1 && { answering }) };
  const whole = await store.documentOf(shown.release, document.slug);
  const at = whole?.passages.findIndex(({ id }) => id === quoted.id) ?? -1;
  // Answers are kept for longer than releases. If the text of the release has been deleted, show the answer's
  // own copy.
  const around: ReadPassage[] =
    !whole || at < 0
      ? [read]
      : whole.passages
          .slice(Math.max(0, at - AROUND), at + AROUND + 1)
          .map((passage) => (passage.id === quoted.id ? read : { passage }));
  return {
    document,
    passages: around,
    release: shown.release,
    ...(whole && at >= 0 && at + AROUND + 1 >= whole.passages.length && { isAtEnd: true as const }),
    stillLive: await isLive(store, document.slug, quoted.id),
  };
}

async function isLive(store: GuidanceStore, slug: string, passage: string): Promise<boolean> {
  const live = await store.liveRelease();
  const now = live && (await store.documentOf(live.number, slug));
  return now?.passages.some(({ id }) => id === passage) ?? false;
}
