// Finds phone numbers, email addresses, social media handles and network addresses.
import { anyOf } from '../matching/any-of.js';
import { CERTAIN, digitsOf, LABELLED, ofType, RARE_SHAPE, SHAPE, type Rule } from '../matching/candidate.js';
import { labelled } from './nhs-and-identity-numbers.js';
import { isFieldTerm, isOrdinaryWord } from '../lists/vocabulary.js';

const GAP = String.raw`[ \n.()/-]{0,2}`;

/** True if the number starts with 01, 02, 03, 05, 07 or 08 and is not a date. */
function isBritishNumber(value: string): boolean {
  const digits = digitsOf(value);
  if (!/^0[1235789]/u.test(digits)) return false;
  if (/^\(?\d{2}[ ./-]\d{2}[ ./-](?:19|20)\d\d/u.test(value)) return false;
  const first = /^\(?(\d+)/u.exec(value)![1]!;
  if (first.length >= 3) return true;
  return digits.length === 11 && !/[./]/u.test(value);
}

/**
 * A phone number does not start after "/" or "-", unless another whole number comes before it: "07700
 * 900142/07700 900143".
 */
const START = String.raw`(?<![\d+]|(?<!\d[ \d()-]{8,14})[/-])`;

const PHONES = ofType('phone', [
  {
    weight: LABELLED,
    pattern: new RegExp(`${START}(?:0\\d{4} \\d{3} \\d{4}|\\(?0(?:${GAP}\\d){9,10})(?!\\d)`, 'gu'),
    accept: isBritishNumber,
  },
  {
    weight: CERTAIN,
    pattern: new RegExp(
      String.raw`(?<![\d+])\(?\+ ?\d{1,3}\)?(?:${GAP}\(0\))?(?:${GAP}\d){6,12}(?!\d)`,
      'gu',
    ),
  },
  {
    weight: LABELLED,
    pattern: new RegExp(
      String.raw`(?<![\d+/-])00[1-9]\d{0,2}(?:${GAP}\(0\))?(?:[ .()/-]{0,2}\d){7,12}(?!\d)`,
      'gu',
    ),
    accept: (value) => !/^00-\d\d-\d\d/u.test(value),
  },
  { weight: LABELLED, pattern: /(?<![\d+/-])44 ?7\d{3} ?\d{3} ?\d{3}(?!\d)/gu },
  { weight: SHAPE - 5, pattern: /(?<![\d./+-])\(?\d{3}\)?[ -.]\d{3}[-.]\d{4}(?![\d-])/gu },
  {
    weight: RARE_SHAPE,
    pattern: labelled(
      'tel|telephone|phone|ph|mob|mobile|landline|whats ?app|wa|viber|imo|ring|rang|dial|call|calls|called|text|texts|texted|burner|sim',
      String.raw`(?<!\d)\d(?:[ -]?\d){6,11}(?![\d/])`,
      String.raw`(?:[ \n]{0,2}(?:(?:is|no\.?|num|number|on|her|him|his|them|me|mum|dad|at|from)(?![a-z])|[:=#.,-])){0,4}[ \n"'(]{0,3}`,
    ),
    accept: (value) => !/^(?:19|20)\d\d[ -]/u.test(value),
  },
]);

export const MAILBOX = String.raw`[\p{L}\d][\p{L}\d._%+'-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}`;
const MAIL_HOSTS = 'gmail|hotmail|outlook|yahoo|icloud|proton|protonmail|live|aol|example|mail';

const EMAILS = ofType('email', [
  { weight: CERTAIN + 5, pattern: new RegExp(`(?<![\\p{L}\\d._%+-])${MAILBOX}(?<![.-])`, 'gu') },
  {
    weight: CERTAIN,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+-]{0,63}(?: ?(?:\(dot\)|\[dot\]| dot |underscore|_) ?[\p{L}\d_-]{1,30}){0,3} ?(?:[(\[{] ?at ?[)\]}]| at (?=(?:${MAIL_HOSTS})(?![a-z])|[\p{L}\d-]{2,40} dot (?:com|org|net|co|uk|gov|nhs)(?![a-z]))) ?[\p{L}\d-]{1,63}(?:(?: ?[(\[{] ?dot ?[)\]}] ?| dot |\.)[a-z]{2,10}){1,3}`,
      'giu',
    ),
  },
]);

const PLATFORM = anyOf(String.raw`
  snap(?:chat|s)? insta(?:gram)? ig tik_?tok tt facebook fb twitter telegram tg discord whats_?app wechat
  line signal kik roblox onlyfans vinted threads viber bereal steam psn xbox gamertag paypal cash_?app
  revolut
`);
const HANDLE = String.raw`[A-Za-z0-9_][A-Za-z0-9_.]{1,28}[A-Za-z0-9_]`;
const HANDLE_NOUN = '(?:user ?name|user|handle|name|account|acc|acct|profile|id|tag|page)';

/** True if a name without an @ contains digits, dots or underscores. */
function looksLikeHandle(value: string): boolean {
  return (
    /[\d_.]/u.test(value) &&
    /[a-z]/iu.test(value) &&
    !/^\d+(?:st|nd|rd|th|am|pm|yo|k|mb|gb|yr|hrs?)$/iu.test(value)
  );
}

const PUBLIC_HANDLES = new Set([
  'nspcc',
  'homeoffice',
  'ukhomeoffice',
  'channel',
  'here',
  'everyone',
  'ctac',
  'adviser',
  'bot',
]);

const HANDLES = ofType('social_handle', [
  {
    weight: LABELLED - 40,
    // Matches names with an underscore, as in "by sweetgirls_m50". They are handles or file names.
    pattern:
      /(?<![\p{L}\d_.@/:\\-])[A-Za-z][A-Za-z0-9.]{1,20}_[A-Za-z0-9_.]{0,20}[A-Za-z0-9](?![\p{L}\d_@/-]|\.[a-z]{2,4}(?![a-z]))/gu,
    accept: (value) =>
      /[a-z]/u.test(value) &&
      !/form|nrm|guid|policy|version|_v\d|final|draft|template|\.(?:pdf|docx?|xlsx?)$/iu.test(value),
  },
  {
    weight: LABELLED + 5,
    // Matches a handle together with its host: "@kes@some.social".
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d._%+/@-])(?:@[\p{L}\d_](?:[\p{L}\d_.-]{0,38}[\p{L}\d_])?){1,3}`,
      'gu',
    ),
    accept: (value) => {
      const handle = value.slice(1).toLowerCase();
      return /\p{L}/u.test(handle) && !PUBLIC_HANDLES.has(handle) && !isFieldTerm(handle);
    },
  },
  {
    weight: LABELLED,
    pattern: labelled(
      `(?:${PLATFORM})(?: ?${HANDLE_NOUN})?|user ?name|handle|gamer ?tag`,
      HANDLE,
      String.raw`(?:[ \n]{0,2}(?:(?:is|was|called|as|on|under|at)(?![a-z])|[:=,-])){0,3}[ \n"'(]{0,3}@?`,
    ),
    accept: looksLikeHandle,
  },
  {
    weight: LABELLED,
    // Matches a handle followed by the name of its platform: "shan.xo on snap".
    pattern: new RegExp(
      `(?<![\\p{L}\\d._@/-])(?<value>${HANDLE})(?= (?:on|\\(on) (?:her |his |their |my )?(?:${PLATFORM})(?![\\p{L}]))`,
      'dgiu',
    ),
    accept: looksLikeHandle,
  },
  {
    weight: LABELLED,
    pattern: labelled(
      `(?:${PLATFORM}) ?${HANDLE_NOUN}|user ?name|gamer ?tag`,
      HANDLE,
      String.raw`(?:[ \n]{0,2}(?:is|was)(?![a-z])|[ \n]{0,2}[:=]){1,2}[ \n"'(]{0,3}@?`,
    ),
    accept: (value) => !isOrdinaryWord(value.toLowerCase()) && !isFieldTerm(value.toLowerCase()),
  },
  {
    weight: CERTAIN + 2,
    pattern:
      /(?:https?:\/\/)?(?:www\.|m\.)?(?:instagram\.com|tiktok\.com|facebook\.com|fb\.com|snapchat\.com|twitter\.com|x\.com|t\.me|wa\.me|onlyfans\.com|discord\.gg|youtube\.com)\/[@A-Za-z0-9_.?=/-]{2,80}/giu,
  },
  { weight: CERTAIN, pattern: /(?<![\w#])[A-Za-z][A-Za-z0-9_.]{1,30}#\d{4}(?!\d)/gu },
]);

const NETWORK = ofType('ip_address', [
  {
    weight: LABELLED,
    pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/gu,
    accept: (value, match, text) => {
      const before = text.slice(Math.max(0, match.index - 16), match.index);
      if (/(?:para(?:graph)?s?|section|sec|chapter|version|v|annex|page|part|rule)\.? ?$/iu.test(before))
        return false;
      const octets = value.split('.').map(Number);
      return (
        octets.every((octet) => octet < 256) &&
        (/\bip\b/iu.test(before) || octets.some((octet) => octet > 31))
      );
    },
  },
  {
    weight: LABELLED,
    pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?![\w:])/giu,
    accept: (value) => (value.includes('::') || value.split(':').length === 8) && /\d/u.test(value),
  },
  { weight: RARE_SHAPE, pattern: /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/giu },
]);

export const CONTACT_RULES: readonly Rule[] = [...PHONES, ...EMAILS, ...HANDLES, ...NETWORK];
