// Sees whether a claim orders, allows and denies exactly what its quotes do: no stronger, no weaker, no reverse.
import { isCount } from './base-forms.js';
import { DUTIES } from './marks.js';
import type { MarkKind } from './marks.js';
import type { MarkRead, Reading, Surroundings } from './read.js';

/** So many words behind a duty say what it is about. */
const CORE_WORDS = 3;
/** Of these; under it, the claim speaks of something else. */
const COVERED = 0.6;
/** Two duties so close in their words are told apart no longer. */
const TOO_CLOSE = 0.12;

/** Less, and a duty of the quotes is about something else. */
const LEAST_LIKE = 0.15;

/** An instruction without a "should" ("Keep the child safe") may be told with one; never with a "must". */
const INSTRUCTION =
  /(?:^|[.!?:;\n] ?)(?:please |always |also |then |first,? )?(?:act|add|agree|ask|attend|avoid|be|book|bring|call|check|choose|collect|complete|consider|contact|continue|do|draw|email|ensure|explain|fill|find|focus|follow|get|give|go|have|help|hold|include|inform|involve|keep|let|listen|look|make|meet|note|notify|offer|open|pass|photograph|plan|prepare|provide|put|read|record|refer|register|remember|remove|report|request|review|ring|save|say|secure|see|seek|send|set|share|show|speak|start|state|store|take|talk|tell|think|treat|try|use|visit|wait|warn|write)\b/;

/** What may be said with which words of the quotes, beside the same kind. */
const ALSO_SAID_BY: Partial<Record<MarkKind, readonly MarkKind[]>> = {
  not: ['doNot'],
  doNot: ['not'],
  shouldNot: ['doNot'],
};

/** What the claim says wrongly, or undefined. */
export function dutyDisagreement(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const quoted = evidence.flatMap(({ marks }) => marks.filter(({ kind }) => DUTIES.has(kind)));
  const said = claim.marks.filter(({ kind }) => DUTIES.has(kind));
  if (count(said, 'not') > count(quoted, 'not') + count(quoted, 'doNot'))
    return 'it denies more than the quotes do';
  const instructs = evidence.some(({ folded }) => INSTRUCTION.test(folded));
  for (const mark of said) {
    if (isSupported(mark, quoted)) continue;
    if (mark.kind === 'should' && instructs && !rivals(mark, quoted)) continue;
    return `"${claim.folded.slice(mark.start, mark.end)}" is not what the quotes say`;
  }
  const retold = evidence.filter((reading) => retells(claim, reading)).flatMap(({ marks }) => marks);
  const lost = retold.find(
    (mark) => DUTIES.has(mark.kind) && isCovered(mark, claim) && !said.some((own) => answersTo(own, mark)),
  );
  // "can be called on" keeps what "you can call" says.
  if (lost?.kind === 'may' && claim.marks.some(({ kind }) => kind === 'neutral')) return undefined;
  return lost && `a "${lost.kind}" of the quotes is left out`;
}

function count(marks: readonly MarkRead[], kind: MarkKind): number {
  return marks.filter((mark) => mark.kind === kind).length;
}

/** Another sentence of the same quote may speak of other people's duties in the same words. */
function retells(claim: Reading, { stems }: Reading): boolean {
  const shared = [...claim.stems].filter((stem) => stems.has(stem)).length;
  return shared >= claim.stems.size / 2 || shared >= stems.size * 0.75;
}

function answersTo(own: MarkRead, quoted: MarkRead): boolean {
  if (!fits(own.kind, quoted.kind)) return false;
  const near = [...own.before, ...own.after];
  const there = new Set([...quoted.before, ...quoted.after]);
  return near.length === 0 || near.some((stem) => there.has(stem));
}

function fits(own: MarkKind, quoted: MarkKind): boolean {
  return own === quoted || Boolean(ALSO_SAID_BY[own]?.includes(quoted));
}

function isSupported(mark: MarkRead, quoted: readonly MarkRead[]): boolean {
  const scores = quoted.map((other) => (likeness(mark, other) + headLikeness(mark, other)) / 2);
  const hasWords = mark.after.length + mark.before.length > 0;
  const best = Math.max(hasWords ? LEAST_LIKE : 0, ...scores.map((score) => score - TOO_CLOSE));
  return quoted.some((other, n) => fits(mark.kind, other.kind) && scores[n]! >= best);
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
function isCovered(mark: MarkRead, claim: Reading): boolean {
  const words = (mark.after.length ? mark.after : mark.before)
    .filter((stem) => !isCount(stem))
    .slice(0, CORE_WORDS);
  if (!words.length) return false;
  const shared = words.filter((stem) => claim.stems.has(stem)).length;
  return shared / words.length >= COVERED;
}
