// Sees whether a claim orders, allows and denies exactly what its quotes do: no stronger, no weaker, no reverse.
import { baseOf, isCount } from './base-forms.js';
import { ordersSomething, plainlyOrderedIn } from './instructions.js';
import { DENIES, DUTIES } from './marks.js';
import type { MarkKind } from './marks.js';
import type { MarkRead, Reading, Surroundings } from './read.js';

/** So many words behind a duty say what it is about. */
const CORE_WORDS = 3;
/** Of these; under it, the claim speaks of something else. */
const COVERED = 0.6;
/** Two duties so close in their words are told apart no longer. */
const TOO_CLOSE = 0.12;

/** From here on, two duties of one kind are one and the same. */
const ANSWERS = 0.3;
/** So many words of another clause, and the claim retells that one. */
const TELLS_OTHER = 2;

/** Less, and a duty of the quotes is about something else. */
const LEAST_LIKE = 0.15;
/** Or as much of it seen from the quotes: they may say in three words what the claim says in ten. */
const ALL_ALIKE = 0.6;

/** What may be said with which words of the quotes, beside the same kind. */
const ALSO_SAID_BY: Partial<Record<MarkKind, readonly MarkKind[]>> = {
  not: ['doNot'],
  doNot: ['not'],
  shouldNot: ['doNot'],
  // "You do not need consent to share": "you can share without consent".
  without: ['needNot', 'doNot', 'not', 'mustNot', 'shouldNot'],
};

/** What the claim says wrongly, or undefined. */
export function dutyDisagreement(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const quoted = dutiesOf(...evidence);
  const said = dutiesOf(claim);
  // "Neither a decision nor support" denies once.
  const denials = (marks: readonly MarkRead[], text = '') =>
    marks.filter(({ kind, start, end }) => DENIES.has(kind) && text.slice(start, end) !== 'nor').length;
  if (said.some(({ kind }) => kind === 'not') && denials(said, claim.folded) > denials(quoted))
    return 'it denies more than the quotes do';
  const added = said.find((mark) => !isSaid(mark, claim, evidence, quoted));
  if (added) return `"${claim.folded.slice(added.start, added.end)}" is not what the quotes say`;
  const ordered = forbiddenOrder(claim, said, quoted);
  if (ordered) return `"${ordered}" is ordered, and the quotes forbid it`;
  const lost = leftOut(claim, said, evidence);
  // "Check the date" asks for as much as "the date should be checked"; it never stands for a "may" or a refusal.
  if (lost && ORDERED.has(lost.kind) && ordersSomething(claim.folded)) return undefined;
  // "can be called on" keeps what "you can call" says.
  if (lost?.kind === 'may' && claim.marks.some(({ kind }) => kind === 'neutral')) return undefined;
  return lost && `a "${lost.kind}" of the quotes is left out`;
}

function dutiesOf(...readings: readonly Reading[]): MarkRead[] {
  return readings.flatMap(({ marks }) => marks.filter(({ kind }) => DUTIES.has(kind)));
}

function isSaid(
  mark: MarkRead,
  claim: Reading,
  evidence: readonly Reading[],
  quoted: readonly MarkRead[],
): boolean {
  if (mark.kind === 'may' && isOtherwiseSaid(mark, claim, evidence)) return true;
  const instructed = new Set(evidence.flatMap(({ ordered }) => ordered));
  const isOrder = instructed.has(mark.after[0]!) || (mark.kind === 'should' && instructed.size > 0);
  // An instruction may be told with a "should"; never with a "must", a "may" or a "should not".
  if (isOrder && !rivals(mark, quoted)) return mark.kind === 'should';
  return isSupported(mark, quoted);
}

/** A verb that the claim orders plainly and the quotes forbid. */
function forbiddenOrder(
  claim: Reading,
  said: readonly MarkRead[],
  quoted: readonly MarkRead[],
): string | undefined {
  if (said.some(({ kind }) => FORBIDS.has(kind))) return undefined;
  const forbidden = quoted.filter(({ kind }) => FORBIDS.has(kind)).map(({ after }) => after[0]);
  return plainlyOrderedIn(claim.folded).find((verb) => forbidden.includes(verb));
}

/** Of the sentences that the claim retells, and of the one that it retells most even where it names another verb. */
function leftOut(
  claim: Reading,
  said: readonly MarkRead[],
  evidence: readonly Reading[],
): MarkRead | undefined {
  const shared = ({ stems }: Reading) => [...claim.stems].filter((stem) => stems.has(stem)).length;
  const most = Math.max(...evidence.map(shared));
  return evidence
    .filter((reading) => retells(claim, reading))
    .flatMap((reading) => dutiesOf(reading).filter((mark) => isTold(mark, claim, shared(reading) === most)))
    .find((mark) => !said.some((own) => answersTo(own, mark)));
}

function isTold(mark: MarkRead, claim: Reading, isMain: boolean): boolean {
  const [verb] = mark.after;
  if (verb === undefined && mark.saysThis) return false;
  if (verb !== undefined && claim.stems.has(verb))
    return isCovered(mark, claim) || isSubjectTold(mark, claim);
  return isMain && isCovered(mark, claim) && !tellsOther(mark, claim);
}

const ORDERED: ReadonlySet<MarkKind> = new Set<MarkKind>(['must', 'should']);
const REACHING: ReadonlySet<string> = new Set(['call', 'email', 'reach', 'contact', 'find'].map(baseOf));
const GETTING: ReadonlySet<string> = new Set(['get', 'receive', 'access', 'use', 'obtain'].map(baseOf));
const FORBIDS: ReadonlySet<MarkKind> = new Set<MarkKind>(['doNot', 'mustNot', 'shouldNot', 'mayNot']);

/** A "can" that allows nothing new: where to call, what is a sign or available, what needs nobody's consent. */
function isOtherwiseSaid(mark: MarkRead, claim: Reading, evidence: readonly Reading[]): boolean {
  const marks = evidence.flatMap((reading) => reading.marks);
  if (REACHING.has(mark.after[0]!) && marks.some(({ kind }) => kind === 'neutral')) return true;
  if (A_SIGN.test(claim.folded.slice(mark.end)) && evidence.some(({ folded }) => SIGNS.test(folded)))
    return true;
  if (GETTING.has(mark.after[0]!) && evidence.some(({ folded }) => /\bavailable\b/.test(folded))) return true;
  const without = claim.marks.find(({ kind }) => kind === 'without');
  return Boolean(
    without && marks.some((other) => other.kind === 'needNot' && likeness(without, other) >= ALL_ALIKE),
  );
}

const A_SIGN = /^ be an? (?:\w+ )?(?:sign|indicator)\b/;
const SIGNS = /\b(?:signs?|indicators?)\b/;

/** Another sentence of the same quote may speak of other people's duties in the same words. */
export function retells(claim: Reading, { stems }: Reading): boolean {
  const shared = [...claim.stems].filter((stem) => stems.has(stem)).length;
  return shared >= claim.stems.size / 2 || shared >= stems.size * 0.75;
}

function answersTo(own: MarkRead, quoted: MarkRead): boolean {
  if (!fits(own.kind, quoted.kind)) return false;
  const hasWords = own.before.length + own.after.length > 0;
  return (
    !hasWords ||
    headLikeness(own, quoted) > 0 ||
    Math.max(likeness(own, quoted), likeness(quoted, own)) >= ANSWERS
  );
}

/** "The discussion is convened" repeats of "should be convened" who does it and what is done. */
function isSubjectTold({ before }: MarkRead, claim: Reading): boolean {
  const told = before.filter((stem) => claim.stems.has(stem)).length;
  return before.length > 1 && told / before.length >= COVERED;
}

/** What stands behind a "who" or a comma has a verb of its own: "each should appoint an officer, who reports". */
function tellsOther({ after, elsewhere }: MarkRead, claim: Reading): boolean {
  if (!after.length) return false;
  return elsewhere.filter((stem) => claim.stems.has(stem)).length >= TELLS_OTHER;
}

function fits(own: MarkKind, quoted: MarkKind): boolean {
  return own === quoted || Boolean(ALSO_SAID_BY[own]?.includes(quoted));
}

function isSupported(mark: MarkRead, quoted: readonly MarkRead[]): boolean {
  // "It is mandatory" has few words of its own: all of them are enough.
  const shared = (other: MarkRead) =>
    other.saysThis && !other.after.length
      ? Math.max(likeness(mark, other), likeness(other, mark))
      : likeness(mark, other);
  const scores = quoted.map((other) => (shared(other) + headLikeness(mark, other)) / 2);
  // "Must be able to": nothing stands between it and the next duty that could tell it apart.
  const hasWords = mark.after.length > 0;
  const best = Math.max(...scores) - TOO_CLOSE;
  return quoted.some(
    (other, n) =>
      fits(mark.kind, other.kind) &&
      scores[n]! >= best &&
      (!hasWords || scores[n]! >= LEAST_LIKE || likeness(other, mark) >= ALL_ALIKE) &&
      (mark.kind !== 'not' || deniesTheSame(mark, other)),
  );
}

/** A bare "not" belongs to the word that it stands before, and denies no other. */
function deniesTheSame({ before, after }: MarkRead, other: MarkRead): boolean {
  const [head = before[0]] = after;
  const there = other.after.length ? other.after : other.before;
  return head === undefined || there.includes(head);
}

/** Whether another duty of the quotes governs the same verb. */
function rivals(mark: MarkRead, quoted: readonly MarkRead[]): boolean {
  return quoted.some(({ after }) => after[0] === mark.after[0]);
}

/** The word behind a duty is mostly the verb that it governs, and tells more than all others. */
function headLikeness({ after: [head] }: MarkRead, { after }: MarkRead): number {
  if (head === undefined) return 0;
  const place = after.indexOf(head);
  return place < 0 ? 0 : 1 / (1 + place / 2);
}

/** 0 to 1: the share of the words around one that stand around the other; those behind it count double. */
export function likeness(one: Surroundings, other: Surroundings): number {
  const whole = 2 * one.after.length + one.before.length;
  if (!whole) return 0;
  const after = new Set(other.after);
  const before = new Set(other.before);
  let shared = 0;
  for (const stem of one.after) shared += after.has(stem) ? 2 : before.has(stem) ? 1.5 : 0;
  for (const stem of one.before) shared += before.has(stem) || after.has(stem) ? 1 : 0;
  return shared / whole;
}

/** Whether the claim repeats what the duty is about: mostly its verb and what that verb is done to. */
export function isCovered(mark: MarkRead, claim: Reading): boolean {
  const words = (mark.after.length ? mark.after : mark.before)
    .filter((stem) => !isCount(stem))
    .slice(0, CORE_WORDS);
  if (!words.length) return false;
  const shared = words.filter((stem) => claim.stems.has(stem)).length;
  return shared / words.length >= COVERED;
}
