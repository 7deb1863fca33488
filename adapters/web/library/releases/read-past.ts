// Reads what the assistant quoted from on a day. If nothing was live yet, reads what was in force by the
// documents' own dates.
import type { Answer } from '../../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import type { Publication } from '../../../../ingest/model/editing.js';
import { versionsLiveOn, type LiveVersion } from '../../../../ingest/model/live-versions.js';
import type { AnswerAsOf, ReviewDesk } from '../../ports/editors-review-ports.js';

export interface Asked {
  day: string;
  /** Empty to list the documents. */
  question: string;
  nation: Jurisdiction | undefined;
}

export type Edition = AnswerAsOf['editions'][number];

export interface VersionThen {
  release: number;
  editions: readonly Edition[];
  /** Absent if no question was asked, or if this version was not asked. */
  answer?: Answer;
}

export interface Past {
  publications: readonly Publication[];
  spans: readonly LiveVersion[];
  /** Each version that was live that day, latest first. */
  versions: readonly VersionThen[];
  /** Only present if no version was live that day. */
  byDates?: AnswerAsOf;
}

/** Asking a version loads it, so a day with many versions would take too long. */
const MOST_ASKED = 3;

export async function readPast(review: ReviewDesk, asked: Asked): Promise<Past> {
  const { day, question, nation } = asked;
  const publications = await review.records.publications();
  const spans = versionsLiveOn(publications, day);
  if (!spans.length) {
    const byDates = await review.askAsOfDay(day, question || undefined, nation);
    return { publications, spans, versions: [], byDates };
  }
  const releases = [...new Set(spans.map(({ release }) => release).reverse())];
  const versions: VersionThen[] = [];
  for (const [n, release] of releases.entries()) {
    const editions = question === '' ? await review.editionsOf(release) : [];
    const isAsked = question !== '' && n < MOST_ASKED;
    const answer = isAsked ? await review.askVersion(release, question, nation) : undefined;
    versions.push({ release, editions, ...(answer && { answer }) });
  }
  return { publications, spans, versions };
}
