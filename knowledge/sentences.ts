// Splits a passage's text into the units that can be quoted: sentences, items, rows, and what introduces them.

export type UnitKind = 'sentence' | 'item' | 'row' | 'lead-in' | 'column-heads';

/** `text.slice(start, end)` is the unit's words, trimmed and without its bullet. */
export interface Unit {
  start: number;
  end: number;
  kind: UnitKind;
  /** Index of the unit that introduces this one: an item's lead-in, a row's column heads. */
  leadIn?: number;
}

const BULLET = '• ';
const CELL = ' | ';

/** Units in order; none overlaps another, and together they hold every word of the text. */
export function splitUnits(text: string): Unit[] {
  const lines = linesOf(text);
  const units: Unit[] = [];
  const introducers: Introducer[] = [];
  lines.forEach((line, index) => {
    const kind = kindOf(line.words, lines, index);
    if (kind === 'line') {
      introducers.length = 0;
      const isLeadIn = lines[index + 1]?.words.startsWith(BULLET) ?? false;
      addSentences(units, line, 'sentence');
      const last = units.at(-1)!;
      if (isLeadIn) {
        last.kind = 'lead-in';
        introducers.push({ unit: units.length - 1, children: undefined });
      }
    } else if (kind === 'item') addItem(units, line, introducers);
    else {
      const heads = introducers[0];
      const isHeads = kind === 'column-heads';
      if (isHeads) introducers.length = 0;
      units.push({
        start: line.start,
        end: line.end,
        kind,
        ...(!isHeads && heads ? { leadIn: heads.unit } : {}),
      });
      if (isHeads) introducers.push({ unit: units.length - 1, children: undefined });
    }
  });
  return units;
}

interface Line {
  start: number;
  end: number;
  words: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n]+/gu)) {
    const words = match[0].trim();
    if (!words) continue;
    const start = match.index + match[0].indexOf(words);
    lines.push({ start, end: start + words.length, words });
  }
  return lines;
}

function kindOf(
  words: string,
  lines: readonly Line[],
  index: number,
): 'line' | 'item' | 'row' | 'column-heads' {
  if (words.startsWith(BULLET)) return 'item';
  if (!words.includes(CELL)) return 'line';
  const isFirst = !lines[index - 1]?.words.includes(CELL);
  const isFollowed = lines[index + 1]?.words.includes(CELL) ?? false;
  const looksLikeHeads = words
    .split(CELL)
    .every((cell) => cell.split(' ').length <= 8 && !/[.;]$/u.test(cell));
  return isFirst && isFollowed && looksLikeHeads ? 'column-heads' : 'row';
}

interface Introducer {
  unit: number;
  /** The sort of marker its items bear, once one was seen. */
  children: string | undefined;
}

/** "(a)" under "(1) … if:" is introduced by it; the next "(2)" is not. */
function addItem(units: Unit[], line: Line, introducers: Introducer[]): void {
  const words = line.words.slice(BULLET.length);
  const offset = line.start + BULLET.length + (words.length - words.trimStart().length);
  const sort = markerSort(words.trimStart());
  const outer = introducers.findIndex((introducer) => introducer.children === sort);
  if (outer >= 0) introducers.length = outer + 1;
  const parent = introducers.at(-1);
  if (parent) parent.children ??= sort;
  const first = units.length;
  addSentences(units, { start: offset, end: line.end, words: words.trimStart() }, 'item');
  for (const unit of units.slice(first)) if (parent) unit.leadIn = parent.unit;
  if (/[:—–]$/u.test(line.words)) {
    units.at(-1)!.kind = 'lead-in';
    introducers.push({ unit: units.length - 1, children: undefined });
  }
}

function markerSort(words: string): string {
  const marker = /^\(?([A-Za-z]{1,5}|\d{1,3})[).]/u.exec(words)?.[1];
  if (!marker) return /^\p{Lu}/u.test(words) ? 'Bullet' : 'bullet';
  if (/^\d/u.test(marker)) return 'number';
  if (/^[ivx]{2,}$/u.test(marker) || marker === 'i') return 'roman';
  return /^[A-Z]/u.test(marker) ? 'capital' : 'letter';
}

function addSentences(units: Unit[], line: Line, kind: UnitKind): void {
  for (const { start, end } of splitSentences(line.words)) {
    units.push({ start: line.start + start, end: line.start + end, kind });
  }
}

const ABBREVIATIONS = new Set(
  `e.g i.e eg ie etc cf al ibid viz vs v no nos para paras p pp s ss sch art arts reg regs r rr fig ch pt vol ed eds
   mr mrs ms mx dr prof rev sir st jr sr hon dept govt approx est inc ltd co plc tel ext ref dob cllr sgt insp supt
   jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun`.split(/\s+/u),
);
/** These also end a sentence, where a capital follows. */
const MAY_END = new Set(['etc', 'ltd', 'plc', 'inc', 'al', 'no']);
/** What may stand before a full stop at the start of a line and is a number, not a sentence. */
const ONLY_A_NUMBER =
  /^(?:(?:step|part|annex|section|chapter|question|stage|table|figure|box|appendix|paragraph|schedule|article|rule)\s+)?(?:[A-Z][A-Z-]{0,12}[ .])?(?:\(?(?:\d+[A-Z]{0,4}|[A-Za-z]{1,2}|[ivxlc]+|[A-Z]{1,2}\d+[A-Z]{0,4})\)?\.?)(?:\.\d+[A-Z]{0,3})*$/iu;

/** Sentences of one line, trimmed; offsets into the line. Joined, they are the whole line. */
export function splitSentences(line: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of line.matchAll(/[.!?…]+["”’')\]]*\s+/gu)) {
    const stop = match.index + match[0].trimEnd().length;
    const next = match.index + match[0].length;
    if (!endsSentence(line.slice(start, match.index), match[0], line.slice(next))) continue;
    sentences.push({ start, end: stop });
    start = next;
  }
  const rest = line.slice(start).trimEnd();
  if (rest) sentences.push({ start, end: start + rest.length });
  return sentences;
}

function endsSentence(before: string, stop: string, after: string): boolean {
  if (!after) return false;
  if (/^[\p{Ll}&)\]]/u.test(after)) return false;
  if (/^[!?]/u.test(stop)) return true;
  if (ONLY_A_NUMBER.test(before.trim())) return false;
  const word = /[^\s(“"‘]+$/u.exec(before)?.[0] ?? '';
  // Initials: "J. Smith", "U.K. law".
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word))
    return /^(?:\p{Lu}\.){1,}\p{Lu}$/u.test(word) ? /^\p{Lu}\p{Ll}+ (?!\p{Lu})/u.test(after) : false;
  const lower = word.toLowerCase();
  if (!ABBREVIATIONS.has(lower)) return true;
  if (!MAY_END.has(lower)) return false;
  return lower === 'no' ? !/^\d/u.test(after) : /^\p{Lu}/u.test(after);
}
