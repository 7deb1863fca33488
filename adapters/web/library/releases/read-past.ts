// Reads what the assistant quoted from on a day. If nothing was live yet, reads what was in force by the
// documents' own dates.
import { withDeadline } from '../../../../knowledge/model/with-deadline.js';
import { InputFailure } from '../../../../knowledge/model/errors.js';
import type { Answer, Question } from '../../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import type { Publication } from '../../../../ingest/model/editing.js';
import type { AsOf } from '../../../../ingest/releases/editions-in-force-on-day.js';
import {
  ASKED_ABOUT_A_DAY,
  versionsLiveOn,
  type LiveVersion,
} from '../../../../ingest/model/live-versions.js';
import type { EditingStore, GuidanceStore } from '../../../../ingest/model/ports.js';
import type { EditorsReviewPorts } from '../../ports/web-options.js';
import type { EditorsWritingPorts } from '../../ports/editors-writing-ports.js';
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
  /** Absent if no question was asked, or if this version was not asked or is still loading. */
  answer?: Answer;
  isLoading?: true;
}

export interface PublishedPast {
  publications: readonly Publication[];
  spans: readonly LiveVersion[];
  /** Each version that was live that day, latest first. */
  versions: readonly VersionThen[];
  /** Only present if no version was live that day. */
  byDates?: AnswerByDates;
}

/** Well before the time limit of the page, after which the editor would only see an error. */
const ANSWERED_WITHIN_MS = 20_000;

interface Needed {
  review: Pick<EditorsReviewPorts, 'askAsOf' | 'askVersion' | 'editionsOn'> & {
    ports: {
      editing: Pick<EditingStore, 'publications'>;
      store: Pick<GuidanceStore, 'editionsOf'>;
    };
  };
  writing: Pick<EditorsWritingPorts, 'redacted'>;
}

/** Versions that are not ready in time go on loading, so that the next question about the day is answered. */
export async function readPast(
  editing: Needed,
  asked: AskedAsOf,
  withinMs = ANSWERED_WITHIN_MS,
): Promise<PublishedPast> {
  const { editing: changes, store } = editing.review.ports;
  const publications = await changes.publications();
  const spans = versionsLiveOn(publications, asked.day);
  if (!spans.length) {
    const byDates = await withDeadline(askByDates(editing, asked), withinMs);
    if (!byDates) throw new InputFailure(...asOfPageWording.problems.loading);
    return { publications, spans, versions: [], byDates };
  }
  const releases = [...new Set(spans.map(({ release }) => release).reverse())];
  const isListed = asked.question === '';
  const toAsk = isListed ? [] : releases.slice(0, ASKED_ABOUT_A_DAY);
  const answers = new Map<number, Answer>();
  await withDeadline(askEach(editing, asked, toAsk, answers), withinMs);
  const versions = releases.map(async (release): Promise<VersionThen> => {
    const answer = answers.get(release);
    return {
      release,
      editions: isListed ? await store.editionsOf(release) : [],
      ...(answer && { answer }),
      ...(toAsk.includes(release) && !answer && { isLoading: true }),
    };
  });
  return { publications, spans, versions: await Promise.all(versions) };
}

/** Asks one version at a time, because each is loaded whole. */
async function askEach(
  editing: Needed,
  asked: AskedAsOf,
  releases: readonly number[],
  answers: Map<number, Answer>,
): Promise<void> {
  for (const release of releases)
    answers.set(release, await answered(editing, await editing.review.askVersion(release), asked));
}

async function askByDates(editing: Needed, asked: AskedAsOf): Promise<AnswerByDates> {
  if (asked.question === '') return editing.review.editionsOn(asked.day);
  const { asOf, ask } = await editing.review.askAsOf(asked.day);
  return { ...asOf, answer: await answered(editing, ask, asked) };
}

async function answered(
  { writing }: Needed,
  ask: ((question: Question) => Promise<Answer>) | undefined,
  { question, nation }: AskedAsOf,
): Promise<Answer> {
  if (!ask) throw new InputFailure(...asOfPageWording.problems.preparing);
  return ask(await writing.redacted({ text: question, jurisdiction: nation }));
}
