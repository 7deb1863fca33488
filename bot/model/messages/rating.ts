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
 * A message that explains a rating has an ID that starts with this, then the answer's ID and the event's ID.
 */
export const EXPLAINS = 'not-helpful:';

/**
 * How many answers that quote a document were rated not helpful, for each reason. `none` counts ratings
 * without a reason.
 */
export interface DocumentRatings {
  /** The document's slug. */
  document: string;
  reasons: Partial<Record<RatingReason | 'none', number>>;
}
