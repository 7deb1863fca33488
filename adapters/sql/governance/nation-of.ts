import type { Jurisdiction } from '../../../knowledge/model/source.js';

interface Asked {
  outcome: string | null;
  understood: Jurisdiction | null;
  /** The nation that was chosen in the conversation when the question was asked. */
  chosen: Jurisdiction | null;
}

export function nationOf({ outcome, understood, chosen }: Asked): Jurisdiction | null {
  return outcome === null ? chosen : understood;
}
