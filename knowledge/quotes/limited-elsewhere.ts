// Finds a paragraph a little further on that says where the quoted one does not apply. In an Act, it is often
// in another passage: “Subsections (1) and (4) do not apply to an offence listed in Schedule 4”.
import { literalPattern } from '../text/literal-pattern.js';
import { splitUnits } from '../text/sentences.js';
import type { Candidate } from '../search/candidate.js';
import type { SignalSources } from '../search/ranking-signals.js';
import type { Passage } from '../model/passage.js';
import { quotePassage, type Quoted } from './quote-passage.js';

const PASSAGES_AFTER = 3;
const NOT_APPLIED = /(?![\w.]*\d)[^;:]{0,80}?\b(?:do|does|did|will|would|shall) not apply\b/u.source;

/** `paragraph` is the number printed beside the quoted words. */
export function limitedElsewhere(
  { index, withheld = [] }: Pick<SignalSources, 'index' | 'withheld'>,
  { ordinal, passage }: Pick<Candidate, 'ordinal' | 'passage'>,
  paragraph: string | undefined,
): { passage: Passage; quoted: Quoted } | undefined {
  if (paragraph === undefined) return undefined;
  const isLimit = namesAsNotApplied(paragraph);
  for (let step = 1; step <= PASSAGES_AFTER; step += 1) {
    const next = index.content.passages[ordinal + step];
    if (next?.document !== passage.document || next.position !== passage.position + step) return undefined;
    if (withheld.includes(next.id)) continue;
    const units = splitUnits(next.text);
    const at = units.findIndex(({ start, end }) => isLimit.test(next.text.slice(start, end)));
    if (at >= 0) return { passage: next, quoted: quotePassage(next, units, [at]) };
  }
  return undefined;
}

/** Does not match a condition: “if HF 2.2. does not apply” says nothing about where HF 2.2. applies. */
function namesAsNotApplied(paragraph: string): RegExp {
  const subsection = /\(\w+\)$/u.exec(paragraph)?.[0];
  if (subsection !== undefined)
    return new RegExp(String.raw`\bsubsections? [^.;:]*${literalPattern(subsection)}${NOT_APPLIED}`, 'iu');
  const named = literalPattern(paragraph.replace(/\.$/u, ''));
  const before = /^[\d.]+$/u.test(paragraph) ? String.raw`\bparagraphs? ` : String.raw`\b`;
  const condition = String.raw`(?<!\b(?:if|where|when|unless|that) (?:paragraphs? )?)`;
  return new RegExp(`${condition}${before}${named}${NOT_APPLIED}`, 'iu');
}
