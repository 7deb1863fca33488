// Sees whether every figure of a claim stands in its quotes, of the same kind, with the same bounds, about the same thing.
import { likeness } from './agree-on-duties.js';
import type { FigureRead, Reading } from './read.js';

/** A figure so much nearer to the claim's words than the one it gives is the one that belongs there. */
const PLAINLY_NEARER = 0.5;

/** What the claim says wrongly, or undefined. */
export function figureDisagreement(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const quoted = evidence.flatMap(({ figures }) => figures);
  for (const figure of claim.figures) {
    const same = quoted.filter((other) => isSaidBy(figure, other));
    const written = claim.folded.slice(figure.start, figure.end);
    if (!same.length) return `"${written}" stands in no quote`;
    if (belongsElsewhere(figure, same, quoted)) return `"${written}" is said of something else`;
    if (!same.some((other) => boundsAgree(figure, other)))
      return `"${written}" has other bounds in the quotes`;
  }
  return undefined;
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

/** "45 days" where the quotes give 45 days to one thing and 30 days to the claim's. */
function belongsElsewhere(
  figure: FigureRead,
  same: readonly FigureRead[],
  quoted: readonly FigureRead[],
): boolean {
  const near = (others: readonly FigureRead[]) =>
    Math.max(0, ...others.map((other) => likeness(figure, other)));
  const rivals = quoted.filter(
    (other) =>
      other.kind === figure.kind && !same.includes(other) && !same.some(({ value }) => value === other.value),
  );
  return rivals.length > 0 && near(rivals) > near(same) + PLAINLY_NEARER;
}

function boundsAgree(figure: FigureRead, other: FigureRead): boolean {
  const kinds = (read: FigureRead) => new Set(read.limits.map(({ kind }) => kind));
  const [own, theirs] = [kinds(figure), kinds(other)];
  return [...own].every((kind) => theirs.has(kind)) && [...theirs].every((kind) => own.has(kind));
}
