// Numbers the sentences that a language model can choose from, so that its reply only contains numbers.
import type { Candidate } from '../search/candidate.js';
import type { RankedPassage } from '../model/answer.js';
import { sectionName } from '../model/passage.js';
import { jurisdictionNames, guidanceWords } from '../model/words/guidance-names.js';
import type { Unit } from '../text/sentences.js';
import type { UnitTermsOf } from '../text/unit-terms.js';
import { promptWording } from './prompt-wording.js';
import { withoutTags } from './question-block.js';

export interface NumberedPassage<Found extends RankedPassage = Candidate> {
  candidate: Found;
  units: readonly Unit[];
  /** The number of the passage's first sentence. The other sentences have the numbers that follow. */
  first: number;
}

/** Ignores scores, so that the same passages give the same prompt. Numbers continue between passages. */
export function numberSentences(found: readonly Candidate[], unitTerms: UnitTermsOf): NumberedPassage[] {
  const inOrder = [...found].sort((a, b) => compare(a, b) || a.ordinal - b.ordinal);
  let first = 1;
  return inOrder.map((candidate) => {
    const units = unitTerms(candidate.ordinal).map(({ unit }) => unit);
    const numbered = { candidate, units, first };
    first += units.length;
    return numbered;
  });
}

/** Does not use locale sorting rules, which may differ between machines. */
function compare({ passage: a }: Candidate, { passage: b }: Candidate): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.position - b.position;
}

export function passagesBlock(numbered: readonly NumberedPassage<RankedPassage>[]): string {
  return numbered.map(passageBlock).join('\n\n');
}

function passageBlock({
  candidate: { passage, document },
  units,
  first,
}: NumberedPassage<RankedPassage>): string {
  const about = [
    document.title,
    sectionName(passage),
    jurisdictionNames(document.jurisdictions, guidanceWords('en')) || promptWording.nationNotStated,
    document.date,
    document.standing === 'current' ? undefined : document.standing,
  ];
  const source = withoutTags(about.filter(Boolean).join('; ')).replaceAll('"', "'");
  const lines = units.map(({ start, end, kind }, n) => {
    const bullet = kind === 'item' ? '• ' : '';
    return `${first + n}: ${bullet}${withoutTags(passage.text.slice(start, end))}`;
  });
  return `<passage source="${source}">\n${lines.join('\n')}\n</passage>`;
}
