// What must stay although it looks like personal data: helplines, public mailboxes, citations, forms, stand-ins.
import type { Kept } from './candidate.js';
import { digitsOf } from './candidate.js';
import { KEPT_PHRASES } from './field-terms.js';
import { PLACE_PHRASES } from './places.js';
import { PUBLIC_NUMBERS, ROLE_WORDS } from './public-contacts.js';
import { isFieldTerm, isListedName, isOrdinaryWord, isPlace } from './vocabulary.js';

/** 0800, 0808, 03… and the 084/087 ranges are sold to organisations only; nobody is reached at home on them. */
const ORGANISATION_NUMBER =
  /(?<![\p{L}\d+]|\d[-/])(?:(?:\+|00)44[ .-]?(?:\(0\)[ .-]?)?|\(?0)(?:80[08]0?|3\d\d|84\d|87\d|500)\)?(?:[ .()-]{0,2}\d){4,7}(?!\d)/gu;
const SHORT_NUMBERS =
  /(?<![\p{L}\d+/.-]|\d )(?:999|112|111|101|105|119|159|116[ -]?000|116[ -]?006|116[ -]?111|116[ -]?117|116[ -]?123|18000|18001|88858|85258|61016|60777|66777|0800[ -]?1111)(?![\d/-]| \d{3})/gu;
const NUMBER = /(?<![\d+])(?:\+44|0)(?:[ .()-]{0,2}\d){9,10}(?!\d)/gu;
const EMAIL =
  /(?<local>[\p{L}\d][\p{L}\d._%+'-]{0,63})@(?<host>[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6})/gu;

/** Courts, statutes, instruments, treaties, reports: each pattern is one way in which law is cited. */
const CITATIONS: readonly RegExp[] = [
  /[[(](?:19|20)\d\d[\])] (?:\d{1,2} )?(?:EW(?:HC|CA|FC|COP)|UK(?:SC|HL|PC|UT|FTT|EAT|AITUR)|CSOH|CSIH|HCJAC|SAC|NICA|NIQB|NIKB|NIFam|ECHR|AC|QB|KB|WLR|All ER|Cr App R|Imm AR|INLR|FLR|Fam|UKFTT|SC|SLT|EU)(?: (?:Civ|Crim|B|IAC|AAC))?(?: (?:\(IAC\) )?\d{1,6})?(?: ?\((?:Admin|Fam|QB|KB|Ch|IAC|B|AAC|TCC|Comm)\))?/gu,
  /(?:\bapp(?:lication)?s?\.? ?(?:no|nos|number)s?\.? ?)\d{1,6}\/\d{2}(?:[, ]+(?:and )?\d{1,6}\/\d{2}){0,5}/giu,
  /\bC[-‑]\d{1,4}\/\d{2}(?: PPU)?/gu,
  /\b(?:CO|AC|PA|HU|JR|EA|DA|DC|RP|LP)\/\d{3,6}\/(?:19|20)\d\d(?= (?:judgment|reported|decision))/gu,
  /\b(?:S\.?I\.?|SSI|SR|WSI|SRO)\.? ?(?:no\.? ?)?(?:19|20)\d\d ?[/-] ?\d{1,5}/giu,
  /\b(?:HC|HL|Cm|Cmnd|Cmd|CP|Cp) ?\d{2,5}(?:-[IVX]{1,4})?\b/gu,
  /\b(?:DFE|DFES|DfE|DCSF|DH|PHE|ISBN|ISSN)[ :-]{0,2}[\dX][\dX -]{3,17}(?:-\d{2,4})?/gu,
  /\bCRC\/C\/[A-Z]{2,3}\/\d{1,3}(?:\/Rev\.? ?\d)?/gu,
  // Rules, sections, paragraphs and articles, with any list of them.
  /\b(?:paragraphs?|paras?|sections?|sec|ss?|arts?|articles?|rules?|r|regs?|regulations?|schedules?|sched|sch|chapters?|ch|annex(?:es)?|appendix|parts?|pt|pages?|pp?|steps?|forms?|versions?|v|vol(?:ume)?|tables?|figures?|fig|cl|clauses?|standards?|principles?|recommendations?|questions?|q)\.? ?\d{1,4}[A-Z]{0,3}(?:\.\d{1,3}){0,4}(?: ?\([0-9a-zA-Z]{1,4}\)){0,4}(?:(?:, ?| and | or | to |-|–|\/)\d{1,4}[A-Z]{0,3}(?:\.\d{1,3}){0,4}(?:\([0-9a-zA-Z]{1,4}\)){0,4}){0,6}/giu,
  /\b\d{3}[A-Z]{1,3}(?:\([ivx\d]{1,4}\)){0,2}(?: ?[-–] ?\d{3}[A-Z]{1,3})?\b/gu,
  /\b(?:FLR|SET|FAM|VAF|IHS|AR|UKM|UKF|MN|AN|FP|BRP|TB|NTL)\([A-Z]{1,5}\)/gu,
];

/** "R v Brecani", "Rantsev v Cyprus and Russia", "R (TDT) v SSHD", "Re W", "MS (Pakistan)". */
const PARTY = String.raw`(?:\p{Lu}[\p{L}.'’-]{0,24}|\([\p{L} ]{1,40}\))`;
const JUDGMENTS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}])R ?\((?:on the application of )?[^)\n]{1,40}\)(?: v\.?s? ${PARTY}(?: (?:of |for |the |and )?${PARTY}){0,6})?`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?:R|Regina|Rex|HMA|HM Advocate|DPP|CPS|AG|Attorney General) v\.? \p{Lu}[\p{L}'’-]{0,24}(?! \p{Lu}\p{Ll})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])${PARTY}(?: (?:and |& )?${PARTY}){0,3} v\.?s? (?:the )?(?:UK|SSHD|Secretary of State|Home Office|Home Secretary|HMRC|MOJ|CPS|DPP|Commissioner|Chief Constable|[\p{Lu}][\p{L}]{1,20} (?:LBC|BC|CC|Council)|United Kingdom|Croatia|Cyprus|Greece|France|Belgium|Italy|Spain|Russia|Poland|Turkey|Sweden|Austria|Norway|Germany|Bulgaria|Romania|Ireland|Netherlands|Switzerland|Denmark|Malta|Hungary|Ukraine|Albania|Serbia|Moldova|Portugal|Azerbaijan|Armenia|Georgia|Latvia|Lithuania|Finland|Estonia|Slovakia|Slovenia|Iceland|Luxembourg)(?: and \p{Lu}\p{L}{2,20})?`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}])\p{Lu}[\p{L}'’-]{1,24} v\.?s? \p{Lu}[\p{L}'’-]{1,24}(?! \p{Lu}\p{Ll})`,
    'gu',
  ),
  /(?<![\p{L}])(?:Re|In re) [A-Z]{1,3}(?: \([^)\n]{1,40}\))?(?![\p{L}])/gu,
  /(?<![\p{L}])[A-Z]{1,4}(?: and [A-Z]{1,4})? \((?:\p{Lu}\p{Ll}{2,20}|[A-Z]{2,4})(?: and \p{Lu}\p{Ll}{2,20})?\)(?= (?:v\.? |[[(](?:19|20)\d\d))/gu,
];

const wordBounded = (phrases: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\d])(?:${phrases.join('|')})(?![\\p{L}\\d])`, 'giu');
const PHRASES = wordBounded([...PLACE_PHRASES, ...KEPT_PHRASES]);

/** What `redact` puts in the place of personal data; never taken out again. */
export const STAND_IN =
  /\[(?:name|date of birth|address|postcode|phone|email|NHS number|NINO|passport number|BRP number|Home Office ref|NRM ref|case id|crime ref|vehicle reg|bank account|sort code|payment card|social handle|IP address|school) (?<number>\d{1,6})\]/gu;

export interface KeptSpans {
  /** Nothing that touches these is taken out. */
  always: Kept[];
  /** Short numbers to ring; a house may bear one too. */
  notNumbers: Kept[];
  /** These are never part of a person's name, but may stand inside an address. */
  notNames: Kept[];
}

export function findKept(text: string): KeptSpans {
  const spans = (pattern: RegExp): Kept[] =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return {
    always: [
      ...spans(STAND_IN),
      ...spans(ORGANISATION_NUMBER),
      ...keptNumbers(text),
      ...keptMailboxes(text),
      ...CITATIONS.slice(0, 8).flatMap(spans),
    ],
    notNumbers: spans(SHORT_NUMBERS),
    notNames: [...CITATIONS.slice(8).flatMap(spans), ...JUDGMENTS.flatMap(spans), ...spans(PHRASES)],
  };
}

function keptNumbers(text: string): Kept[] {
  const found: Kept[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const national = digitsOf(match[0]).replace(/^44/u, '0');
    if (PUBLIC_NUMBERS.has(national)) found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function keptMailboxes(text: string): Kept[] {
  const found: Kept[] = [];
  for (const match of text.matchAll(EMAIL)) {
    if (!isRoleMailbox(match.groups!['local']!, match.groups!['host']!)) continue;
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const PERSONAL_HOST =
  /^(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|me|proton|protonmail|live|aol|msn|mail|gmx|ymail|btinternet|sky|virginmedia|talktalk)\./iu;

const PUBLIC_HOST =
  /(?:^|\.)(?:gov\.uk|gov\.scot|gov\.wales|police\.uk|nhs\.uk|nhs\.net|parliament\.uk|mod\.uk|org\.uk|ac\.uk|hscni\.net|pnn\.police\.uk)$/iu;

/** A mailbox of a role, not of a person: "nrm@", "mash.referrals@", "first.responders@". */
export function isRoleMailbox(local: string, host: string): boolean {
  if (PERSONAL_HOST.test(host)) return false;
  const parts = local
    .toLowerCase()
    .split(/[._+-]|\d+/u)
    .filter(Boolean);
  const isPublic = PUBLIC_HOST.test(host);
  return parts.length > 0 && parts.every((part) => isMadeOfRoles(part, isPublic));
}

/** A public body names its mailboxes with ordinary words too; anyone else's "sunny.jobs@" may be a person's own. */
function isRoleWord(word: string, isPublic: boolean): boolean {
  if (ROLE_WORDS.has(word)) return true;
  return (
    isPublic &&
    word.length > 2 &&
    !isListedName(word) &&
    (isOrdinaryWord(word) || isFieldTerm(word) || isPlace(word))
  );
}

/** Mailboxes run words together: "nationalageassessmentboard" is cut into role words from the left. */
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
