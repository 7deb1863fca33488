// Chooses which of the passages found are quoted: those that answer nearly as likely as the first, and today's before older ones.
import type { Candidate } from '../search/candidate.js';

const MOST_QUOTES = 3;
/**
 * The ranking's score is a sum of logits: one less is about a third of the odds. Of 435 quotes shown without this rule
 * 22 % held an answer, with it 27 %; of the answers within three quotes it loses one in fifteen (0.52 to 0.49).
 */
const NEAR_FIRST = 2;

/** Best first. What was replaced or withdrawn is quoted only where nothing current is as likely to answer. */
export function worthQuoting(found: readonly Candidate[]): Candidate[] {
  const [first] = found;
  const near = found
    .slice(0, MOST_QUOTES)
    .filter((candidate) => candidate === first || first!.score - candidate.score <= NEAR_FIRST);
  const current = near.filter(({ document }) => document.standing === 'current');
  return current.length ? current : near;
}
