// Reasons why an answer did not help, chosen with one press.

export const RATING_REASONS = [
  'wrong-nation',
  'out-of-date',
  'not-my-question',
  'too-long',
  'other',
] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

export interface Rating {
  rating: 'up' | 'down';
  reason?: RatingReason;
}

/**
 * The start of the ID of a message that says why an answer did not help. The answer's ID and the event's ID
 * follow.
 */
export const EXPLAINS = 'not-helpful:';

/** How many answers that quote a document were rated not helpful, by reason. “none” means that no reason was given. */
export interface DocumentRatings {
  /** Slug. */
  document: string;
  reasons: Partial<Record<RatingReason | 'none', number>>;
}
