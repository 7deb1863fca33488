// Sees whether the words of a claim play the parts that they play in its quotes: who acts, on whom, what comes before what.
import { CONDITION } from './agree-on-scope.js';
import { actorPlaces } from './names.js';
import { DENIES } from './marks.js';
import type { MarkKind } from './marks.js';
import type { Reading } from './read.js';
import type { Token } from './tokens.js';

/** What the claim turns round, or undefined. */
export function partsDisagree(claim: Reading, evidence: readonly Reading[]): string | undefined {
  return (
    deniedElsewhere(claim, evidence) ??
    sidesSwapped(claim, evidence) ??
    otherPart(claim, evidence) ??
    otherLead(claim, evidence)
  );
}

const FORBIDS: ReadonlySet<MarkKind> = new Set<MarkKind>([
  'doNot',
  'not',
  'mustNot',
  'shouldNot',
  'mayNot',
  'cannot',
]);
const REFUSES: ReadonlySet<MarkKind> = new Set<MarkKind>([...DENIES, 'without']);

/** A word that the quotes only ever deny, and the claim does not: "use the employer, and do not ask". */
function deniedElsewhere(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const heads = evidence.flatMap(({ marks }) =>
    marks.flatMap(({ kind, after }) => (FORBIDS.has(kind) ? after.slice(0, 1) : [])),
  );
  return heads.find((head) => timesIn(claim, head) > 0 && evidence.every((one) => timesIn(one, head) === 0));
}

/** "Does not make", and "makes no" too. */
function refuses(token: Token | undefined): boolean {
  return token?.kind === 'mark' && REFUSES.has(token.base.slice(1) as MarkKind);
}

/** Where it stands undenied: a refusal reaches over "or" up to the next stop, "and" or "but". */
function timesIn({ tokens }: Reading, head: string): number {
  let isDenied = false;
  let times = 0;
  for (const [n, { kind, base, word }] of tokens.entries()) {
    if (kind === 'stop' || word === 'and' || word === 'but') isDenied = false;
    else if (refuses(tokens[n])) isDenied = true;
    else if (kind === 'word' && base === head && !isDenied && !refuses(tokens[n + 1])) times += 1;
  }
  return times;
}

/** What parts a sentence in two halves that cannot change places. */
const PARTING: ReadonlySet<MarkKind> = new Set<MarkKind>(['before', 'after', 'until', 'unless', 'if']);

interface Halves {
  kind: MarkKind;
  main: Set<string>;
  part: Set<string>;
}

function sidesSwapped(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const quoted = evidence.flatMap(halvesOf);
  const shared = (one: Set<string>, other: Set<string>) => [...one].filter((base) => other.has(base)).length;
  for (const own of halvesOf(claim)) {
    const same = quoted.filter(({ kind }) => kind === own.kind);
    const isCrossed = ({ main, part }: Halves) =>
      shared(own.part, main) + shared(own.main, part) > shared(own.part, part) + shared(own.main, main);
    if (same.length && same.every(isCrossed)) return own.kind;
  }
  return conditionTold(claim, evidence, quoted);
}

/** So many words of a condition, told without it, say that what may be is so: "leave the child there tonight". */
const MOST_OF_CONDITION = 2;

function conditionTold(
  claim: Reading,
  evidence: readonly Reading[],
  quoted: readonly Halves[],
): string | undefined {
  if (CONDITION.test(claim.folded)) return undefined;
  const own = basesOf(claim.tokens);
  for (const { kind, part, main } of quoted) {
    if (kind !== 'if' && kind !== 'unless') continue;
    const told = [...part].filter((base) => own.has(base) && !main.has(base));
    const elsewhere = evidence.filter(({ tokens }) => !tokens.some((token) => token.base === `#${kind}`));
    const only = told.filter((base) => !elsewhere.some(({ tokens }) => basesOf(tokens).has(base)));
    if (only.length > MOST_OF_CONDITION) return only[0];
  }
  return undefined;
}

function halvesOf({ tokens }: Reading): Halves[] {
  return tokens.flatMap(({ kind, base }, at) => {
    const mark = base.slice(1) as MarkKind;
    if (kind !== 'mark' || !PARTING.has(mark)) return [];
    const from = tokens.findLastIndex((token, n) => n < at && ENDS.has(token.word)) + 1;
    const ends = tokens.findIndex((token, n) => n > at && ENDS.has(token.word));
    const to = ends < 0 ? tokens.length : ends;
    const before = basesOf(tokens.slice(from, at));
    const comma = tokens.findIndex((token, n) => n > at && n < to && token.word === ',');
    const stop = comma < 0 ? to : comma;
    const part = basesOf(tokens.slice(at + 1, stop));
    return [{ kind: mark, part, main: before.size ? before : basesOf(tokens.slice(stop, to)) }];
  });
}

const ENDS = new Set(['.', ';', '\n', ':']);

function basesOf(tokens: readonly Token[]): Set<string> {
  return new Set(tokens.filter(({ kind }) => kind === 'word' || kind === 'figure').map(({ base }) => base));
}

type Part = 'agent' | 'object' | 'to' | 'other';

/** Who acts in the claim and is only acted on in the quotes, where who acts there does not; or who is told of, not told. */
function otherPart(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const quoted = new Map<number, Set<Part>>();
  for (const reading of evidence)
    for (const { group, part } of partsOf(reading))
      quoted.set(group, new Set([...(quoted.get(group) ?? []), part]));
  const own = partsOf(claim);
  const acts = (group: number) => own.some((one) => one.group === group && one.part === 'agent');
  const there = [...quoted].filter(([, parts]) => parts.has('agent')).map(([group]) => group);
  const isOrder = there.length === 0 && evidence.some(({ ordered }) => ordered.length > 0);
  const isSwapped = there.some((group) => own.some((one) => one.group === group) && !acts(group));
  return own.find(({ group, part }) => {
    const theirs = quoted.get(group);
    if (!theirs || theirs.has(part) || theirs.has('other')) return false;
    if (part === 'agent') return isOrder || isSwapped;
    if (part === 'object' && isSwapped && own.some((one) => one.part === 'agent')) return true;
    return (
      part === 'object' && theirs.has('to') && own.some((one) => one.part === 'to' && one.group !== group)
    );
  })?.name;
}

const LEADS: Record<string, Part> = { to: 'to', by: 'agent' };
for (const lead of 'from with without against about for of on in at as between than into under'.split(' '))
  LEADS[lead] = 'other';
const LEAD =
  /(?:^|[^a-z])([a-z]+) (?:(?:the|an?|any|each|every|their|his|her|your|its|that|this|another|both|all|other|private|foster|independent|potential|relevant|appropriate|adult|young|local|specialist) |[a-z]+'s? )*$/;
const OFTEN = '(?:not |never |also |to |always |only |[a-z]+ly )*';
const BEING = `(?:must|should|may|can|cannot|will|shall|might|could|has|have|had|need|ought)? ?${OFTEN}(?:been?|is|are|was|were|being)`;
const DOES = new RegExp(
  `^ ${OFTEN}(?:(?:must|should|may|can|cannot|will|shall|might|could|would|ought|need|needs|has|have|had|does|do)\\b|(?:is|are) ${OFTEN}(?:required|expected|entitled|allowed|able|eligible|obliged|bound|likely|under)\\b)`,
);
const IS = new RegExp(
  `^ ${OFTEN}${BEING} ${OFTEN}(?!required|expected|entitled|allowed|obliged)[a-z]+(?:ed|en|wn|ld|ght|nd|de|id|pt|nt|ne)\\b`,
);
/** "The guardian service", "the school register": a name of something else. */
const OF_SOMETHING =
  /^(?:'s?)|^ (?:who|which|that|services?|register|protection|team|station|force|decision|placement|referral|hearing|visits?|records?|plan|board|department|staff|age|lines)\b/;

type PartRead = { group: number; name: string; part: Part };
const read = new WeakMap<Reading, PartRead[]>();

/** Of a quoted sentence worked out once, for all claims on it. */
function partsOf(reading: Reading): PartRead[] {
  let parts = read.get(reading);
  if (!parts) read.set(reading, (parts = partsIn(reading.folded)));
  return parts;
}

function partsIn(folded: string): PartRead[] {
  const found: { group: number; name: string; part: Part; end: number }[] = [];
  for (const { group, name, start, end } of actorPlaces(folded)) {
    const before = folded.slice(0, start);
    const after = folded.slice(end);
    const last = found.at(-1);
    const isJoined =
      last &&
      /^(?:,| and| or| nor|, and|, or)(?: (?:the|an?|any|their))? ?$/.test(folded.slice(last.end, start));
    const lead = LEADS[LEAD.exec(before)?.[1] ?? ''];
    const opens =
      /(?:^|[.;:,\n]|\b(?:and|but|or|if|when|where|unless|until|before|after|because|that|whether|while|so|as|until|once)) (?:(?:the|an?|any|each|every|their|your|all|both|another|no) )?$|^(?:(?:the|an?|any|each|every|all|no|both) )?$/.test(
        before,
      );
    let part: Part;
    if (/'s?$/.test(name) || OF_SOMETHING.test(after)) part = 'other';
    else if (isJoined && !IS.test(after) && !DOES.test(after)) part = last.part;
    else if (IS.test(after) && !lead) part = 'object';
    else if (DOES.test(after) && (!lead || opens)) part = 'agent';
    else if (lead) part = lead;
    else if (opens && /^ (?!and\b|or\b)[a-z]/.test(after)) part = 'agent';
    else part = 'object';
    found.push({ group, name, part, end });
  }
  return found;
}

/** Each says to whom, with whom or about whom: free with things, not with people. */
const TELLING = new Set(['to', 'with', 'without', 'about', 'from', 'against']);
/** Words that may stand between it and whom it leads. */
const FILLING = new Set(
  'the a an any each every their his her your its our that this these those all both other another'.split(
    ' ',
  ),
);

/** "With the exploiter" where the quotes have the exploiter, and "with" only for the police. */
function otherLead(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const there = evidence.flatMap(ledIn);
  const isSaid = (lead: string, base: string) =>
    there.some((other) => other.lead === lead && other.bases.includes(base));
  // A lead that the quotes do not have was put in another way, and is held against nothing.
  const wrong = ledIn(claim).find(
    ({ lead, bases: [base = ''], word }) =>
      actorPlaces(word).length > 0 &&
      !/^child/.test(word) &&
      there.some((other) => other.lead === lead) &&
      !isSaid(lead, base) &&
      evidence.some(({ tokens }) => tokens.some((token) => token.base === base)),
  );
  return wrong && `${wrong.lead} ${wrong.word}`;
}

/** What each leads, up to the next stop. */
function ledIn({ tokens }: Reading): { lead: string; bases: string[]; word: string }[] {
  return tokens.flatMap(({ word, base }, at) => {
    const lead = base === '#without' ? 'without' : word;
    if (!TELLING.has(lead)) return [];
    const end = tokens.findIndex(({ kind }, n) => n > at && kind === 'stop');
    const led = tokens.slice(at + 1, end < 0 ? undefined : end);
    const first = led.find((token) => !FILLING.has(token.word));
    if (first?.kind !== 'word') return [];
    const words = led.filter(({ kind }) => kind === 'word');
    return [{ lead, bases: words.map((one) => one.base), word: first.word }];
  });
}
