// Finds passages whose only change is that a sentence moved from or to another section.
import { isOfSubstance, type PassageChange, type WordRun } from '../model/change.js';
import { addTo } from '../../knowledge/text/add-to.js';

/** In another section, a sentence may be for other people. In another passage of the same section, it is not. */
export function relocatedIn(changes: readonly PassageChange[]): ReadonlySet<PassageChange> {
  const bySection = new Map<string, WordRun[]>();
  for (const change of changes)
    for (const run of change.runs.filter(isMovedSentence)) addTo(bySection, sectionOf(change, run), run);
  const isElsewhere = (change: PassageChange, run: WordRun) =>
    !bySection.get(sectionOf(change, run))?.some((other) => areTheSame(other, run));
  return new Set(
    changes.filter(
      (change) =>
        !isOfSubstance(change) && change.runs.some((run) => isMovedSentence(run) && isElsewhere(change, run)),
    ),
  );
}

const isMovedSentence = ({ moved, text }: WordRun) => moved === true && /[.!?;:][”’"')\]]*\s*$/u.test(text);

/** Sentences that moved together are one run in one passage, but may have been apart in the other. */
function areTheSame(one: WordRun, other: WordRun): boolean {
  const [a, b] = [one.text.trim(), other.text.trim()];
  return one.kind !== other.kind && (a.includes(b) || b.includes(a));
}

function sectionOf({ before, after }: PassageChange, { kind }: WordRun): string {
  const passage = kind === 'removed' ? before : after;
  return passage?.headings.join('›') ?? '';
}
