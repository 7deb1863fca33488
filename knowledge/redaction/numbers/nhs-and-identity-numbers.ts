// Finds numbers that public bodies use to identify a person: NHS, National Insurance, passport, Home Office
// and NRM.
import {
  CERTAIN,
  digitsOf,
  isYear,
  LABEL_TAIL,
  LABELLED,
  ofType,
  RARE_SHAPE,
  SHAPE,
  type Rule,
} from '../matching/candidate.js';
import { isNhsNumber } from '../matching/checksums.js';

/** Returns a pattern for a label, the text allowed after it, and the value. */
export function labelled(label: string, value: string, between = LABEL_TAIL): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${label})(?![\\p{L}])${between}(?<value>${value})`, 'dgiu');
}

/** Matches a reference: letters, digits and separators, with enough digits to identify one record. */
export const REFERENCE = String.raw`(?:(?!ARC|UAN|GWF|BRP|NRM|CAD|CRIS|URN|HO|NO|REF|ID)[A-Z]{1,5} ?(?=\d))?(?=[A-Z/_-]{0,10}\d)[A-Z0-9](?:[A-Z0-9/_-]{0,22}[A-Z0-9])?(?![A-Z0-9])`;

export function hasDigits(least: number): (value: string) => boolean {
  return (value) => digitsOf(value).length >= least && !isYear(value) && !/^[a-z]+ /u.test(value);
}

const NINO = String.raw`(?:QQ|(?![DFIQUV])[A-Z](?![DFIQUVO])[A-Z])[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}`;

const HEALTH = ofType('nhs_number', [
  {
    weight: CERTAIN,
    pattern: labelled(
      'nhs|chi|h ?& ?c|hcn|health (?:and|&) care|hospital|nhs\\.? ?no',
      String.raw`\d(?:[ .-]{0,2}\d){9}(?!\d)`,
    ),
  },
  {
    weight: RARE_SHAPE,
    pattern: /(?<![\d./+-])\d{3} \d{3} \d{4}(?!\d)/gu,
    accept: (value) => !value.startsWith('0'),
  },
  {
    weight: SHAPE,
    pattern: /(?<![\d./+-])\d{3}-?\d{3}-?\d{4}(?![\d-])/gu,
    accept: (value) => !value.startsWith('0') && isNhsNumber(digitsOf(value)),
  },
]);

const NATIONAL_INSURANCE = ofType('nino', [
  {
    weight: CERTAIN,
    pattern: labelled(
      String.raw`ni|nino|n\.i\.|national insurance|nat ins`,
      `[A-Z]{2}[ .-]?\\d{2}[ .-]?\\d{2}[ .-]?\\d{2}(?:[ .-]?[A-D](?![A-Z0-9]))?`,
    ),
  },
  {
    weight: RARE_SHAPE,
    // Only matches upper case, because lower case with spaces would match "at 10 20 30 a child".
    pattern: new RegExp(`(?<![A-Za-z0-9])${NINO}(?:[ .-]?[A-D])?(?![A-Za-z0-9])`, 'gu'),
  },
  {
    weight: RARE_SHAPE,
    pattern: /(?<![a-z0-9])(?:qq|(?![dfiquv])[a-z](?![dfiquvo])[a-z])\d{6}[a-d](?![a-z0-9])/giu,
  },
]);

const PASSPORTS = ofType('passport_number', [
  {
    weight: LABELLED + 5,
    pattern: labelled(
      'passports?|pp|ppt|travel doc(?:ument)?s?|id card|identity card|national id|tazkira|driving licen[cs]e',
      '(?<![A-Z0-9])(?:[A-Z]{0,3} ?\\d{6,9}[A-Z]?|[A-Z]{2}\\d{5}[A-Z]{2}|[A-Z0-9]{2}[A-Z]{1,2}\\d{5,6})(?![A-Z0-9/-])',
      '[^\\d\\n;]{0,30}?[ :=#(]',
    ),
    accept: (value) => !/^[a-z]+ /u.test(value),
  },
  // Matches the machine-readable lines of a passport.
  { weight: CERTAIN, pattern: /P[A-Z<][A-Z]{3}[A-Z<]{20,39}/gu },
  { weight: CERTAIN, pattern: /(?<![A-Z0-9])[A-Z0-9<]{9}\d[A-Z]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{10,16}/gu },
  // Matches the number of a driving licence.
  { weight: CERTAIN, pattern: /(?<![A-Z0-9])[A-Z9]{5} ?\d{6} ?[A-Z9]{2} ?[A-Z0-9]{3}(?![A-Z0-9])/gu },
  { weight: SHAPE, pattern: /(?<![A-Z0-9])(?!SI|HC|CM|CP)[A-Z]{2}\d{7}(?![A-Z0-9])/gu },
]);

const RESIDENCE_PERMITS = ofType('brp_number', [
  {
    weight: LABELLED + 8,
    pattern: labelled(
      'brp|biometric (?:residence )?(?:permit|card)|residence permit',
      '(?<![A-Z0-9])(?:[A-Z]{2,3} ?\\d{6,7}|[A-Z]\\d{8}|\\d{9})(?![A-Z0-9])',
      '[^\\d\\n;]{0,25}?[ :=#(]',
    ),
    accept: (value) => !/^[a-z]+ /u.test(value),
  },
  { weight: RARE_SHAPE, pattern: /(?<![A-Z0-9])[RZ][A-Z](?:X\d{6}|\d{7})(?![A-Z0-9])/gu },
]);

const HOME_OFFICE = ofType('home_office_ref', [
  { weight: LABELLED, pattern: /(?<![A-Z0-9])[A-Z]\d{7}(?:\/\d{1,3})?(?![A-Z0-9])/gu },
  { weight: CERTAIN, pattern: /(?<![A-Z0-9])GWF ?\d{8,9}(?!\d)/giu },
  {
    weight: CERTAIN,
    pattern: labelled(
      'uan|unique application(?: number)?',
      String.raw`\d{4}(?:[ -]?\d{4}){2,3}(?:[/-]\d{2})?(?!\d)`,
    ),
  },
  {
    // UANs start with 1212 or 3434. By chance, 1 in 10 also looks like a payment card, so this rule has a
    // higher weight.
    weight: CERTAIN + 1,
    pattern: /(?<![\d-])(?:1212|3434)-\d{4}-\d{4}-\d{4}(?:[/-]\d{2})?(?![\d-])/gu,
  },
  { weight: RARE_SHAPE, pattern: /(?<![\d-])\d{4}-\d{4}-\d{4}-\d{4}(?:[/-]\d{2})?(?![\d-])/gu },
  { weight: RARE_SHAPE, pattern: /(?<![A-Z0-9/])[A-Z]{2,4}\d?\/\d{6,8}(?:\/\d{1,3})?(?![A-Z0-9/])/gu },
  {
    weight: CERTAIN - 5,
    pattern: labelled(
      '(?:home office|ho|ukvi|hoid|cid|atlas|asylum|arc|port|visa|immigration|is\\.?96) ?(?:card|case|file|claim|application)? ?(?:ref(?:erence)?s?|no|number|num|id)\\.?|arc(?: card)?|uan|cid',
      REFERENCE,
    ),
    accept: hasDigits(5),
  },
]);

const REFERRALS = ofType('nrm_ref', [
  {
    weight: CERTAIN,
    pattern: /(?<![A-Z0-9])NRM(?:[-/]?20\d\d[-/]\d{3,8}|[-/]\d{4,10}(?![\d/-])|\d{5,10})(?![A-Z0-9])/giu,
  },
  {
    weight: CERTAIN - 2,
    pattern: labelled(
      '(?:nrm|sca|ieca|competent authority|duty to notify|dtn|ms1) ?(?:case|decision|referral)? ?(?:ref(?:erence)?|no|number|num|id)\\.?',
      REFERENCE,
    ),
    accept: hasDigits(5),
  },
]);

export const IDENTIFIER_RULES: readonly Rule[] = [
  ...HEALTH,
  ...NATIONAL_INSURANCE,
  ...PASSPORTS,
  ...RESIDENCE_PERMITS,
  ...HOME_OFFICE,
  ...REFERRALS,
];
