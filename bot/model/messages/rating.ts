// Why an answer did not help, in one press.

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

/** Answers rated not helpful that quote one document, by reason; “none”: no reason was given. */
export interface DocumentRatings {
  /** Slug. */
  document: string;
  reasons: Partial<Record<RatingReason | 'none', number>>;
}
