// Reads what the assistant quoted from on a day. If nothing was live yet, reads what was in force by the
// documents' own dates.
import { InputFailure } from '../../../../knowledge/model/errors.js';
import type { Answer, Question } from '../../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import type { Publication } from '../../../../ingest/model/editing.js';
import type { AsOf } from '../../../../ingest/releases/editions-in-force-on-day.js';
import { versionsLiveOn, type LiveVersion } from '../../../../ingest/model/live-versions.js';
import type { EditingPages } from '../../ports/web-options.js';
import { asOfPageWording } from '../wording/as-of-page-wording.js';

export interface AskedAsOf {
  day: string;
  /** Empty to list the documents. */
  question: string;
  nation: Jurisdiction | undefined;
}

/** `answer` is absent if no question was asked. */
export interface AnswerByDates extends AsOf {
  answer?: Answer;
}

export type Edition = AsOf['editions'][number];

export interface VersionThen {
  release: number;
  editions: readonly Edition[];
  /** Absent if no question was asked, or if this version was not asked. */
  answer?: Answer;
}

export interface PublishedPast {
  publications: readonly Publication[];
  spans: readonly LiveVersion[];
  /** Each version that was live that day, latest first. */
  versions: readonly VersionThen[];
  /** Only present if no version was live that day. */
  byDates?: AnswerByDates;
}

/** Asking a version loads it, so a day with many versions would take too long. */
const MOST_ASKED = 3;

export async function readPast(editing: EditingPages, asked: AskedAsOf): Promise<PublishedPast> {
  const { review } = editing;
  const { day, question } = asked;
  const publications = await review.ports.editing.publications();
  const spans = versionsLiveOn(publications, day);
  if (!spans.length) {
    const byDates = await askByDates(editing, asked);
    return { publications, spans, versions: [], byDates };
  }
  const releases = [...new Set(spans.map(({ release }) => release).reverse())];
  const versions: VersionThen[] = [];
  for (const [n, release] of releases.entries()) {
    const editions = question === '' ? await review.ports.store.editionsOf(release) : [];
    const isAsked = question !== '' && n < MOST_ASKED;
    const answer = isAsked ? await answered(editing, await review.askVersion(release), asked) : undefined;
    versions.push({ release, editions, answer });
  }
  return { publications, spans, versions };
}

async function askByDates(editing: EditingPages, asked: AskedAsOf): Promise<AnswerByDates> {
  if (asked.question === '') return editing.review.editionsOn(asked.day);
  const { asOf, ask } = await editing.review.askAsOf(asked.day);
  return { ...asOf, answer: await answered(editing, ask, asked) };
}

async function answered(
  { writing }: EditingPages,
  ask: ((question: Question) => Promise<Answer>) | undefined,
  { question, nation }: AskedAsOf,
): Promise<Answer> {
  if (!ask) throw new InputFailure(...asOfPageWording.problems.preparing);
  return ask(await writing.redacted({ text: question, jurisdiction: nation }));
}
