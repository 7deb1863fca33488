// Compares 2 editions of a document by passage: what was added, removed or changed, and which changes are substantive.
import { jurisdictionNames } from '../../knowledge/model/words/guidance-names.js';
import { atOnce } from '../../knowledge/model/in-turns.js';
import type { Steps } from '../../knowledge/model/in-turns.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { splitUnits } from '../../knowledge/text/sentences.js';
import { changeKey, isOfSubstance } from '../model/change.js';
import type {
  DetailChange,
  EditionContent,
  EditionDifference,
  PassageChange,
  WordRun,
} from '../model/change.js';
import { alignPassages } from './align-passages.js';
import type { AlignedPair } from './align-passages.js';
import { diffWords } from './diff-words.js';
import type { Elsewhere } from './diff-words.js';
import { normalisedKey } from './normalise-text.js';
import { findCriticalChanges } from './find-critical-changes.js';

/** A shorter sentence is not distinctive enough to recognise elsewhere. */
const MIN_LETTERS_TO_KNOW_AGAIN = 24;

/** Either side may be absent: `before` for a new document, `after` for one that has gone. */
export function diffEditions(
  before: EditionContent | undefined,
  after: EditionContent | undefined,
): EditionDifference {
  return atOnce(diffEditionsSteps(before, after));
}

/** One step for each passage or pair: comparing 2 long editions takes hundreds of milliseconds. */
export function* diffEditionsSteps(
  before: EditionContent | undefined,
  after: EditionContent | undefined,
): Steps<EditionDifference> {
  const old = before?.passages ?? [];
  const now = after?.passages ?? [];
  const pairs = yield* alignPassages(old, now);
  const elsewhere = yield* lookElsewhere(old, now);
  const changes: PassageChange[] = [];
  let same = 0;
  let moved = 0;
  for (const pair of pairs) {
    if (pair.before && pair.after && pair.before.id === pair.after.id) {
      same += 1;
      if (placeOf(pair.before) !== placeOf(pair.after)) moved += 1;
    } else changes.push(changeOf(pair, elsewhere));
    yield;
  }
  const details = before && after ? detailChanges(before.document, after.document) : [];
  return { details, changes, same, moved, weight: weightOf(changes, details) };
}

function weightOf(
  changes: readonly PassageChange[],
  details: readonly DetailChange[],
): EditionDifference['weight'] {
  if (changes.some(isOfSubstance) || details.some(({ field }) => TELLING.has(field))) return 'substance';
  return changes.length || details.length ? 'cosmetic' : 'none';
}

function placeOf({ headings, paragraph }: Passage): string {
  return [...headings, paragraph].join('›');
}

/**
 * Whether a sentence is anywhere in the other edition. A short one ("Yes", "What they had to do") only counts
 * if both editions have it equally often, so that none was added or removed.
 */
function* lookElsewhere(old: readonly Passage[], now: readonly Passage[]): Steps<Elsewhere> {
  const inOld = yield* standingIn(old);
  const inNew = yield* standingIn(now);
  const asOften = (key: string) => inOld.count(key) > 0 && inOld.count(key) === inNew.count(key);
  const isIn = ({ holds }: Standing) => {
    const known = new Map<string, boolean>();
    return (sentence: string) => {
      let found = known.get(sentence);
      if (found === undefined) {
        const key = normalisedKey(sentence);
        found = asOften(key) || (key.length >= MIN_LETTERS_TO_KNOW_AGAIN && holds(key));
        known.set(sentence, found);
      }
      return found;
    };
  };
  return { inNew: isIn(inNew), inOld: isIn(inOld) };
}

interface Standing {
  holds: (key: string) => boolean;
  count: (key: string) => number;
}

function* standingIn(passages: readonly Passage[]): Steps<Standing> {
  const keys: string[] = [];
  const counts = new Map<string, number>();
  for (const { text } of passages) {
    keys.push(normalisedKey(text));
    for (const { start, end } of splitUnits(text)) {
      const key = normalisedKey(text.slice(start, end));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    yield;
  }
  const whole = keys.join('\n');
  return { holds: (key) => whole.includes(key), count: (key) => counts.get(key) ?? 0 };
}

function changeOf({ before, after }: AlignedPair, elsewhere: Elsewhere): PassageChange {
  const [old = '', now = ''] = [before?.text, after?.text];
  const runs = diffWords(old, now, elsewhere);
  const isSame = normalisedKey(old) === normalisedKey(now);
  const changed = runs.filter(({ kind, moved }) => kind !== 'same' && !moved);
  const weight = !isSame && changed.some(saysSomething) ? 'substance' : 'cosmetic';
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

function saysSomething({ text }: WordRun): boolean {
  return normalisedKey(text) !== '';
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

const SHOWN_DETAILS = ['title', 'date', 'standing', 'jurisdictions', 'authority', 'url'] as const;
/** If these details differ, the same words mean something else. */
const TELLING = new Set<keyof GuidanceDocument>(['standing', 'jurisdictions', 'authority']);

function detailChanges(before: GuidanceDocument, after: GuidanceDocument): DetailChange[] {
  const shown = (document: GuidanceDocument, field: (typeof SHOWN_DETAILS)[number]) =>
    field === 'jurisdictions' ? jurisdictionNames(document.jurisdictions) : (document[field] ?? '');
  return SHOWN_DETAILS.flatMap((field) => {
    const change = { field, before: shown(before, field), after: shown(after, field) };
    return change.before === change.after ? [] : [change];
  });
}
