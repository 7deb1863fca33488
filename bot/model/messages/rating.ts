// Lists the reasons why an answer did not help. People choose one with a single press.

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

/** The start of the ID of a message that explains a rating. The answer's ID and the event's ID follow. */
export const EXPLAINS = 'not-helpful:';

/** How many answers that quote a document were rated not helpful, by reason. “none”: no reason was given. */
export interface DocumentRatings {
  /** Slug. */
  document: string;
  reasons: Partial<Record<RatingReason | 'none', number>>;
}
