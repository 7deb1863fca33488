// Keeps the claims of a language model that their quotes bear out, and drops every other one with its reason.
import type { Span } from '../../model/answer.js';
import { dutyDisagreement } from './agree-on-duties.js';
import { figureDisagreement } from './agree-on-figures.js';
import { scopeDisagreement } from './agree-on-scope.js';
import { splicedIn, wordingOf } from './agree-on-words.js';
import { partsDisagree } from './agree-on-parts.js';
import { inWordsOf } from './in-words-of.js';
import { foldForChecking } from './marks.js';
import { sentencesOf, spansOf, unitsQuoted } from './evidence.js';
import { nationsDisagree, strangerAmong, withGlossary } from './names.js';
import { notPlain } from './plain-text.js';
import { readText } from './read.js';
import type { Reading } from './read.js';
import type { Glossary } from '../../model/glossary.js';
import type { DraftClaim } from '../../model/ports.js';
import { splitUnits } from '../../text/sentences.js';
import type { Unit } from '../../text/sentences.js';
import type { Jurisdiction } from '../../model/source.js';

/** With a smaller share of its words in the quotes, a claim is idle words and no answer that went wrong. */
const SHARED_WORDS = 0.6;

/** What may be moved to see what it costs; the product never moves it. */
export interface ClaimLimits {
  /** Words that no quote bears out: a single one is enough to send a child to the wrong person. */
  addedWords: number;
}
const LIMITS: ClaimLimits = { addedWords: 0 };

export interface CheckablePassage {
  number: number;
  text: string;
  /** The title of its document and the headings above it. */
  about?: string;
  /** Of its document. */
  nations: readonly Jurisdiction[];
}

export interface CheckedClaim {
  text: string;
  /** Whole sentences of the passages that bear the claim out; at least one, one a passage. */
  quotes: { passage: number; spans: Span[] }[];
}

/** `reason` may repeat words of the claim: it is for tests and for editors, never for a log. */
export interface DroppedClaim {
  text: string;
  check: ClaimCheck;
  reason: string;
}

export type ClaimCheck =
  'plain' | 'quote' | 'words' | 'added' | 'order' | 'parts' | 'figure' | 'duty' | 'scope' | 'nation' | 'name';

export interface CheckedClaims {
  kept: CheckedClaim[];
  dropped: DroppedClaim[];
}

/** One or the other. */
export type ClaimVerdict = { kept: CheckedClaim } | { dropped: DroppedClaim };

/**
 * A claim is held against the whole sentences that its quotes touch, and against what introduces them: a quote cut
 * out of "must not share it" supports nothing that leaves out the "not". All checks are of words; none asks a model.
 */
export function checkClaims(
  drafts: readonly DraftClaim[],
  passages: readonly CheckablePassage[],
  glossary: Glossary = [],
): CheckedClaims {
  const checked: CheckedClaims = { kept: [], dropped: [] };
  const check = createClaimCheck(passages, glossary);
  for (const draft of drafts) {
    const verdict = check(draft);
    if ('kept' in verdict) checked.kept.push(verdict.kept);
    else checked.dropped.push(verdict.dropped);
  }
  return checked;
}

/** For claims that come one by one; each sentence of the passages is read once. */
export function createClaimCheck(
  passages: readonly CheckablePassage[],
  glossary: Glossary = [],
  limits: ClaimLimits = LIMITS,
): (draft: DraftClaim) => ClaimVerdict {
  const unitsOf = remember((passage: CheckablePassage) => splitUnits(passage.text));
  const read = remember(readText);
  return (draft) => {
    const text = draft.text.normalize('NFKC').trim();
    const dropped = (check: ClaimCheck, reason: string) => ({ dropped: { text, check, reason } });
    const ground = groundOf(draft, passages, unitsOf);
    if (!ground) return dropped('quote', 'a quote does not stand in its passage');
    const [problem] = disagreements(draft.text.trim(), ground, glossary, read, limits);
    return problem ? dropped(...problem) : { kept: { text, quotes: ground.quotes } };
  };
}

interface Ground {
  quotes: CheckedClaim['quotes'];
  sentences: string[];
  /** What stands around the quotes, headings included: a claim may name the topic that they leave unsaid. */
  context: string;
  /** The sentence before one that begins with "It" or "They". */
  antecedents: string;
  nations: Jurisdiction[];
}

const PRONOUN_FIRST = /^(?:\W*\d+[.)]\s*)?(?:It|They|He|She|This|These|That|Those)\b/;

/** One bad quote among good ones is enough to doubt the claim. */
function groundOf(
  { quotes }: DraftClaim,
  passages: readonly CheckablePassage[],
  unitsOf: (passage: CheckablePassage) => Unit[],
): Ground | undefined {
  const quoted = new Map<CheckablePassage, Set<number>>();
  for (const { passage: number, words } of quotes) {
    const passage = passages.find((one) => one.number === number);
    const units = passage && unitsQuoted(passage.text, unitsOf(passage), words);
    if (!units) return undefined;
    quoted.set(passage, new Set([...(quoted.get(passage) ?? []), ...units]));
  }
  if (!quoted.size) return undefined;
  const ground: Ground = { quotes: [], sentences: [], context: '', antecedents: '', nations: [] };
  for (const [passage, touched] of quoted) {
    const units = unitsOf(passage);
    const inOrder = [...touched].sort((a, b) => a - b);
    ground.quotes.push({ passage: passage.number, spans: spansOf(passage.text, units, inOrder) });
    ground.context += `\n${passage.about ?? ''}\n${sentencesOf(
      passage.text,
      units,
      [...new Set(inOrder.map((n) => n - 1))].filter((n) => n >= 0),
    ).join('\n')}`;
    for (const n of inOrder)
      if (n > 0 && PRONOUN_FIRST.test(passage.text.slice(units[n]!.start, units[n]!.end)))
        ground.antecedents += `${passage.text.slice(units[n - 1]!.start, units[n - 1]!.end)}\n`;
    ground.sentences.push(...sentencesOf(passage.text, units, inOrder));
    ground.nations.push(...passage.nations.filter((nation) => !ground.nations.includes(nation)));
  }
  return ground;
}

/** Every reason against it, the plainest first. Only the first is ever worked out: nothing else asks for the next. */
function* disagreements(
  raw: string,
  { sentences, context, antecedents, nations }: Ground,
  glossary: Glossary,
  read: (sentence: string) => Reading,
  limits: ClaimLimits,
): Generator<[ClaimCheck, string]> {
  const text = raw.normalize('NFKC');
  const quoted = sentences.join('\n');
  const unfit = notPlain(raw, quoted);
  if (unfit) yield ['plain', unfit];
  const evidence = sentences.map(read);
  const claim = inWordsOf(evidence, readText(text));
  const known = withGlossary(
    [...evidence.map(({ folded }) => folded), foldForChecking(antecedents)].join('\n'),
    glossary,
  );
  const { share, added } = wordingOf(claim, known, foldForChecking(context));
  if (share < SHARED_WORDS)
    yield ['words', `only ${Math.round(share * 100)} % of its words stand in the quotes`];
  if (added.length > limits.addedWords) yield ['added', `"${added.join('", "')}" stands in no quote`];
  const figure = figureDisagreement(claim, evidence);
  if (figure) yield ['figure', figure];
  const duty = dutyDisagreement(claim, evidence);
  if (duty) yield ['duty', duty];
  const main = retold(claim, evidence);
  const scope = scopeDisagreement(claim, evidence, main);
  if (scope) yield ['scope', scope];
  const spliced = splicedIn(claim, evidence);
  if (spliced) yield ['order', `"${spliced}" is said of something else`];
  const part = partsDisagree(claim, evidence);
  if (part) yield ['parts', `"${part}" has another part in the quotes`];
  if (nationsDisagree(text, { text: quoted, nations })) yield ['nation', 'it speaks of another nation'];
  const stranger = strangerAmong(text, known);
  if (stranger) yield ['name', `"${stranger}" stands in no quote`];
}

/** The quoted sentence with most of the claim's words. */
function retold(claim: Reading, evidence: readonly Reading[]): Reading {
  const share = ({ stems }: Reading) => [...claim.stems].filter((stem) => stems.has(stem)).length;
  return evidence.reduce((best, other) => (share(other) > share(best) ? other : best));
}

function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}
