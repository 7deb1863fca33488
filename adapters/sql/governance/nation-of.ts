// The nation that a question is counted under.
import type { Jurisdiction } from '../../../knowledge/model/source.js';

interface Asked {
  outcome: string | null;
  /** The nation of its answer. */
  understood: string | null;
  /** The nation chosen in the conversation when the question was asked. */
  chosen: string | null;
}

export function nationOf({ outcome, understood, chosen }: Asked): Jurisdiction | null {
  return (outcome === null ? chosen : understood) as Jurisdiction | null;
}
