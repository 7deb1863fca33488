// A recall: the ground of an answer has changed, and an editor decides whether those who were given it are told.
import type { Passage } from '../../knowledge/passage.js';
import type { GuidanceDocument } from '../../knowledge/source.js';

/** changed: it says something else now. removed: it is not in the guidance any more. wrong: an editor found it wrong. */
export type RecallReason = 'changed' | 'removed' | 'wrong';

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
export type NewRecall = Omit<Recall, 'id' | 'state' | 'decidedBy' | 'decidedAt'> & { publication?: number };
