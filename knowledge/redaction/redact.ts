// Removes personal data from a text, using rules and, if available, the message reader's result.
import type { Redacted, Redaction } from '../model/personal-data.js';
import type { MessageReading } from '../model/ports.js';
import { findAddresses } from './addresses/addresses.js';
import { applyRules, digitsOf, LABELLED, type DetailCandidate, type KeptSpan } from './matching/candidate.js';
import { isGivenName } from './lists/vocabulary.js';
import { findWelshWords } from './lists/welsh-words.js';
import { createFree, leftOver, resolveOverlaps, withoutOverlapping } from './matching/overlaps.js';
import { CONTACT_RULES } from './numbers/contact-points.js';
import { findBirthDates } from './numbers/dates-of-birth.js';
import { IDENTIFIER_RULES } from './numbers/nhs-and-identity-numbers.js';
import { findKept, type KeptSpans } from './kept/what-to-keep.js';
import { findWelshNations } from './kept/welsh-nations.js';
import { PSEUDONYM } from './kept/pseudonym-form.js';
import { MONEY_RULES } from './numbers/bank-and-card-numbers.js';
import { nameContext, type NameContext } from './names/capital-runs.js';
import { findWrittenNames } from './names/names.js';
import { findNamesInOtherLanguages } from './names/names-in-other-languages.js';
import { isLeft, trimmedTo } from './message-reader/keep-ordinary-words.js';
import { withEdges } from './edges/edges.js';
import { findReadSpans, READ_NAME_WEIGHT } from './message-reader/read-spans.js';
import { readingOf, type ReadText } from './message-reader/convert-reader-offsets.js';
import { findStrictly } from './message-reader/redact-strictly.js';
import { READER_THRESHOLDS, type ReaderThresholds } from './message-reader/thresholds.js';
import { makeReadable, plainWord, receivedSpan } from './matching/readable.js';
import { RECORD_RULES } from './numbers/case-and-vehicle-numbers.js';
import { findRepeatedNames, findRepeatedValues } from './pseudonyms/repeated-details.js';
import { findNamedPremises } from './premises/named-premises.js';
import { findOtherScriptNames } from './names/other-script-names.js';
import {
  createPseudonymAssigner,
  highestPseudonym,
  pseudonymKey,
  replaceSpans,
  type Pseudonyms,
} from './pseudonyms/pseudonyms.js';
import { createGoes, readMemory, withMissed, type Memory } from './pseudonyms/corrections.js';
import { readWhoIsWho } from './pseudonyms/who-is-who.js';
import { tokenise } from './names/tokens.js';

/**
 * The reader's result for the same text. awaited: the reader has not read it yet. failed: the reader could
 * not read it, so the strict rules apply. undefined: there is no reader.
 */
export type ReadingOrNone = MessageReading | 'awaited' | 'failed' | undefined;

/** True if the reader should have read the whole text but did not. */
export const isUnread = (text: string, reading: ReadingOrNone): boolean =>
  typeof reading === 'object' ? reading.readTo < text.length : reading === 'failed';

/**
 * Replaces personal data with pseudonyms. `known` is the conversation's memory, so that people keep their
 * numbers and details that were removed before are removed again. Redacting a redacted text changes nothing.
 * The time taken is proportional to the length of the text.
 */
export function redact(
  text: string,
  known: Pseudonyms = {},
  reading?: ReadingOrNone,
  thresholds = READER_THRESHOLDS,
): Redacted {
  const readable = makeReadable(text);
  const read = typeof reading === 'object' ? readingOf(readable, reading) : undefined;
  const memory = readMemory(known);
  const found = findPersonalData(readable.text, memory, {
    read,
    thresholds,
    strictFrom: reading === 'failed' ? 0 : (read?.readTo ?? Infinity),
  });
  const highest = highestPseudonym([readable.text, ...memory.spent].join('\n'));
  const names = found.filter(isName);
  const keyOf = ({ start, end }: KeptSpan) => pseudonymKey('name', readable.text.slice(start, end));
  const who = readWhoIsWho(
    readable.text,
    names.map((span) => ({ ...span, key: keyOf(span) })),
  );
  const give = createPseudonymAssigner(memory.pseudonyms, highest, who);
  const redactions = found.map(({ type, ...span }): Redaction => {
    const [start, end] = receivedSpan(readable, span.start, span.end);
    const value = text.slice(start, end);
    const sign = who.signAt(span.start);
    return { text: value, type, start, end, pseudonym: give(type, value, sign), ...(sign && { sign }) };
  });
  return { text: replaceSpans(text, redactions), redactions };
}

interface How {
  read: ReadText | undefined;
  thresholds: ReaderThresholds;
  /** The offset at which the reader stopped reading. From there, the strict rules apply. */
  strictFrom: number;
}

/** Returns candidates in order, without overlaps. */
function findPersonalData(text: string, memory: Memory, how: How): DetailCandidate[] {
  const { repeated: known } = memory;
  const goes = createGoes(memory, text);
  const kept = findKept(text);
  const notNames = [...kept.always, ...kept.named, ...kept.notNames];
  const context = nameContext(text, tokenise(text));
  const welsh = [...findWelshNations(text), ...findWelshWords(text)];
  const ofRules = findByRules(text, context, kept).filter(goes.byRule);
  const found = how.read
    ? withReading(context, ofRules, {
        ...how,
        read: how.read,
        kept,
        notNames: [...notNames, ...welsh],
        goes: goes.bySight,
      })
    : resolveOverlaps(ofRules);
  const inOtherLanguages = withoutOverlapping(findNamesInOtherLanguages(context), [
    ...notNames,
    ...welsh,
    ...kept.judgments,
  ]).filter(goes.byRule);
  const first = withEdges(text, withNames(text, found, inOtherLanguages)).filter(goes.byRule);
  const values = first.filter(isName).map(({ start, end }) => text.slice(start, end));
  const repeated = [...findRepeatedNames(context, values, known), ...findRepeatedValues(text, first, known)];
  const strictly =
    how.strictFrom < text.length
      ? findStrictly(context).filter((found) => found.end > how.strictFrom && goes.bySight(found))
      : [];
  const strict = withoutOverlapping(strictly, [...notNames, ...welsh, ...kept.published, ...kept.notNumbers]);
  const resolved = resolveOverlaps([
    ...first,
    ...withoutOverlapping(repeated, notNames).filter(goes.byRule),
    ...strict,
  ]);
  const all = withEdges(text, resolveOverlaps([...resolved, ...leftOver(text, strict, resolved)]));
  return withMissed(text, memory, all);
}

function findByRules(text: string, context: NameContext, kept: KeptSpans): DetailCandidate[] {
  const names = [...findWrittenNames(context), ...findOtherScriptNames(text, text.replaceAll(PSEUDONYM, ''))];
  const freeNames = withoutOverlapping(names, [
    ...kept.always,
    ...kept.named,
    ...kept.notNames,
    ...kept.judgments,
  ]);
  const others = [
    ...applyRules(text, IDENTIFIER_RULES),
    ...applyRules(text, RECORD_RULES),
    ...applyRules(text, MONEY_RULES),
    ...applyRules(text, CONTACT_RULES),
    ...findBirthDates(text),
    ...findAddresses(text),
    ...findNamedPremises(text),
  ];
  const isFree = createFree([...kept.always, ...kept.notNumbers]);
  const [places, numbers] = [others.filter(isPlace), others.filter((candidate) => !isPlace(candidate))];
  return [
    ...freeNames,
    ...withoutOverlapping(places, [...kept.always, ...kept.named]),
    ...numbers.filter((found) => isFree(found) || containsNumber(text, found, kept.organisations)),
  ];
}

/**
 * True if a detail with a label, such as a card number, only happens to contain an organisation's phone
 * number.
 */
function containsNumber(
  text: string,
  { type, weight, start, end }: DetailCandidate,
  numbers: KeptSpan[],
): boolean {
  if (type === 'phone' || weight < LABELLED) return false;
  const digitsIn = (span: KeptSpan) => digitsOf(text.slice(span.start, span.end)).length;
  return numbers.some(
    (number) => start <= number.start && number.end <= end && digitsIn(number) < digitsIn({ start, end }),
  );
}

/**
 * Combines the results of the reader and the rules. Drops a name, school or address that only a rule found if
 * the reader considers it ordinary.
 */
function withReading(
  context: NameContext,
  ofRules: readonly DetailCandidate[],
  {
    read,
    thresholds,
    kept,
    notNames,
    goes,
  }: Omit<How, 'strictFrom'> & {
    read: ReadText;
    kept: KeptSpans;
    notNames: KeptSpan[];
    goes: (found: DetailCandidate) => boolean;
  },
): DetailCandidate[] {
  const byRules = ofRules
    .filter((candidate) => !isLeft(candidate, read, thresholds))
    .map((candidate) => asSure(context.text, { ...candidate, ...trimmedTo(context.text, candidate, read) }));
  const free = createFree(notNames);
  const freeOfNumbers = createFree([...kept.always, ...kept.notNumbers]);
  const isKept = (span: KeptSpan, name: boolean) => !(name ? free : freeOfNumbers)(span);
  const nations = findWelshNations(context.text);
  const found = findReadSpans(context, read, { thresholds, isKept })
    .filter((span) => !nations.some(({ start, end }) => start === span.start && end === span.end))
    .filter(goes);
  const resolved = resolveOverlaps([...byRules, ...found]);
  const whole = [...found, ...byRules.filter(({ weight }) => weight === READ_NAME_WEIGHT)];
  return resolveOverlaps([...resolved, ...leftOver(context.text, whole, resolved)]);
}

/**
 * Gives a name that a rule found the same weight as the reader's, so that the longer one is used and no half of a
 * name is left. Only does so if the name begins with a given name, not with a title or a verb (“Dywedodd Gwen”), and
 * is on one line, because a list may put another person or the next label on the line below.
 */
function asSure(text: string, found: DetailCandidate): DetailCandidate {
  if (!isName(found)) return found;
  const words = text.slice(found.start, found.end);
  const isWhole = !words.includes('\n') && isGivenName(plainWord(words.split(' ')[0]!));
  return isWhole ? { ...found, weight: READ_NAME_WEIGHT } : found;
}

/** Adds names, or only those parts of a name that are not already in another span. */
const withNames = (
  text: string,
  found: readonly DetailCandidate[],
  names: readonly DetailCandidate[],
): DetailCandidate[] => resolveOverlaps([...found, ...names, ...leftOver(text, names, found)]);

const isName = ({ type }: DetailCandidate) => type === 'name';
const isPlace = ({ type }: DetailCandidate) => type === 'address' || type === 'school';
