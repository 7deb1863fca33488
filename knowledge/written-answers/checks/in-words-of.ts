// Tells a claim in its quotes' own words: each of its stems that they lack becomes the one of theirs that means the same.
import type { Reading, Surroundings } from './read.js';
import { groupsOf } from './words-alike.js';

export function inWordsOf(evidence: readonly Reading[], claim: Reading): Reading {
  const theirs = new Set(evidence.flatMap(({ stems }) => [...stems]));
  const byGroup = new Map<string, string>();
  for (const stem of theirs)
    for (const group of groupsOf(stem)) if (!byGroup.has(group)) byGroup.set(group, stem);
  const told = (stem: string) =>
    theirs.has(stem) ? stem : ([...groupsOf(stem)].map((group) => byGroup.get(group)).find(Boolean) ?? stem);
  const around = ({ before, after }: Surroundings) => ({ before: before.map(told), after: after.map(told) });
  const marks = claim.marks.map((mark) => ({
    ...mark,
    ...around(mark),
    elsewhere: mark.elsewhere.map(told),
  }));
  return {
    ...claim,
    stems: new Set([...claim.stems].map(told)),
    marks,
    tokens: claim.tokens.map((token) =>
      token.kind === 'word' ? { ...token, base: told(token.base) } : token,
    ),
    figures: claim.figures.map((figure) => ({
      ...figure,
      ...around(figure),
      territory: new Set([...figure.territory].map(told)),
    })),
  };
}
