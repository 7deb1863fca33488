// A recall: the ground of an answer has changed, and an editor decides whether those who were given it are told.
import type { Publication } from '../../../ingest/model/editing.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { OutgoingMessage } from '../messages/message.js';
import type { PlatformName } from '../people/person.js';

/**
 * changed: it says something else now. removed: it is not in the guidance any more. withdrawn: the words stand, and
 * their publisher no longer stands by them, or has replaced them. wrong: an editor found it wrong.
 */
export type RecallReason = 'changed' | 'removed' | 'withdrawn' | 'wrong';

/** told: those who were given it are told, or are being told. dismissed: an editor saw no need. */
export type RecallState = 'open' | 'told' | 'dismissed';

export interface Recall {
  id: number;
  /** Id of the passage that was quoted. */
  passage: string;
  /** Slug and title of its document, as it then was. */
  document: string;
  title: string;
  reason: RecallReason;
  /** The move of the live pointer that took the ground away; absent where an editor found it wrong. */
  publication?: number;
  /** The passage as it stood. */
  was: string;
  /** What stands in its place; absent where nothing does. */
  now?: { passage: Passage; document: GuidanceDocument };
  /** When the release that changed it went live; ISO 8601, UTC. */
  since: string;
  state: RecallState;
  openedAt: string;
  decidedBy?: string;
  decidedAt?: string;
  /** Why it is wrong, or why nobody needs to be told. */
  comment?: string;
}

/** The same passage is asked about once for each publication that takes its ground away. */
export type NewRecall = Omit<Recall, 'id' | 'state' | 'decidedBy' | 'decidedAt'>;

/**
 * Decided on together, and told in one message: passages of a document that was withdrawn or taken away, and those that
 * are wrong for one reason. What a passage that changed says now is a matter of its own.
 */
export function isOneMatter(one: Recall, other: Recall): boolean {
  if (one.id === other.id) return true;
  return (
    one.reason !== 'changed' &&
    (['document', 'reason', 'publication', 'state', 'decidedAt'] as const).every(
      (field) => one[field] === other[field],
    ) &&
    (one.reason !== 'wrong' || one.comment === other.comment)
  );
}

/** Each matter with its recalls, in the order in which they were opened. */
export function mattersOf(recalls: readonly Recall[]): Recall[][] {
  const matters: Recall[][] = [];
  for (const recall of recalls) {
    const matter = matters.find(([first]) => isOneMatter(first!, recall));
    if (matter) matter.push(recall);
    else matters.push([recall]);
  }
  return matters;
}

export interface RecallRecords {
  /** False when that passage is asked about already for that publication. */
  add(recall: NewRecall): Promise<boolean>;
  find(id: number): Promise<Recall | undefined>;
  /** Oldest first. */
  list(state?: RecallState): Promise<Recall[]>;
  /** All that is one matter with this one, and itself, oldest first. */
  matter(recall: Recall): Promise<Recall[]>;
  /** Undefined when it is not open: somebody decided first. */
  decide(
    id: number,
    decision: { state: 'told' | 'dismissed'; by: string; comment?: string },
    now: string,
  ): Promise<Recall | undefined>;
  /** Moves of the live pointer whose lost passages nobody has looked for yet, oldest first. */
  publicationsToCheck(): Promise<Pick<Publication, 'id' | 'at' | 'release' | 'previous'>[]>;
  checked(publication: number, now: string): Promise<void>;
}

/** What rests on the passages that a change alters. */
export interface Impact {
  /** Answers that quoted a passage which changes in substance. */
  answers: number;
  goldenQuestions: { id: number; question: string }[];
  /** Slugs of practice notes that name the document. */
  practiceNotes: string[];
  /** Terms whose source is the document. */
  glossary: string[];
  /** Names of contacts whose number stands in what changes, or whose source is the document. */
  contacts: string[];
}

/** Who was given a passage, or several of one matter, in counts: an editor needs no names to decide. */
export interface Given {
  people: number;
  /** Through which platform; the most first. Whoever asked to be forgotten is counted under none. */
  platforms: { platform: PlatformName; people: number }[];
  /** When it was first and last given; ISO 8601, UTC; absent where nobody was. */
  first?: string;
  last?: string;
}

export interface Reach extends Given {
  /** What one of them reads, or will read. */
  example?: OutgoingMessage;
  /** Messages about this recall by how far they are. */
  messages: { sent: number; onTheWay: number; undeliverable: number };
}
