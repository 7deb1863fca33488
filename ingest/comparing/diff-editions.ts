// Compares 2 editions of a document by passage: finds which passages were added, removed or changed, and
// which changes matter.
import { jurisdictionNames, guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import { nationsNamed } from '../../knowledge/question/find-nations.js';
import { areForAdults } from '../../knowledge/search/for-adults.js';
import type { Steps } from '../../knowledge/model/slice-long-work.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { Passage } from '../../knowledge/model/passage.js';
import {
  changeKey,
  isOfSubstance,
  TELLING_DETAILS,
  type DetailChange,
  type EditionContent,
  type EditionDifference,
  type PassageChange,
  type WordRun,
} from '../model/change.js';
import { alignPassages, type AlignedPair } from './align-passages.js';
import { saysSomething } from './changed-statements.js';
import { diffWords } from './diff-words.js';
import { areIntroducedOtherwise } from './lead-ins.js';
import { findMoved, type IsMoved, type Sentences } from './moved-sentences.js';
import { normalisedKey, saysTheSame } from './normalise-text.js';
import { changedFiguresAndDuties } from './changed-figures-and-duties.js';
import { sentencesOf, type Sentence } from './sentences-of.js';

/**
 * `before` is absent for a new document, and `after` for a removed one. Pauses after each passage or pair,
 * because comparing 2 long editions takes hundreds of milliseconds.
 */
export function* diffEditionsSteps(
  before: EditionContent | undefined,
  after: EditionContent | undefined,
): Steps<EditionDifference> {
  const old = before?.passages ?? [];
  const now = after?.passages ?? [];
  const pairs = yield* alignPassages(old, now);
  const sentences = yield* splitAll([...old, ...now]);
  const isMoved = yield* findMoved(old, now, sentences);
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
  if (changes.some(isOfSubstance) || details.some(isTellingDetail)) return 'substance';
  return changes.length || details.length || moved ? 'cosmetic' : 'none';
}

function isTellingDetail({ field, before, after }: DetailChange): boolean {
  return TELLING.has(field) || (field === 'title' && isTitleForOthers(before, after));
}

/** True if the same text is for other people or other nations under the new title. */
export function isTitleForOthers(before: string, after: string): boolean {
  return (
    areForAdults([before]) !== areForAdults([after]) ||
    nationsNamed(before).join() !== nationsNamed(after).join()
  );
}

function placeOf({ headings, paragraph, page }: Passage): string {
  return [...headings, paragraph, page].join('›');
}

/** The same text means something else under “Adults only”. Each heading is only shown once, not for each passage. */
function headingChange({ before, after }: AlignedPair): DetailChange | undefined {
  if (!before || !after) return undefined;
  const isSame = (n: number) =>
    normalisedKey(before.headings[n] ?? '') === normalisedKey(after.headings[n] ?? '');
  const depth = Math.max(before.headings.length, after.headings.length);
  if (Array.from({ length: depth }, (_, n) => n).every(isSame)) return undefined;
  return { field: 'heading', before: before.headings.join(' › '), after: after.headings.join(' › ') };
}

function* splitAll(passages: readonly Passage[]): Steps<Sentences> {
  const all = new Map<Passage, readonly Sentence[]>();
  for (const passage of passages) {
    all.set(passage, sentencesOf(passage.text, passage.headings.at(-1)));
    yield;
  }
  return all;
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
  // If nothing has moved, the change matters even if each run alone seems to say the same, because the
  // meaning of a sentence can depend on the sentences around it.
  if (!runs.some(({ moved }) => moved)) return true;
  return runs.some((run) => run.kind !== 'same' && !run.moved && saysSomething(run));
}

/** Ignores text that has only moved, but reads unchanged text, because a figure may only make sense next to it. */
function signalsOf(runs: readonly WordRun[]): PassageChange['signals'] {
  const side = (kind: WordRun['kind']) =>
    runs
      .filter((run) => !run.moved && (run.kind === 'same' || run.kind === kind))
      .map(({ text }) => text)
      .join('');
  return changedFiguresAndDuties(side('removed'), side('added'));
}

const SHOWN_DETAILS = [
  'title',
  'date',
  'standing',
  'jurisdictions',
  'authority',
  'language',
  'url',
  'publisher',
  'licence',
  'attribution',
  'unread',
  'toCheck',
] as const;
const TELLING = new Set<DetailChange['field']>([...TELLING_DETAILS, 'heading']);

/** For a new document, only returns which parts could not be read, and what to check. */
function detailChanges(
  before: GuidanceDocument | undefined,
  after: GuidanceDocument | undefined,
): DetailChange[] {
  if (!before)
    return (['unread', 'toCheck'] as const).flatMap((field) =>
      after?.[field] ? [{ field, before: '', after: after[field] }] : [],
    );
  if (!after) return [];
  const shown = (document: GuidanceDocument, field: (typeof SHOWN_DETAILS)[number]) =>
    field === 'jurisdictions'
      ? jurisdictionNames(document.jurisdictions, guidanceWords('en'))
      : (document[field] ?? (field === 'language' ? 'en' : ''));
  return SHOWN_DETAILS.flatMap((field) => {
    const change = { field, before: shown(before, field), after: shown(after, field) };
    return change.before === change.after ? [] : [change];
  });
}
