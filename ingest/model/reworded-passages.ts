export interface Rewording {
  /** The passage's ID before and after a change that does not affect its meaning. */
  before: string;
  after: string;
}

/** Remembers which passages say the same, because a passage gets a new ID when only its form changes. */
export interface RewordedPassages {
  recordRewordings(rewordings: readonly Rewording[]): Promise<void>;
  /** Maps each of these passages that has had other forms to the IDs of all its other forms. */
  otherForms(passages: readonly string[]): Promise<Map<string, string[]>>;
}
