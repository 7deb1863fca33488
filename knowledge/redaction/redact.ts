// Takes personal data out of a text, by rules alone: no model, no network, the same result every time.
import type { Redacted, RedactedText, Redaction } from '../model/personal-data.js';
import { findAddresses } from './addresses/addresses.js';
import type { Candidate, Kept } from './matching/candidate.js';
import { applyRules } from './matching/candidate.js';
import { CONTACT_RULES } from './numbers/contact-points.js';
import { findBirthDates, findDatesBesideNames } from './numbers/dates.js';
import { IDENTIFIER_RULES } from './numbers/identifiers.js';
import { findKept, STAND_IN } from './kept/kept.js';
import { MONEY_RULES } from './numbers/money.js';
import { nameContext } from './names/capital-runs.js';
import { findWrittenNames } from './names/names.js';
import { findNicknames } from './names/nicknames.js';
import { makeReadable, receivedSpan } from './matching/readable.js';
import { RECORD_RULES } from './numbers/records.js';
import { findRepeatedNames, findRepeatedValues } from './pseudonyms/repeated.js';
import { findNamedSettings } from './settings/named-settings.js';
import { findSettings } from './settings/settings.js';
import { findSmallLetterSettings } from './settings/small-letter-settings.js';
import { findOtherScriptNames } from './names/other-script-names.js';
import { findSmallLetterNames } from './names/small-letter-names.js';
import type { Pseudonyms } from './pseudonyms/pseudonyms.js';
import { createPseudonymAssigner } from './pseudonyms/pseudonyms.js';
import { tokenise } from './names/tokens.js';

export type { Pseudonyms } from './pseudonyms/pseudonyms.js';
export { rememberPseudonyms } from './pseudonyms/pseudonyms.js';

/**
 * The text with a pseudonym for each piece of personal data. `known` is the memory of the conversation: with it a
 * person keeps one number, and what was taken out before is taken out again. Redacting redacted text changes nothing.
 * Time grows with the length of the text and no faster.
 */
export function redact(text: string, known: Pseudonyms = {}): Redacted {
  const readable = makeReadable(text);
  const found = findPersonalData(readable.text, known);
  const give = createPseudonymAssigner(known, highestPseudonym(readable.text));
  const redactions = found.map((candidate): Redaction => {
    const [start, end] = receivedSpan(readable, candidate.start, candidate.end);
    const value = text.slice(start, end);
    return { text: value, type: candidate.type, start, end, pseudonym: give(candidate.type, value) };
  });
  return { text: replaceSpans(text, redactions), redactions };
}

function replaceSpans(text: string, redactions: readonly Redaction[]): RedactedText {
  let at = 0;
  let replaced = '';
  for (const { start, end, pseudonym } of redactions) {
    replaced += text.slice(at, start) + pseudonym;
    at = end;
  }
  return (replaced + text.slice(at)) as RedactedText;
}

/** In order, none overlapping another. */
function findPersonalData(text: string, known: Pseudonyms): Candidate[] {
  const kept = findKept(text);
  const tokens = tokenise(text);
  const context = nameContext(text, tokens);
  const names = [
    ...findWrittenNames(context),
    ...findSmallLetterNames(context),
    ...findOtherScriptNames(text),
    ...findNicknames(text),
  ];
  const freeNames = without(names, [...kept.always, ...kept.named, ...kept.notNames]);
  const others = [
    ...applyRules(text, IDENTIFIER_RULES),
    ...applyRules(text, RECORD_RULES),
    ...applyRules(text, MONEY_RULES),
    ...applyRules(text, CONTACT_RULES),
    ...findBirthDates(text),
    ...findDatesBesideNames(text, freeNames),
    ...findAddresses(text),
    ...findSettings(text),
    ...findNamedSettings(text),
    ...findSmallLetterSettings(text),
  ];
  const [places, numbers] = [others.filter(isPlace), others.filter((candidate) => !isPlace(candidate))];
  const first = resolveOverlaps([
    ...freeNames,
    ...without(places, [...kept.always, ...kept.named]),
    ...without(numbers, [...kept.always, ...kept.notNumbers]),
  ]);
  const values = first.filter(({ type }) => type === 'name').map(({ start, end }) => text.slice(start, end));
  const repeated = [...findRepeatedNames(context, values, known), ...findRepeatedValues(text, first, known)];
  return resolveOverlaps([...first, ...without(repeated, [...kept.always, ...kept.named, ...kept.notNames])]);
}

const isPlace = ({ type }: Candidate) => type === 'address' || type === 'school';

function without(candidates: readonly Candidate[], kept: readonly Kept[]): Candidate[] {
  const sorted = [...kept].sort((a, b) => a.start - b.start);
  // Kept spans may overlap one another, so the furthest end so far is carried along for the search.
  const ends: number[] = [];
  for (const { end } of sorted) ends.push(Math.max(end, ends.at(-1) ?? 0));
  return candidates.filter(({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.start < end) low = middle + 1;
      else high = middle;
    }
    return low === 0 || ends[low - 1]! <= start;
  });
}

/** The surer span wins, then the longer one. */
function resolveOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...candidates].sort(
    (a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const length = ranked.reduce((most, { end }) => Math.max(most, end), 0);
  const covered = new Uint8Array(length);
  const standing: Candidate[] = [];
  for (const candidate of ranked) {
    if (covered.subarray(candidate.start, candidate.end).includes(1)) continue;
    covered.fill(1, candidate.start, candidate.end);
    standing.push(candidate);
  }
  return standing.sort((a, b) => a.start - b.start);
}

/** A text may already hold pseudonyms, from an earlier redaction or typed by hand: their numbers are not used again. */
function highestPseudonym(text: string): (label: string) => number {
  const highest = new Map<string, number>();
  for (const match of text.matchAll(STAND_IN)) {
    const label = match[0].slice(1, match[0].lastIndexOf(' '));
    highest.set(label, Math.max(highest.get(label) ?? 0, Number(match.groups!['number'])));
  }
  return (label) => highest.get(label) ?? 0;
}
