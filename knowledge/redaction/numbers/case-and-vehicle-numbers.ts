// Finds references in agencies' records, such as case and police references, and vehicle registrations.
import { anyOf } from '../matching/any-of.js';
import {
  digitsOf,
  isDateShaped,
  isYear,
  LABELLED,
  ofType,
  RARE_SHAPE,
  SHAPE,
  type Rule,
} from '../matching/candidate.js';
import { hasDigits, labelled, REFERENCE } from './nhs-and-identity-numbers.js';
import { isOrdinaryWord } from '../lists/vocabulary.js';

const NUMBERED = String.raw`(?: ?(?:ref(?:erence)?s?|no|nos|number|num|id|identifier|#)(?![a-z])\.?)`;
const CASE_SYSTEMS = anyOf(String.raw`
  mosaic liquid_?logic lcs eclipse care_?first framework-?i azeus ehm paris systm_?one system_one rio emis
  cpoms my_?concern upn uln noms crn
`);
const RECORD_NOUNS = anyOf(String.raw`
  case file client child person service_user pupil unique_pupil prison prisoner custody matter referral
  record family claim tribunal appeal hospital patient student our your their la council court legal_aid
  ho?using tenancy bail tag imei ticket booking application
`);

/** Matches reference numbers of publications, which are kept: "DFE-00128-2025", "Cm 9774". */
const PUBLICATION = /^(?:dfe|dfes|dh|cm|isbn|issn|si|ssi|ukpga|pb|gov)[ -]?\d/iu;
/**
 * Matches the number of a parliamentary paper, such as "HC 1160". Councils use the same format for case
 * numbers.
 */
const PAPER = /^(?:cp|hc|hl)[ -]?\d{1,4}$/iu;

function isRecord(least: number): (value: string) => boolean {
  const enough = hasDigits(least);
  return (value) => enough(value) && !isDateShaped(value) && !PUBLICATION.test(value);
}

const CASES = ofType('case_id', [
  {
    weight: LABELLED + 5,
    pattern: labelled(`(?:${CASE_SYSTEMS})${NUMBERED}?`, REFERENCE),
    accept: isRecord(4),
  },
  { weight: LABELLED, pattern: labelled(`(?:${RECORD_NOUNS})${NUMBERED}`, REFERENCE), accept: isRecord(4) },
  // Matches an airline's booking, which often has few digits or none: "booking ref K7QX2M".
  {
    weight: LABELLED,
    pattern: labelled(`(?:booking|reservation|ticket)${NUMBERED}|pnr`, '[A-Z0-9]{6}(?![A-Za-z0-9])'),
    accept: (value) => /^(?=[A-Z0-9]*[A-Z])[A-Z0-9]+$/u.test(value),
  },
  // Includes the system's initials, which are part of the reference: "LCS-0082214".
  {
    weight: LABELLED + 6,
    pattern:
      /(?<![A-Za-z0-9/-])(?!NRM|GWF|UAN|ARC|HO|CAD|PNC|DFE|DFES|ISBN)[A-Z]{2,6}-\d{5,10}(?![A-Za-z0-9/-])/gu,
    accept: isRecord(5),
  },
  { weight: LABELLED, pattern: labelled('case|imei', String.raw`\d{5,15}(?![\d/])`) },
  {
    weight: LABELLED - 5,
    pattern: labelled(String.raw`ref|refs|reference|id|u?id number|u?id no`, REFERENCE),
    accept: (value) => isRecord(4)(value) && !PAPER.test(value),
  },
  // Matches a shoulder number, which identifies the officer: "PC 4471 Dunmore".
  {
    weight: LABELLED - 5,
    pattern:
      /(?<![\p{L}])(?:[Pp][Cc]|PCSO|WPC|PS|DC|DS|Sgt|[Cc]ollar|[Ww]arrant|[Ss]houlder)(?: (?:no|number|num)\.?)?[ :]{1,2}(?<value>\d{3,6})(?![\d/.:-]|,\d)/dgu,
    accept: (value) => !isYear(value),
  },
  // Matches pupil numbers and prison numbers.
  { weight: SHAPE, pattern: /(?<![A-Z0-9])[A-Z]\d{12}(?![A-Z0-9])/gu },
  { weight: SHAPE, pattern: /(?<![A-Z0-9])[A-Z]\d{4}[A-Z]{2}(?![A-Z0-9])/gu },
]);

const CRIMES = ofType('crime_ref', [
  {
    weight: LABELLED + 8,
    pattern: labelled(
      `(?:crime|crim|incident|police|log|offence|intel|occ|fir|cad|cris|urn|occurrence|niche|athena|storm|pnc|cro)(?: (?:log|report))?${NUMBERED}|cad|cris|urn|occurrence|pnc(?:id)?|cro|(?:police|incident) log|log(?=[: ]{1,2}[\\d-]{1,9} of \\d)`,
      String.raw`${REFERENCE}(?: (?:of|dated) \d{1,2}(?:st|nd|rd|th)?(?:[ /.-](?:\d{1,2}|[A-Za-z]{3,9})(?:[ /.-]\d{2,4})?))?(?![A-Za-z0-9])`,
    ),
    accept: (value) => isRecord(4)(value) || /^\d{3}(?: of |$)/u.test(value),
  },
  {
    weight: RARE_SHAPE,
    pattern:
      /(?<![\dA-Z/.-])(?:[A-Z]{2,4}\/\d{2}\/\d{5,8}|\d{2}\/\d{5,7}\/\d{2}|\d{6,7}\/\d{2}|(?:19|20)?\d{2}\/\d{6,7}[A-Z])(?![\dA-Z/-])/gu,
  },
]);

const DRIVEN = anyOf(String.raw`
  reg regs registration reg_plate vrm vrn plates? index car van vehicle lorry truck taxi cab minicab motor
  moped bike driving drives drove driven bmw audi mercedes merc ford vauxhall golf transit corsa astra
  polo fiesta focus nissan toyota prius renault peugeot citroen skoda seat kia hyundai honda tesla
  range_rover sprinter hgv uber iveco dacia fiat lexus subaru volvo jeep qashqai juke zafira insignia vivaro trafic passat leon ibiza octavia a1 a3 a4 a6 x5 caddy berlingo clio megane mondeo yaris aygo corolla civic duster luton_van caravan pickup coach scooter quad saloon hatchback suv anpr
`);
const PLATE_BEFORE = String.raw`(?:${DRIVEN})(?![a-z])[^\n.;?!\]]{0,30}?[ :=#("']`;
const ANY_PLATE = String.raw`(?<![A-Z0-9])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|[A-Z]{3} ?\d{3,4}|[A-Z]{1,2}[ -]?\d{2,4}[ -]?[A-Z]{2,3})(?![A-Z0-9])`;

/**
 * False for text in the format of a number plate that contains an ordinary word: "S47 ABE", "YR11 LAD", "UK24
 * THE".
 */
function isPlate(value: string): boolean {
  const letters = value.match(/[A-Za-z]+/gu) ?? [];
  return letters.every((part) => part.length < 3 || !isOrdinaryWord(part.toLowerCase()));
}

const VEHICLES = ofType('vehicle_reg', [
  {
    weight: LABELLED,
    pattern: new RegExp(`(?<![a-z])${PLATE_BEFORE}(?<value>${ANY_PLATE})`, 'dgiu'),
    accept: (value) =>
      /^(?!S\d|YR|FY)[A-Z\d -]+$/u.test(value) ||
      (isPlate(value) &&
        (!value.includes(' ') || /^[a-z]{2}\d{2} [a-z]{3}$/u.test(value)) &&
        !/cc$/u.test(value)),
  },
  {
    weight: RARE_SHAPE,
    pattern: /(?<![A-Z0-9])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Z0-9])/gu,
    accept: isPlate,
  },
  {
    weight: SHAPE,
    pattern: /(?<![A-Za-z0-9])[a-z]{2}\d{2}[a-z]{3}(?![A-Za-z0-9])/gu,
    accept: (value) => isPlate(value) && !/^yr/u.test(value),
  },
  {
    weight: LABELLED,
    pattern: labelled(
      '(?:number|licen[cs]e|reg(?:istration)?) ?plates?|vrm|reg(?:istration)?(?: no| number)?',
      String.raw`[A-Z0-9]{1,4}(?:[ -][A-Z0-9]{1,4}){0,2}(?![A-Za-z0-9])`,
    ),
    accept: (value) =>
      /[A-Z]/u.test(value) && digitsOf(value).length >= 2 && !isYear(digitsOf(value)) && isPlate(value),
  },
]);

export const RECORD_RULES: readonly Rule[] = [...CASES, ...CRIMES, ...VEHICLES];
