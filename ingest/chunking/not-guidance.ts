// Recognises text that is not guidance: page furniture, reference lists and empty forms. Only judges the form
// of the text, not its topic.
import type { Passage } from '../../knowledge/model/passage.js';
import type { Block, ParsedDocument } from '../model/document.js';

type Words = Pick<Passage, 'headings' | 'text'>;

/** The share of lines that must match. The rest may be different, such as the heading of a group. */
const MOST = 0.6;
const MIN_LINES = 3;

/** Removes page furniture, and footnotes that only name a source. Keeps anything that may be guidance. */
export function withoutFurniture(blocks: readonly Block[]): Block[] {
  let inFootnotes = false;
  return blocks.filter((block) => {
    if (block.kind === 'heading') inFootnotes = FOOTNOTES.test(block.text);
    if (block.kind !== 'heading' && block.kind !== 'paragraph') return true;
    return (
      !isFurniture(block.text) && !(inFootnotes && block.kind === 'paragraph' && isBareFootnote(block.text))
    );
  });
}

export function isErrorPage({ title, blocks }: ParsedDocument): boolean {
  const texts = blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  return [title ?? '', ...texts].some((text) => ERROR_PAGE.test(text));
}

/** The name of the first of the `RULES` that the text matches, or undefined if the text is guidance. */
export function whyNotGuidance({ headings, text }: Words): string | undefined {
  const heading = headings.at(-1) ?? '';
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:• )?/u, '').trim());
  return RULES.find(([, holds]) => holds(lines, heading, text))?.[0];
}

type Rule = (lines: readonly string[], heading: string, text: string) => boolean;

const RULES: readonly [name: string, Rule][] = [
  ['cookies', (_, heading, text) => COOKIES.test(`${heading}\n${text}`)],
  ['footnotes', (lines, heading) => FOOTNOTES.test(heading) && lines.every(isBareFootnote)],
  ['references', (lines) => most(lines, isReference)],
  ['contents', (lines) => lines.length >= MIN_LINES && most(lines, isEntryOfContents)],
  ['front-matter', (_, _heading, text) => FRONT_MATTER.every((mark) => mark.test(text))],
  ['members', isMemberList],
  ['empty-fields', (lines) => lines.length >= MIN_LINES && most(lines, isEmptyField)],
  ['page-furniture', (lines) => lines.every(isFurniture)],
];

function most(lines: readonly string[], holds: (line: string) => boolean): boolean {
  return lines.filter(holds).length >= MOST * lines.length;
}

const ERROR_PAGE = /^(?:Title: )?Page not found\b|\bStatus code: 404\b|\bTarget URL returned error\b/mu;
const COOKIES = /^(?:We use some essential cookies|Cookies on \S)/mu;
const FOOTNOTES = /^(?:foot|end)notes$/iu;

/** A line that only gives a source: a year, with a title in quotes or a web address. */
function isReference(line: string): boolean {
  const isDated = /\b(?:19|20)\d\d\b/u.test(line);
  return isDated && TITLE_OR_ADDRESS.test(line) && !STATES.test(line.replaceAll(TITLES_AND_ADDRESSES, ' '));
}
const TITLE_OR_ADDRESS = /[‘“'][\p{Lu}\d][^’”]{8,}[’”']|https?:\/\/|\bwww\./u;
const TITLES_AND_ADDRESSES = /[‘“'].{8,}?[’”'](?=[\s,.:;)]|$)|https?:\/\/\S+|\bwww\.\S+/gu;
/** Verbs that make a line a statement or a duty. */
const STATES =
  /\b(?:is|are|was|were|be|been|means?|has|have|had|hosted|appl(?:y|ies)|includes?|must|should|may|can|cannot|will|shall|would|could|do|does|requires?|required|covers?|provides?|refers?|allows?|creates?|states?|says?|see)\b/iu;

/** A footnote that only names a source means nothing alone. One that makes a statement is guidance. */
function isBareFootnote(line: string): boolean {
  if (isReference(line)) return true;
  return !STATES.test(line.replaceAll(TITLES_AND_ADDRESSES, ' ')) && !isLongSentence(line);
}

/** A sentence of this many words states something, whatever its verb, if it gives no figure or title. */
const LONG_WORDS = 12;

function isLongSentence(line: string): boolean {
  const words = line.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  return words.length >= LONG_WORDS && /\.$/u.test(line) && !/\d/u.test(line) && !TITLE_OR_ADDRESS.test(line);
}

/** True for a line such as "Consent ........ 12", or one that only links to another part of the page. */
function isEntryOfContents(line: string): boolean {
  return /\.{4,}\s*\d{1,3}$|^\[[^\]]+\]\(\S+\)[^.]{0,30}$/u.test(line);
}

/** The front matter of a statutory instrument: when it was made and when it comes into force. */
const FRONT_MATTER = [
  /^Made\b[-\s]*\d{1,2}(?:st|nd|rd|th)\b/mu,
  /^(?:Coming into force|Laid before Parliament)\b/mu,
];

const MEMBERS =
  /\b(?:membership|list of members|members of the (?:group|board|panel|committee|forum)|attendees|consultees|stakeholder forum|acknowledge?ments|organisations (?:represented|consulted))\b/iu;

/** True for a list of names, one on each line, but not of who must be on a panel, which is guidance. */
function isMemberList(lines: readonly string[], heading: string): boolean {
  if (lines.length <= MIN_LINES || !MEMBERS.test(`${heading}\n${lines[0]}`)) return false;
  return most(lines, isName) && ![heading, ...lines].some((line) => DUTY.test(line));
}

/** False for lines like sentences, and for roles that say who must attend (“Police”, “Health lead”). */
function isName(line: string): boolean {
  const words: readonly string[] = line.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
  const isMostlyCapitals = words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length / 2;
  const hasProperName = /\s\p{Lu}|\p{Lu}{2}/u.test(line);
  return !/[.:;?]$/u.test(line) && line.split(' ').length <= 10 && isMostlyCapitals && hasProperName;
}

const DUTY =
  /\b(?:must|should|shall|may|can|will|needs?|requires?|includes?|consists?|comprises?|made up)\b/u;

function isEmptyField(line: string): boolean {
  const isLabel = /^\p{Lu}[^.;]*:$/u.test(line) && line.split(' ').length <= 8;
  return isLabel || /_{4,}|…{3,}|\.{8,}$|\bDD ?\/ ?MM\b/u.test(line) || isChoice(line);
}

/**
 * Matches "Yes ☐ No ☐", "☐ Male" and "Consent given ☐". A single box before or after an instruction is a step of a
 * checklist ("☐ Call the police", "Call the police ☐"), so it does not match.
 */
function isChoice(line: string): boolean {
  if (!/[☐□]/u.test(line) || /[☐□]\s*(?:[^\s☐□]+\s+){3}[^\s☐□]/u.test(line)) return false;
  return !STEP.test(line) || ANSWER.test(line);
}
const STEP = /^(?:[☐□]\s*[^\s☐□]+\s[^☐□]+|(?:[^\s☐□?]+\s+){2,}[^\s☐□?]+\s*[☐□])$/u;
const ANSWER = /^\W*(?:not (?:applicable|known|stated|sure)|don[’']t know|prefer not|date)\b/iu;

/** True for a line from a website's layout, which is the same on every page. */
function isFurniture(line: string): boolean {
  return FURNITURE.test(line.replace(/[\s.?!:]+$/u, '').trim());
}

const FURNITURE =
  /^(?:print (?:this|the entire) (?:page|document|guide)|back to (?:the )?(?:top|contents)|skip to (?:main )?content|share this page|is this page useful|(?:maybe )?yes this page is useful|no this page is not useful|report a problem with this page|what did you think of this service|help us improve (?:gov\.uk|this page)|give feedback (?:about|on) this (?:page|service)|sign up for (?:emails?|updates)|get emails about this page|see all updates|hide all updates|show all updates|©? ?crown copyright.{0,40}|all content is available under the open government licence.*|(?:this publication is )?licensed under the (?:terms of the )?open government licence.*|to view this licence,? visit.*|where we have identified any third[- ]party copyright.*|any enquiries regarding this publication.*|(?:this (?:publication|document) is )?(?:also )?available (?:for download )?at (?:https?:|www\.)\S+|(?:print |digital |web )?isbn[\s:]*[\d\sX-]+|(?:(?:published|updated|reviewed):? \d{1,2} \p{L}+ \d{4}[;,] ?){2,}.*)$/iu;
