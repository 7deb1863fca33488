// A recall: the guidance behind an answer has changed, and an editor decides whether to tell the people who were
// given it.
import type { Publication } from '../../../ingest/model/editing.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { OutgoingMessage } from '../messages/message.js';
import type { Person, PlatformName } from '../people/person.js';

/**
 * changed: it says something else now. removed: it is no longer in the guidance. withdrawn: the words are still
 * there, but their publisher has withdrawn or replaced them. wrong: an editor found it wrong.
 */
export type RecallReason = 'changed' | 'removed' | 'withdrawn' | 'wrong';

/**
 * told: the people who were given it have been told, or are being told. dismissed: an editor decided there was no
 * need.
 */
export type RecallState = 'open' | 'told' | 'dismissed';

export interface Recall {
  id: number;
  /** Id of the passage that was quoted. */
  passage: string;
  /** Slug and title of its document, as it then was. */
  document: string;
  title: string;
  reason: RecallReason;
  /** The move of the live pointer that took the ground away; absent if an editor found it wrong. */
  publication?: number;
  /** The passage as it was. */
  was: string;
  /** What has replaced it; absent if nothing has. */
  now?: { passage: Passage; document: GuidanceDocument };
  /** When the release that changed it went live; ISO 8601, UTC. */
  since: string;
  state: RecallState;
  openedAt: string;
  decidedBy?: string;
  decidedAt?: string;
  /** Why it is wrong, or why no one needs to be told. */
  comment?: string;
}

/** The same passage is asked about once for each publication that takes its ground away. */
export type NewRecall = Omit<Recall, 'id' | 'state' | 'decidedBy' | 'decidedAt'>;

/**
 * Decided together and told in one message: passages of a document that was withdrawn or removed, and those that are
 * wrong for one reason. A passage that now says something else is decided separately.
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

/** Each matter with its recalls, in the order in which they were opened. */
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

/** Someone who was given something, and when. */
export interface Recipient {
  answer: string;
  conversation: string;
  /** Absent if they asked us to forget them. */
  person?: Person;
  at: string;
}

export interface PassageRecipient extends Recipient {
  passage: string;
}

export interface RecallRecords {
  /** False when that passage is asked about already for that publication. */
  add(recall: NewRecall): Promise<boolean>;
  find(id: number): Promise<Recall | undefined>;
  /** Oldest first. */
  list(state?: RecallState): Promise<Recall[]>;
  /** All that is one matter with this one, and itself, oldest first. */
  matter(recall: Recall): Promise<Recall[]>;
  /** Undefined if it is not open, because someone decided first. */
  decide(
    id: number,
    decision: { state: 'told' | 'dismissed'; by: string; comment?: string },
    now: string,
  ): Promise<Recall | undefined>;
  /** Moves of the live pointer not yet checked for lost passages, oldest first. */
  publicationsToCheck(): Promise<Pick<Publication, 'id' | 'at' | 'release' | 'previous'>[]>;
  checked(publication: number, now: string): Promise<void>;
}

/** What depends on the passages that a change affects. */
export interface Impact {
  /** Answers that quoted a passage which changes in substance. */
  answers: number;
  goldenQuestions: { id: number; question: string }[];
  /** Slugs of practice notes that name the document. */
  practiceNotes: string[];
  /** Terms whose source is the document. */
  glossary: string[];
  /** Names of contacts whose number is in the change, or whose source is the document. */
  contacts: string[];
}

/** Who was given a passage, or several of one matter, in counts: an editor needs no names to decide. */
export interface Given {
  people: number;
  /** By platform, the most first. People who asked to be forgotten are not counted under any. */
  platforms: { platform: PlatformName; people: number }[];
  /** When it was first and last given; ISO 8601, UTC; absent if no one was given it. */
  first?: string;
  last?: string;
}

export interface Reach extends Given {
  /** What one of them reads, or will read. */
  example?: OutgoingMessage;
  /** Messages about this recall by how far they are. */
  messages: { sent: number; onTheWay: number; undeliverable: number };
}
