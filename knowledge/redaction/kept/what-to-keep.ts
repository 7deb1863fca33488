// Finds text that looks like personal data but is kept, such as helplines, public mailboxes, citations and
// pseudonyms.
import { JUDGMENTS, NAMED_CITATIONS, NUMBERED_CITATIONS, OPERATION, YEAR_AFTER } from './citations.js';
import { digitsOf, spansOf, type KeptSpan } from '../matching/candidate.js';
import { plainWord } from '../matching/readable.js';
import { KEPT_PHRASES } from '../lists/kept-phrases.js';
import { PLACE_PHRASES } from '../lists/places.js';
import { MAILBOX } from '../numbers/contact-points.js';
import { PSEUDONYM } from './pseudonym-form.js';
import { PUBLIC_NUMBERS, ROLE_WORDS } from './public-contacts.js';
import { isFieldTerm, isFullName, isListedName, isOrdinaryWord, isPlaceWord } from '../lists/vocabulary.js';

/**
 * Matches 0800, 0808, 03, 084 and 087 numbers. These are only sold to organisations, so they are never
 * private. Only matches whole numbers, because dates of birth and card numbers may start in the same way.
 */
const ORGANISATION_NUMBER =
  /(?<![\p{L}\d+]|\d[-/])(?:(?:\+|00)44[ .-]?(?:\(0\)[ .-]?)?|\(?0)(?:(?:3\d\d|808|84\d|87\d)\)?(?:[ \n.()-]{0,2}\d){7}|800\)?(?:(?:[ \n.()-]{0,2}\d){6,7}|[ -]?1111)|500\)?(?:[ \n.()-]{0,2}\d){6})(?!\d)/gu;
const SHORT_NUMBERS =
  /(?<![\p{L}\d+/.-]|\d )(?:999|112|111|101|105|119|159|116[ -]?000|116[ -]?006|116[ -]?111|116[ -]?117|116[ -]?123|18000|18001|88858|85258|61016|60777|66777|0800[ -]?1111)(?![\d/-]| \d{3})/gu;
const NUMBER = /(?<![\d+])(?:\+44|0)(?:[ .()-]{0,2}\d){9,10}(?!\d)/gu;
const EMAIL = new RegExp(MAILBOX, 'gu');
/** We write this for someone who is mentioned in Slack or Teams. */
const MENTION = /(?<![\p{L}\d._%+/@-])@someone(?![\p{L}\d_@-]|\.[\p{L}\d_])/gu;

const wordBounded = (phrases: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${phrases.join('|')})(?![\\p{L}\\d])`, 'giu');
const TOWNS = wordBounded(PLACE_PHRASES);
const PHRASES = wordBounded(KEPT_PHRASES);

export interface KeptSpans {
  /** A span that overlaps one of these is never redacted. */
  always: KeptSpan[];
  /** Organisations' phone numbers. A longer number with a label may contain one by chance. */
  organisations: KeptSpan[];
  /** Short numbers, such as 999. They may still be house numbers, so they can be part of an address. */
  notNumbers: KeptSpan[];
  /** Names of organisations, and of things named after people and places. */
  named: KeptSpan[];
  /** Text that is never part of a person's name, but may be part of an address. */
  notNames: KeptSpan[];
  /** Judgments that the rules keep. The message reader may still find a client's name in them. */
  judgments: KeptSpan[];
  /** Judgments with their year of publication, which the strict rules keep too. */
  published: KeptSpan[];
}

export function findKept(text: string): KeptSpans {
  const spans = (pattern: RegExp) => spansOf(text, pattern);
  const judgments = JUDGMENTS.flatMap(spans);
  const organisations = spans(ORGANISATION_NUMBER);
  return {
    always: [
      ...spans(PSEUDONYM),
      ...spans(MENTION),
      ...organisations,
      ...spansOf(text, NUMBER, isPublicNumber),
      ...spansOf(text, EMAIL, isRoleMailbox),
      ...NUMBERED_CITATIONS.flatMap(spans),
    ],
    organisations,
    notNumbers: spans(SHORT_NUMBERS),
    notNames: [
      ...NAMED_CITATIONS.flatMap(spans),
      ...spans(OPERATION).filter((operation) => !isPerson(text, operation)),
      ...spans(TOWNS),
    ],
    named: spans(PHRASES),
    judgments,
    published: judgments.filter(({ end }) => YEAR_AFTER.test(text.slice(end, end + 8))),
  };
}

const NEXT_NAME = /^ \p{Lu}[\p{L}'-]{1,24}/u;

/** True if the words after “Operation” are a given and a family name, which identify someone. */
function isPerson(text: string, { start, end }: KeptSpan): boolean {
  const family = NEXT_NAME.exec(text.slice(end, end + 26))?.[0].trim();
  const given = text.slice(start, end).split(' ')[1]!;
  return family !== undefined && isFullName(plainWord(given), plainWord(family));
}

function isPublicNumber(number: string): boolean {
  return PUBLIC_NUMBERS.has(digitsOf(number).replace(/^44/u, '0'));
}

const PERSONAL_HOST =
  /^(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|me|proton|protonmail|live|aol|msn|mail|gmx|ymail|btinternet|sky|virginmedia|talktalk)\./iu;

/** A school’s mailbox identifies the school, and so where the child is. It is not kept. */
const SCHOOL_HOST = /(?:^|\.)sch\.|school|academy/iu;

const PUBLIC_HOST =
  /(?:^|\.)(?:gov\.uk|gov\.scot|gov\.wales|police\.uk|nhs\.uk|nhs\.net|parliament\.uk|mod\.uk|org\.uk|ac\.uk|hscni\.net|pnn\.police\.uk)$/iu;

/**
 * True for a mailbox that belongs to a role, such as "nrm@", "mash.referrals@" or "first.responders@". False
 * for a person's or a school's mailbox.
 */
export function isRoleMailbox(mailbox: string): boolean {
  const [local = '', host = ''] = mailbox.split('@');
  if (PERSONAL_HOST.test(host) || SCHOOL_HOST.test(host)) return false;
  const parts = local
    .toLowerCase()
    .split(/[._+-]|\d+/u)
    .filter(Boolean);
  const isPublic = PUBLIC_HOST.test(host);
  return parts.length > 0 && parts.every((part) => isRole(part, isPublic));
}

/**
 * A part that is a listed name must be a role word itself, such as “foster”, because a name may look like 2
 * role words (“ju-lie”). Unless the mailbox belongs to a public body, a place name does not count as a role.
 */
function isRole(part: string, isPublic: boolean): boolean {
  if (!isListedName(part)) return isMadeOfRoles(part, isPublic);
  return ROLE_WORDS.has(part) && (isPublic || !isPlaceWord(part));
}

/** Elsewhere, a mailbox of ordinary words, such as “sunny.jobs@”, may belong to a person. */
function isRoleWord(word: string, isPublic: boolean): boolean {
  if (ROLE_WORDS.has(word)) return true;
  return (
    isPublic &&
    word.length > 2 &&
    !isListedName(word) &&
    (isOrdinaryWord(word) || isFieldTerm(word) || isPlaceWord(word))
  );
}

/** True if the word is made up of role words without spaces, such as "nationalageassessmentboard". */
function isMadeOfRoles(word: string, isPublic: boolean): boolean {
  const reachable = new Array<boolean>(word.length + 1).fill(false);
  reachable[0] = true;
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 18); start < end && !reachable[end]; start += 1) {
      if (reachable[start] && isRoleWord(word.slice(start, end), isPublic)) reachable[end] = true;
    }
  }
  return reachable[word.length]!;
}
