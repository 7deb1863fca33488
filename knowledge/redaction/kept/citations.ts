// Patterns for citations of law and guidance, which look like personal data but are public.
import { anyOf } from '../matching/any-of.js';

const COURT = anyOf(String.raw`
  EW(?:HC|CA|FC|COP) UK(?:SC|HL|PC|UT|FTT|EAT|AITUR) CSOH CSIH HCJAC SAC NICA NIQB NIKB NIFam ECHR AC QB KB WLR
  All_ER Cr_App_R Imm_AR INLR FLR Fam UKFTT SC SLT EU
`);
const DIVISION = '(?:Admin|Fam|QB|KB|Ch|IAC|B|AAC|TCC|Comm)';
/** Matches words before the number of a record, with or without capitals. */
const RECORD = ['case', 'file', 'ref', 'reference', 'number', 'no', 'id']
  .map((word) => word.replace(/[a-z]/gu, (letter) => `[${letter}${letter.toUpperCase()}]`))
  .join('|');

/** Patterns for the numbers of judgments, instruments and papers, which are always kept. */
export const NUMBERED_CITATIONS: readonly RegExp[] = [
  // Matches "[2023] EWHC 1953 (Admin)" and "[2020] UKUT (IAC) 223".
  new RegExp(
    String.raw`[[(](?:19|20)\d\d[\])] (?:\d{1,2} )?(?:${COURT})(?: (?:Civ|Crim|B|IAC|AAC))?(?: (?:\(IAC\) )?\d{1,6})?(?: ?\(${DIVISION}\))?`,
    'gu',
  ),
  // Matches "app no 25965/04" and "C-578/16 PPU".
  /(?:\bapp(?:lication)?s?\.? ?(?:no|nos|number)s?\.? ?)\d{1,6}\/\d{2}(?:[, ]{1,2}(?:and )?\d{1,6}\/\d{2}){0,5}/giu,
  /\bC[-‑]\d{1,4}\/\d{2}(?: PPU)?/gu,
  // Matches "SI 2022/877", "HC 395", "DFE-00128-2025" and "CRC/C/GC/6".
  /\b(?:S\.?I\.?|SSI|SR|WSI|SRO)\.? ?(?:no\.? ?)?(?:19|20)\d\d ?[/-] ?\d{1,5}/giu,
  // Papers have up to 4 digits. Does not match a number plate ("CP54 LLG") or a record ("case ref CP4021").
  new RegExp(
    String.raw`\b(?=[HC])(?<!\b(?:${RECORD})\b(?: is\b)?[.:# ]{0,3})(?:HC|HL|Cm|Cmnd|Cmd|CP|Cp)(?! ?\d\d [A-Z]{3}\b) ?\d{2,4}(?:-[IVX]{1,4})?\b`,
    'gu',
  ),
  /\b(?:DFES?|DfE|DCSF|DH|PHE)-\d{4,5}-(?:19|20)\d\d\b/gu,
  /\bIS[BS]N[ :-]{0,2}[\dX][\dX -]{3,17}/gu,
  /\bCRC\/C\/[A-Z]{2,3}\/\d{1,3}(?:\/Rev\.? ?\d)?/gu,
];

const PART = anyOf(String.raw`
  paragraphs? paras? sections? sec ss? arts? articles? rules? regs? regulations? schedules? sched sch chapters? ch
  annex(?:es)? appendix parts? pt pages? pp? steps? forms? versions? v vol(?:ume)? tables? figures? fig cl clauses?
  standards? principles? recommendations? questions? q
`);
const PLACE_IN_TEXT = String.raw`\d{1,4}[A-Z]{0,3}(?:\.\d{1,3}){0,4}(?: ?\([0-9a-z]{1,4}\)){0,4}`;

/** Patterns for paragraphs, sections and other places in a document, and for the names of forms. */
const LOCATORS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:${PART})\.? ?${PLACE_IN_TEXT}(?:(?:, ?| and | or | to |-|\/)${PLACE_IN_TEXT}){0,6}`,
    'giu',
  ),
  // Matches "r 14.2", but not "Callum R 13".
  /(?<!\p{Lu}[\p{L}'-]{1,24} )(?<![\p{L}\d])[rR]\.? ?\d{1,4}[A-Z]{0,3}(?:\.\d{1,3}){0,4}(?: ?\([0-9a-z]{1,4}\)){0,4}/gu,
  /\b\d{3}[A-Z]{1,3}(?:\([ivx\d]{1,4}\)){0,2}(?: ?- ?\d{3}[A-Z]{1,3})?\b/gu,
  /\b(?:FLR|SET|FAM|VAF|IHS|AR|UKM|UKF|MN|AN|FP|BRP|TB|NTL)\([A-Z]{1,5}\)/gu,
];

const PARTY = String.raw`(?:\p{Lu}[\p{L}'-]{1,24}|\p{Lu}\.?|\([\p{L} ]{1,40}\))`;
/** Published cases have no titles. “Miss T. Nguyen v SSHD” is someone’s own case. */
const UNTITLED = String.raw`(?<!(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Dr)\.? (?:\p{Lu}[\p{L}.'-]{0,24} ){0,3})(?!(?:Mr|Mrs|Ms|Miss|Dr)[. ])`;
const STATE = anyOf(String.raw`
  UK SSHD Secretary_of_State Home_Office Home_Secretary HMRC MOJ CPS DPP Commissioner Chief_Constable United_Kingdom
  [\p{Lu}][\p{L}]{1,20}_(?:LBC|BC|CC|Council) Croatia Cyprus Greece France Belgium Italy Spain Russia Poland Turkey
  Sweden Austria Norway Germany Bulgaria Romania Ireland Netherlands Switzerland Denmark Malta Hungary Ukraine Albania
  Serbia Moldova Portugal Azerbaijan Armenia Georgia Latvia Lithuania Finland Estonia Slovakia Slovenia Iceland
  Luxembourg
`);

/**
 * Patterns for the names of judgments, some of which may be someone's own case. The rules keep these names,
 * except for words that the message reader recognises as a person's name. "R v" with a first name and a
 * surname is a client's case, because published cases only give the surname.
 */
export const JUDGMENTS: readonly RegExp[] = [
  // Matches "R (TDT) v SSHD".
  new RegExp(
    String.raw`(?<![\p{L}])R ?\((?:on the application of )?[^)\n]{1,40}\)(?: v\.?s? ${PARTY}(?: (?:of |for |the |and )?${PARTY}){0,6})?`,
    'gu',
  ),
  // Matches "R v Brecani".
  new RegExp(
    String.raw`(?<![\p{L}])(?:R|Regina|Rex|HMA|HM Advocate|DPP|CPS|AG|Attorney General) v\.? \p{Lu}[\p{L}'-]{0,24}(?:(?:, | and |, and | & )\p{Lu}[\p{L}'-]{0,24}){0,3}(?! \p{Lu}\p{Ll})`,
    'gu',
  ),
  // Matches "Rantsev v Cyprus and Russia".
  new RegExp(
    String.raw`${UNTITLED}(?<![\p{L}])${PARTY}(?: (?:and |& )?${PARTY}){0,3} v\.?s? (?:the )?(?:${STATE})(?: and \p{Lu}\p{L}{2,20})?`,
    'gu',
  ),
  // Matches "Hounga v Allen".
  new RegExp(
    String.raw`${UNTITLED}(?<![\p{L}])\p{Lu}[\p{L}'-]{1,24} v\.?s? \p{Lu}[\p{L}'-]{1,24}(?! \p{Lu}\p{Ll})`,
    'gu',
  ),
  // Matches "Re W" and "MS (Pakistan) [2020]".
  /(?<![\p{L}])(?:Re|In re) [A-Z]{1,3}(?: \([^)\n]{1,40}\))?(?![\p{L}])/gu,
  /(?<![\p{L}])[A-Z]{1,4}(?: and [A-Z]{1,4})? \((?:\p{Lu}\p{Ll}{2,20}|[A-Z]{2,4})(?: and \p{Lu}\p{Ll}{2,20})?\)(?= (?:v\.? |[[(](?:19|20)\d\d))/gu,
];

/** Matches a place or building named after a saint, such as "St George's House" or "St Pancras station". */
const SAINTS =
  /(?<![\p{L}\d])(?:St|Saint)\.? \p{Lu}[\p{L}-]{2,20}(?:'s|s')?(?= (?:House|Hospital|Church|Hall|Centre|Day|Chambers|station|Station|Cathedral|Trust))/gu;

/** Matches the year after the name of a published judgment, as in "[2018] EWCA Crim 667". */
export const YEAR_AFTER = /^,? ?[[(](?:19|20)\d\d[\])]/u;

/** Patterns for things named after a person, recognised by the words next to the name. */
const CALLED_AFTER: readonly RegExp[] = [
  // Matches "Sarah's Law" and "Kayleigh's Love Story".
  /(?<![\p{L}])\p{Lu}[\p{L}-]{1,24}'s (?:Law|Act|Clause|Choice|Promise|(?:Love )?Story)(?![\p{L}])/gu,
  // Matches "the Jay report", but not a review or a judgment, which may be about a client.
  /(?<=(?<![\p{L}])[Tt]he )\p{Lu}[\p{L}'-]{1,24}(?= (?:[Rr]eport|[Ii]nquiry|[Ee]nquiry|[Aa]udit|Act|[Tt]est|[Gg]uidelines|[Cc]ompeten(?:ce|t)|[Cc]riteria|[Pp]rinciples)(?![\p{L}]))/gu,
  // Matches "Mrs Justice Yip" and "Singh LJ".
  /(?<![\p{L}])(?:Mr|Mrs|Ms|Lord|Lady) Justice \p{Lu}[\p{L}'-]{1,24}|(?<![\p{L}])\p{Lu}[\p{L}'-]{1,24} (?:LJ|LCJ|JSC)(?![\p{L}])/gu,
  // Matches ranges of days, such as "Tues-Thurs".
  /(?<![\p{L}])(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun) ?(?:-|to) ?(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)(?![\p{L}])/giu,
];

/** Matches "Operation Brooke" and "Op Stovewood", but only the first word of a name with several. */
export const OPERATION = /(?<![\p{L}])(?:Op|Operation|Project|Exercise) \p{Lu}[\p{L}'-]{1,24}/gu;

/** Patterns for text that is never part of a person's name. */
export const NAMED_CITATIONS: readonly RegExp[] = [...LOCATORS, SAINTS, ...CALLED_AFTER];
