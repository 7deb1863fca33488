// Defines a recall: the guidance behind an answer has changed, and an editor decides whether to tell the
// people who were given it.
import type { Publication } from '../../../ingest/model/editing.js';
import type { Recalled, RecalledText } from '../../../knowledge/model/recalled.js';
import { printedHeadings, type Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { OutgoingMessage } from '../messages/message.js';
import type { Person, PlatformName } from '../people/person.js';

/**
 * changed: the passage now says something else. removed: it is no longer in the guidance. withdrawn: its text
 * is still there, but the publisher has withdrawn or replaced it. scope: its text is the same, but applies to
 * fewer nations or is less binding. audience: its text is the same, but its headings now say that it is only
 * for adults, or no longer do. wrong: an editor found that it is wrong.
 */
export type RecallReason = 'changed' | 'removed' | 'withdrawn' | 'scope' | 'audience' | 'wrong';

/**
 * told: everyone who was given the passage has been, or is being, told. dismissed: an editor decided that no
 * one needs to be told.
 */
export type RecallState = 'open' | 'told' | 'dismissed';

export interface Recall {
  id: number;
  passage: string;
  /** The slug and title of the document at the time. */
  document: string;
  title: string;
  reason: RecallReason;
  /**
   * The publication or rollback that made the passage out of date; absent if an editor found the passage
   * wrong.
   */
  publication?: number;
  /** The passage's text at the time. */
  was: string;
  /** The part of the passage that an editor found wrong; absent if all of it is wrong. */
  words?: string;
  /** What has replaced the passage, if anything. */
  now?: { passage: Passage; document: GuidanceDocument };
  /** When the release that changed the passage went live; ISO 8601, UTC. */
  since: string;
  state: RecallState;
  openedAt: string;
  decidedBy?: string;
  decidedAt?: string;
  /** Why the passage is wrong, or why no one needs to be told. */
  comment?: string;
  /**
   * Who decided that a passage marked as wrong can be quoted again, when and why. No answer quotes the passage
   * until someone has decided this.
   */
  liftedBy?: string;
  liftedAt?: string;
  liftedReason?: string;
}

/** True if the recall stops its text from being quoted. */
export function isBlocking({ reason, liftedAt }: Recall): boolean {
  return reason === 'wrong' && liftedAt === undefined;
}

export function recalledText({ id, passage, document, title, words, was, openedAt }: Recall): RecalledText {
  return { recall: id, passage, document, title, was, words: words ?? was, since: openedAt };
}

/** A passage has at most one recall for each publication that makes it out of date. */
export type NewRecall = Omit<
  Recall,
  'id' | 'state' | 'decidedBy' | 'decidedAt' | 'liftedBy' | 'liftedAt' | 'liftedReason'
>;

/**
 * True if 2 recalls are decided together and sent in one message. This applies to passages of a document that
 * was withdrawn, was removed or now applies to fewer nations or different people, and to passages that are
 * wrong for the same reason. A passage that now says something else is decided separately.
 */
export function isOneMatter(one: Recall, other: Recall): boolean {
  return matterKey(one) === matterKey(other);
}

function matterKey({ id, document, reason, publication, state, decidedAt, comment }: Recall): string {
  if (reason === 'changed') return String(id);
  return JSON.stringify([
    document,
    reason,
    publication ?? null,
    state,
    decidedAt ?? null,
    reason === 'wrong' ? (comment ?? null) : null,
  ]);
}

/**
 * Where the passages are now, each place once, with the document's title, because a title can also say who its
 * rules are for.
 */
export function placesNow(matter: readonly Recall[]): string[] {
  const places = matter.flatMap(({ now }) =>
    now ? [[now.document.title, ...printedHeadings(now.passage)].join(' › ')] : [],
  );
  return [...new Set(places)];
}

/** Groups recalls that are decided together, in the order in which they were opened. */
export function mattersOf(recalls: readonly Recall[]): Recall[][] {
  const matters = new Map<string, Recall[]>();
  for (const recall of recalls) {
    const key = matterKey(recall);
    const matter = matters.get(key);
    if (matter) matter.push(recall);
    else matters.set(key, [recall]);
  }
  return [...matters.values()];
}

export interface Recipient {
  answer: string;
  conversation: string;
  /** Absent if the person asked to be forgotten. */
  person?: Person;
  at: string;
}

export interface PassageRecipient extends Recipient {
  passage: string;
}

export interface RecallRecords {
  /** Returns the recall's ID, or undefined if the publication already has a recall of this passage. */
  add(recall: NewRecall): Promise<number | undefined>;
  find(id: number): Promise<Recall | undefined>;
  /** Oldest first. */
  list(state?: RecallState): Promise<Recall[]>;
  /** This recall and all those decided together with it, oldest first. */
  matter(recall: Recall): Promise<Recall[]>;
  /** Undefined if someone else decided first. */
  decide(
    id: number,
    decision: { state: 'told' | 'dismissed'; by: string; comment?: string },
    now: string,
  ): Promise<Recall | undefined>;
  /** All recalls of passages of this document, oldest first. */
  ofDocument(slug: string): Promise<Recall[]>;
  /** Texts that editors found wrong and that may not be quoted. */
  recalled(): Promise<Recalled>;
  /**
   * Lets the passages of these recalls be quoted again, and dismisses the recalls that are still open.
   * Returns false if someone else did this first.
   */
  lift(ids: readonly number[], lifted: { by: string; reason: string }, now: string): Promise<boolean>;
  /** Publications and rollbacks that have not been checked for lost passages, oldest first. */
  publicationsToCheck(): Promise<Pick<Publication, 'id' | 'at' | 'release' | 'previous'>[]>;
  beginCheck(publication: number): Promise<void>;
  /** Has no effect if the publication has to be checked again because of `checkAgainSince` in between. */
  checked(publication: number, now: string): Promise<void>;
  /** Has everything published since this release was last made live checked again. */
  checkAgainSince(release: number): Promise<void>;
}

/** Everything that uses the passages affected by a change. */
export interface Impact {
  /** How many answers quoted a passage that has substantive changes. */
  answers: number;
  goldenQuestions: { id: number; question: string }[];
  /** Slugs of practice notes that name or cite the document. */
  practiceNotes: string[];
  /** Terms that have the document as their source. */
  glossary: string[];
  /** Names of contacts whose number is in the changed text, or whose source is the document. */
  contacts: string[];
}

/**
 * How many people were given a passage, or any passage decided together with it. There are no names, because
 * editors do not need them to decide.
 */
export interface Given {
  people: number;
  /** By platform, most people first. Anyone who asked to be forgotten is not counted under a platform. */
  platforms: { platform: PlatformName; people: number }[];
  /** When the passage was first and last given; ISO 8601, UTC. Absent if no one was given it. */
  first?: string;
  last?: string;
}

export interface Reach extends Given {
  /** The message that one of these people was sent or will be sent. */
  example?: OutgoingMessage;
  /** How many messages about this recall are at each stage. */
  messages: { sent: number; onTheWay: number; undeliverable: number };
}

/**
 * The current state of the recalled text. For text found wrong: `not-quoted` or `quoted` if the live release
 * has it, otherwise `gone`. For other recalls: `replaced`, or `back` if the live release has the old text
 * again.
 */
export interface RecallStanding {
  words: 'not-quoted' | 'quoted' | 'gone' | 'replaced' | 'back';
  /** The latest publication, if the old text is back. */
  publication?: Publication;
  /** The ID of another recall that still stops the text from being quoted, although this one was lifted. */
  through?: number;
}
