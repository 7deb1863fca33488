// Compares 2 editions of a document by passage: what was added, removed or changed, and which changes are substantive.
import { jurisdictionNames } from '../../knowledge/model/words/guidance-names.js';
import type { Steps } from '../../knowledge/model/slice-long-work.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { Passage } from '../../knowledge/model/passage.js';
import {
  changeKey,
  isOfSubstance,
  type DetailChange,
  type EditionContent,
  type EditionDifference,
  type PassageChange,
  type WordRun,
} from '../model/change.js';
import { alignPassages, type AlignedPair } from './align-passages.js';
import { diffWords, saysSomething, type IsMoved } from './diff-words.js';
import { areIntroducedOtherwise } from './lead-ins.js';
import { normalisedKey, saysTheSame } from './normalise-text.js';
import { findCriticalChanges } from './find-critical-changes.js';
import { isStep, sentencesOf, type Sentence } from './sentences-of.js';

/**
 * Either side may be absent: `before` for a new document, `after` for one that has been removed. Makes one step for each
 * passage or pair, because comparing 2 long editions takes hundreds of milliseconds.
 */
export function* diffEditionsSteps(
  before: EditionContent | undefined,
  after: EditionContent | undefined,
): Steps<EditionDifference> {
  const old = before?.passages ?? [];
  const now = after?.passages ?? [];
  const pairs = yield* alignPassages(old, now);
  const sentences = yield* splitAll([...old, ...now]);
  const isMoved = findMoved(old, now, sentences);
  const changes: PassageChange[] = [];
  const headings = new Map<string, DetailChange>();
  let same = 0;
  let moved = 0;
  for (const pair of pairs) {
    if (pair.before && pair.after && pair.before.text === pair.after.text) {
      same += 1;
      if (placeOf(pair.before) !== placeOf(pair.after)) moved += 1;
    } else changes.push(changeOf(pair, sentences, isMoved));
    const heading = headingChange(pair);
    if (heading) headings.set(`${heading.before}\n${heading.after}`, heading);
    yield;
  }
  const details = [...detailChanges(before?.document, after?.document), ...headings.values()];
  return { details, changes, same, moved, weight: weightOf(changes, details, moved) };
}

function weightOf(
  changes: readonly PassageChange[],
  details: readonly DetailChange[],
  moved: number,
): EditionDifference['weight'] {
  if (changes.some(isOfSubstance) || details.some(({ field }) => TELLING.has(field))) return 'substance';
  return changes.length || details.length || moved ? 'cosmetic' : 'none';
}

function placeOf({ headings, paragraph, page }: Passage): string {
  return [...headings, paragraph, page].join('›');
}

/**
 * The same words mean something different under a heading such as "Adults only", so we compare headings too. Each
 * heading is shown once, not with each passage.
 */
function headingChange({ before, after }: AlignedPair): DetailChange | undefined {
  if (!before || !after) return undefined;
  const isSame = (n: number) =>
    normalisedKey(before.headings[n] ?? '') === normalisedKey(after.headings[n] ?? '');
  const depth = Math.max(before.headings.length, after.headings.length);
  if (Array.from({ length: depth }, (_, n) => n).every(isSame)) return undefined;
  return { field: 'heading', before: before.headings.join(' › '), after: after.headings.join(' › ') };
}

type Sentences = ReadonlyMap<Passage, readonly Sentence[]>;

function* splitAll(passages: readonly Passage[]): Steps<Sentences> {
  const all = new Map<Passage, readonly Sentence[]>();
  for (const passage of passages) {
    all.set(passage, sentencesOf(passage.text, passage.headings.at(-1)));
    yield;
  }
  return all;
}

/**
 * A sentence that occurs equally often in both editions was neither added nor removed. Steps are an
 * exception: in another place, a step may mean something else.
 */
function findMoved(old: readonly Passage[], now: readonly Passage[], sentences: Sentences): IsMoved {
  const countsIn = (passages: readonly Passage[]) => {
    const counts = new Map<string, number>();
    for (const { identity } of passages.flatMap((passage) => sentences.get(passage)!))
      counts.set(identity, (counts.get(identity) ?? 0) + 1);
    return counts;
  };
  const [inOld, inNew] = [countsIn(old), countsIn(now)];
  return (sentence) => !isStep(sentence) && inOld.get(sentence.identity) === inNew.get(sentence.identity);
}

function changeOf({ before, after }: AlignedPair, sentences: Sentences, isMoved: IsMoved): PassageChange {
  const [old, now] = [before, after].map((passage) => (passage ? sentences.get(passage)! : []));
  const runs = diffWords(old!, now!, isMoved);
  const weight = isTelling(before?.text ?? '', after?.text ?? '', runs) ? 'substance' : 'cosmetic';
  return {
    key: changeKey(before, after),
    kind: before && after ? 'changed' : after ? 'added' : 'removed',
    ...(before && { before }),
    ...(after && { after }),
    runs,
    signals: weight === 'substance' ? signalsOf(runs) : [],
    weight,
  };
}

function isTelling(before: string, after: string, runs: readonly WordRun[]): boolean {
  if (before && after && areIntroducedOtherwise(before, after)) return true;
  if (saysTheSame(before, after)) return false;
  // The whole texts differ even if no run says anything: a sentence's meaning can depend on its neighbours.
  if (!runs.some(({ moved }) => moved)) return true;
  return runs.some((run) => run.kind !== 'same' && !run.moved && saysSomething(run));
}

/** Ignores text that only moved. Keeps unchanged text, because a figure next to a change has to be read in context. */
function signalsOf(runs: readonly WordRun[]): PassageChange['signals'] {
  const side = (kind: WordRun['kind']) =>
    runs
      .filter((run) => !run.moved && (run.kind === 'same' || run.kind === kind))
      .map(({ text }) => text)
      .join('');
  return findCriticalChanges(side('removed'), side('added'));
}

const SHOWN_DETAILS = [
  'title',
  'date',
  'standing',
  'jurisdictions',
  'authority',
  'url',
  'publisher',
  'licence',
  'attribution',
  'unread',
] as const;
/** If these details differ, the same words mean something else. */
const TELLING = new Set<DetailChange['field']>(['standing', 'jurisdictions', 'authority', 'heading']);

/** For a new document, we only say what could not be read. */
function detailChanges(
  before: GuidanceDocument | undefined,
  after: GuidanceDocument | undefined,
): DetailChange[] {
  if (!before) return after?.unread ? [{ field: 'unread', before: '', after: after.unread }] : [];
  if (!after) return [];
  const shown = (document: GuidanceDocument, field: (typeof SHOWN_DETAILS)[number]) =>
    field === 'jurisdictions' ? jurisdictionNames(document.jurisdictions) : (document[field] ?? '');
  return SHOWN_DETAILS.flatMap((field) => {
    const change = { field, before: shown(before, field), after: shown(after, field) };
    return change.before === change.after ? [] : [change];
  });
}
