// Sees whether every figure of a claim stands in its quotes, of the same kind, with the same bounds, about the same thing.
import { rangesOf } from './figures.js';
import type { Mark, MarkKind } from './marks.js';
import type { FigureRead, Reading } from './read.js';

/** A figure so much nearer to the claim's words than the one it gives is the one that belongs there. */
const PLAINLY_NEARER = 0.1;

/** What the claim says wrongly, or undefined. */
export function figureDisagreement(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const quoted = evidence.flatMap(({ figures }) => figures.map((read) => ({ ...read, others: figures })));
  const all = evidence.flatMap(({ marks }) => marks);
  for (const figure of claim.figures) {
    const same = quoted.filter((other) => isSaidBy(figure, other));
    const written = claim.folded.slice(figure.start, figure.end);
    if (!same.length) return `"${written}" stands in no quote`;
    // "In August 2023, …": with nothing of its own beside it, a figure belongs to the whole sentence.
    const territory = figure.territory.size ? figure.territory : claim.stems;
    if (!A_RATE.test(written) && belongsElsewhere({ ...figure, territory }, same, quoted))
      return `"${written}" is said of something else`;
    if (!same.some((other) => boundsAgree(figure, other, { own: claim.marks, theirs: all })))
      return `"${written}" has other bounds in the quotes`;
  }
  const ranges = evidence.flatMap(({ folded }) => rangesOf(folded));
  // Without one in the quotes, "16 to 17" may stand for "16 or 17": the ends were held against them above.
  const other = ranges.length && rangesOf(claim.folded).find((range) => !ranges.includes(range));
  return other ? `"${other}" is another range in the quotes` : undefined;
}

function isSaidBy(figure: FigureRead, other: FigureRead): boolean {
  if (figure.kind === other.kind) {
    if (figure.value === other.value) return true;
    // "April 2026" for "6 April 2026", and "6 April" for it too; never the other way.
    return figure.kind === 'date' && dateHolds(other.value, figure.value);
  }
  if (figure.kind === 'age') return other.kind === 'number' && figure.value === other.value;
  if (figure.kind === 'number')
    return (
      (other.kind === 'age' && figure.value === other.value) ||
      (other.kind === 'period' && figure.value === other.value.split(':')[0]) ||
      (other.kind === 'provision' && other.value.endsWith(` ${figure.value}`))
    );
  return false;
}

function dateHolds(whole: string, part: string): boolean {
  if (part.startsWith('-'))
    return whole.endsWith(part.replace(/^-+/, '')) || whole.includes(part.replace(/^-/, ''));
  return whole.startsWith(`${part}-`) || (/^\d{4}$/.test(part) && whole.startsWith(part));
}

/** "Per week" and "in any school week" are of every figure beside them. */
const A_RATE = /^(?:an?|per|any|each|every)\b|ly$/;

/** "45 days" where the quotes give 45 days to one thing and 30 days to the claim's. */
function belongsElsewhere(
  figure: FigureRead,
  same: readonly FigureRead[],
  quoted: readonly FigureRead[],
): boolean {
  // "Section 45" and "Schedule 4" are told apart by their names.
  const family = ({ kind, value }: FigureRead) =>
    kind === 'provision' ? value.split(' ')[0] : kind === 'age' ? 'number' : kind;
  const rivals = quoted.filter(
    (other) => family(other) === family(figure) && !same.some(({ value }) => value === other.value),
  );
  return rivals.some((rival) => same.every((one) => isNearerTo(rival, one, figure)));
}

const ORDERS: ReadonlySet<MarkKind> = new Set<MarkKind>(['before', 'after', 'until']);

/** "A maximum of £5,000 for a person and £20,000 for a company" bounds both sums. */
const BOUND_TOGETHER: ReadonlySet<FigureRead['kind']> = new Set(['money', 'share']);

/** By the words that only one of the two has beside it, and how many of them stand beside the claim's. */
function isNearerTo(rival: FigureRead, one: FigureRead, { territory }: FigureRead): boolean {
  const only = (some: FigureRead, other: FigureRead) =>
    [...some.territory].filter((stem) => !other.territory.has(stem));
  const share = (stems: readonly string[]) =>
    stems.filter((stem) => territory.has(stem)).length / stems.length;
  const [theirs, own] = [only(rival, one), only(one, rival)];
  return theirs.length > 0 && own.length > 0 && share(theirs) > share(own) + PLAINLY_NEARER;
}

function boundsAgree(
  figure: FigureRead,
  other: FigureRead & { others: readonly FigureRead[] },
  marks: { own: readonly Mark[]; theirs: readonly Mark[] },
): boolean {
  const kinds = (...reads: FigureRead[]) =>
    new Set(reads.flatMap(({ limits }) => limits.map(({ kind }) => (kind === 'atMost' ? 'within' : kind))));
  const [own, theirs] = [kinds(figure), kinds(other)];
  const together = BOUND_TOGETHER.has(other.kind)
    ? kinds(...other.others.filter(({ kind }) => kind === other.kind))
    : theirs;
  // "After at least 30 days" told as "after a period of at least 30 days": the "after" is there, only further off.
  const further = (some: readonly Mark[], kind: MarkKind) =>
    ORDERS.has(kind) && some.some((mark) => mark.kind === kind);
  return (
    [...own].every(
      (kind) => together.has(kind) || (kind === 'within' && other.isIn) || further(marks.theirs, kind),
    ) && [...theirs].every((kind) => own.has(kind) || further(marks.own, kind))
  );
}
