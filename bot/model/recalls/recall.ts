// Defines a recall. The guidance behind an answer has changed, and an editor decides whether to tell the
// people who were given it.
import type { Publication } from '../../../ingest/model/editing.js';
import { formsOf, hasWords, type Recalled, type RecalledText } from '../../../knowledge/model/recalled.js';
import { printedHeadings, type Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { OutgoingMessage } from '../messages/message.js';
import type { Person, PlatformName } from '../people/person.js';

/**
 * changed: the passage now says something else. removed: it is no longer in the guidance. withdrawn: its text
 * is still there, but the publisher has withdrawn or replaced the document. scope: its text is the same, but
 * it applies to fewer nations or is less binding. audience: its text is the same, but its headings have been
 * changed to say, or no longer say, that it is only for adults. wrong: an editor found that it is wrong.
 */
export type RecallReason = 'changed' | 'removed' | 'withdrawn' | 'scope' | 'audience' | 'wrong';

/**
 * told: everyone who was given the passage has been told, or will be. dismissed: an editor decided that no
 * one needs to be told.
 */
export type RecallState = 'open' | 'told' | 'dismissed';

export interface Recall {
  id: number;
  passage: string;
  /** IDs of the passage in other forms, which say the same. */
  otherForms?: string[];
  /** The document's slug when the recall was opened. */
  document: string;
  title: string;
  reason: RecallReason;
  /**
   * ID of the publication or rollback that made the passage out of date. Absent if an editor found the
   * passage wrong.
   */
  publication?: number;
  /** The text of the passage that people were given. */
  was: string;
  /** The part of the passage that an editor found wrong. Absent if the whole passage is wrong. */
  words?: string;
  /**
   * The passage that has replaced this one, if any. `moved`: text of either that the other version of the
   * document has, unchanged, in another passage. `addsRecalled`: true if words that were recalled are new in
   * it. Never stored, because more can be recalled later.
   */
  now?: { passage: Passage; document: GuidanceDocument; moved?: string[]; addsRecalled?: boolean };
  /** When the release that changed the passage went live; ISO 8601, UTC. */
  since: string;
  state: RecallState;
  openedAt: string;
  decidedBy?: string;
  decidedAt?: string;
  /**
   * What is wrong with the text, for the people who were given it. For other recalls, a comment for the history,
   * which no one is sent.
   */
  comment?: string;
  /** What people who are told about a change need to know. */
  needToKnow?: string;
  /**
   * Who decided that a wrong passage can be quoted again, when and why. Until then, no answer quotes the
   * passage.
   */
  liftedBy?: string;
  liftedAt?: string;
  liftedReason?: string;
}

/** True if the recall stops answers from quoting the text. */
export function isBlocking({ reason, liftedAt }: Recall): boolean {
  return reason === 'wrong' && liftedAt === undefined;
}

export function recalledText({
  id,
  passage,
  otherForms,
  document,
  title,
  words,
  was,
  openedAt,
}: Recall): RecalledText {
  return {
    ...{ recall: id, passage, document, title, was, words: words ?? was, since: openedAt },
    ...(otherForms && { otherForms }),
  };
}

/** A passage can have several recalls, but only one for each publication. */
export type NewRecall = Omit<
  Recall,
  | 'id'
  | 'otherForms'
  | 'state'
  | 'decidedBy'
  | 'decidedAt'
  | 'needToKnow'
  | 'liftedBy'
  | 'liftedAt'
  | 'liftedReason'
>;

/**
 * True if an editor decides on both recalls together, and people get one message about both. This applies if
 * the document was withdrawn, was removed, or now applies to fewer nations or different people, or if both
 * passages are wrong for the same reason. A passage that now says something else is always decided
 * separately.
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
 * The headings of the passages as they are now, without duplicates. Each entry starts with the document's
 * title, because the title can also say who the guidance is for.
 */
export function placesNow(matter: readonly Recall[]): string[] {
  const places = matter.flatMap(({ now }) =>
    now ? [[now.document.title, ...printedHeadings(now.passage)].join(' › ')] : [],
  );
  return [...new Set(places)];
}

/** Groups recalls that are decided together. Keeps the order in which they were opened. */
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

/** The other groups with a passage of this one that people were told about, or that wait for a decision. */
export function aboutSameText(matter: readonly Recall[], matters: readonly Recall[][]): Recall[][] {
  const own = new Set(matter.map(({ id }) => id));
  const passages = new Set(matter.flatMap(formsOf));
  return matters.filter(
    (other) =>
      other[0]!.state !== 'dismissed' &&
      other.some(
        ({ id, passage, liftedAt }) => !own.has(id) && passages.has(passage) && liftedAt === undefined,
      ),
  );
}

/**
 * Leaves out passages that people have been told were wrong. “It has changed” after “it was wrong” would
 * sound as if the text had been right. If only some words were wrong, people still need to know of changes to
 * other sentences, and that all of it was withdrawn.
 */
export function stillToTell(matter: readonly Recall[], told: readonly Recall[]): Recall[] {
  if (matter[0]?.reason === 'wrong') return [...matter];
  const wrong = told.filter((recall) => recall.state === 'told' && isBlocking(recall));
  const isAbout = (recall: Recall, { passage, words }: Recall) =>
    formsOf(recall).includes(passage) && (words === undefined || onlyChanges(recall, words));
  return matter.filter((recall) => !wrong.some((other) => isAbout(recall, other)));
}

/** True if each sentence that is gone had these words, or is among them. */
function onlyChanges({ was, now }: Recall, words: string): boolean {
  if (!now) return false;
  const kept = new Set([now.passage.text, ...(now.moved ?? [])].flatMap(sentencesOf));
  const gone = sentencesOf(was).filter((sentence) => !kept.has(sentence));
  const isWrong = (sentence: string) => hasWords(sentence, words) || hasWords(words, sentence);
  return gone.length > 0 && gone.every(isWrong);
}

/** Approximate: if a sentence is split in two, people are told about one more change. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?;:])\s+|\n+/u).filter(Boolean);

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
  /** Returns the recall's ID. Undefined if this publication already has a recall of the passage. */
  add(recall: NewRecall): Promise<number | undefined>;
  find(id: number): Promise<Recall | undefined>;
  /** Oldest first. */
  list(state?: RecallState): Promise<Recall[]>;
  /** This recall and all recalls decided together with it, oldest first. */
  matter(recall: Recall): Promise<Recall[]>;
  /** Returns undefined if someone else decided first. */
  decide(
    id: number,
    decision: { state: 'told' | 'dismissed'; by: string; comment?: string; needToKnow?: string },
    now: string,
  ): Promise<Recall | undefined>;
  /** Recalls of changes to these passages that people were told about, oldest first. Leaves out wrong text. */
  changesTold(passages: readonly string[]): Promise<Recall[]>;
  /** Texts that answers must not quote, because editors found them wrong. */
  recalled(): Promise<Recalled>;
  /**
   * Lets the passages of these recalls be quoted again, and dismisses the recalls that are still open.
   * Returns false if someone else did this first.
   */
  lift(ids: readonly number[], lifted: { by: string; reason: string }, now: string): Promise<boolean>;
  /** Publications and rollbacks for which we have not yet looked for passages to recall, oldest first. */
  publicationsToCheck(): Promise<Pick<Publication, 'id' | 'at' | 'release' | 'previous'>[]>;
  beginCheck(publication: number): Promise<void>;
  /** Records that the publication has been checked, unless `checkAgainSince` was called during the check. */
  checked(publication: number, now: string): Promise<void>;
  /** Requires another check of everything published since this release was last made live. */
  checkAgainSince(release: number): Promise<void>;
}

/** Everything that uses the passages affected by a change. */
export interface Impact {
  /** How many answers quoted a passage with substantive changes. */
  answers: number;
  /** Who was given one of those passages. */
  given: Given;
  /** Who was given any passage of the document. */
  givenDocument: Given;
  /** Active ones that expect this document, or words that are in the changed passages. */
  goldenQuestions: { id: number; question: string }[];
  /** Slugs of practice notes that name or cite the document. */
  practiceNotes: string[];
  /** Glossary terms that have the document as their source. */
  glossary: string[];
  /** Names of contacts that have the document as their source, or whose number is in the changed text. */
  contacts: string[];
}

/** A recall that stops passages in a change from being quoted. */
export interface RecalledInChange {
  recall: number;
  /** When an editor found the text wrong; ISO 8601, UTC. */
  since: string;
  passages: number;
}

/**
 * How many people were given a passage, or any passage decided together with it. Contains no names, because
 * editors do not need them to decide.
 */
export interface Given {
  people: number;
  /** The number of people on each platform, highest first. Leaves out anyone who asked to be forgotten. */
  platforms: { platform: PlatformName; people: number }[];
  /** When the passage was first and last given to someone; ISO 8601, UTC. Absent if no one was given it. */
  first?: string;
  last?: string;
}

export interface Reach extends Given {
  /** The message to one of these people, either sent or still to be sent. */
  example?: OutgoingMessage;
  /** The number of messages about this recall in each state. */
  messages: { sent: number; onTheWay: number; undeliverable: number };
}

/**
 * What has become of the recalled text. If it was found wrong: `not-quoted` or `quoted` if the live release
 * contains it, otherwise `gone`. For other recalls: `back` if the live release contains the old text again,
 * otherwise `replaced`.
 */
export interface RecallStanding {
  words: 'not-quoted' | 'quoted' | 'gone' | 'replaced' | 'back';
  /** The latest publication. Only present if the old text is back. */
  publication?: Publication;
  /**
   * The recall that stops the text from being quoted: this recall was lifted, or the text that has replaced
   * it still has the words of that recall.
   */
  through?: number;
}
