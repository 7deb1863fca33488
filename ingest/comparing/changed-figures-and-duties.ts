// Finds changes that a reviewer must not miss: in numbers, dates, periods, phone numbers and duties.
import { figuresOf, type FigureKind } from './figures.js';
import { foldForComparing, operativePhrasesOf } from './operative-phrases.js';
import { SIGNAL_KINDS, type CriticalChange, type SignalKind } from '../model/change.js';
import { withoutNumbering } from './normalise-text.js';

const KIND_OF: Record<FigureKind, SignalKind> = {
  email: 'phone',
  phone: 'phone',
  date: 'date',
  money: 'amount',
  share: 'amount',
  period: 'period',
  age: 'age',
  provision: 'number',
  code: 'number',
  number: 'number',
};

interface Found {
  kind: SignalKind;
  /** Stays the same however the figure or duty is written. */
  value: string;
  words: string;
}

/** Lists the figures and duties that only one of 2 texts has. Leaves out kinds without differences. */
export function changedFiguresAndDuties(before: string, after: string): CriticalChange[] {
  const old = found(before);
  const now = found(after);
  const lost = without(old, now);
  const gained = without(now, old);
  return SIGNAL_KINDS.flatMap((kind) => {
    const of = (all: readonly Found[]) => all.filter((one) => one.kind === kind).map(({ words }) => words);
    const signal = { kind, before: of(lost), after: of(gained) };
    return signal.before.length || signal.after.length ? [signal] : [];
  });
}

/** Matches words for none, as in “no bed was found”. Refusals, such as “no child may”, are recognised before. */
const COUNTS_NOTHING = /^(?:no|none|no one|nobody|nothing|nowhere)$/;

/** “may be a sign” and “may be being trafficked” say what is possible, not what someone is allowed to do. */
const IS_POSSIBLE = /^ (?:well )?(?:be (?:being|an?|the|at risk|in danger)|have (?:been|had))\b/;

function found(text: string): Found[] {
  const unnumbered = withoutNumbering(text);
  const folded = foldForComparing(unnumbered);
  const printed = (words: string) => asPrinted(unnumbered, words);
  const figures = figuresOf(folded).map(({ kind, value, start, end }) => ({
    kind: KIND_OF[kind],
    value: `${kind}:${value}`,
    words: printed(folded.slice(start, end).trim().replace('fifthmonth', 'may')),
  }));
  const duties = operativePhrasesOf(folded)
    .filter(
      ({ kind, start, end }) =>
        !COUNTS_NOTHING.test(folded.slice(start, end)) &&
        !(kind === 'may' && IS_POSSIBLE.test(folded.slice(end))),
    )
    .map(({ kind, start, end }) => ({
      kind: 'duty' as const,
      value: kind,
      words: withDenial(kind, folded.slice(start, end)),
    }));
  return [...figures, ...duties];
}

/** Returns the words with the capitals that they have in the text ("Annex E"), if they appear there. */
function asPrinted(text: string, words: string): string {
  const at = text.toLowerCase().indexOf(words);
  const printed = at < 0 ? words : text.slice(at, at + words.length);
  return printed.toLowerCase() === words ? printed : words;
}

/** Adds "no …" if "no" came earlier, as in "no child may". On its own, "may" would mean the opposite. */
function withDenial(kind: string, words: string): string {
  const isDenial = /^(?:must|should|may)Not$|^cannot$/.test(kind);
  return isDenial && /^(?:must|shall|should|ought to|may|might|can|could)$/.test(words)
    ? `no … ${words}`
    : words;
}

/** Returns entries of `all` that are not in `others`, or that occur more often in `all`. */
function without(all: readonly Found[], others: readonly Found[]): Found[] {
  const left = new Map<string, number>();
  for (const { value } of others) left.set(value, (left.get(value) ?? 0) + 1);
  return all.filter(({ value }) => {
    const count = left.get(value) ?? 0;
    left.set(value, count - 1);
    return count <= 0;
  });
}
