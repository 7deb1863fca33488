// Normalises text for patterns, and maps offsets back to the original. Text pasted from phones and
// spreadsheets may have zero-width marks, full-width digits, no-break spaces and separate accents.

/** `starts` and `ends` give the offset in the original text for each UTF-16 unit of `text`. */
export interface Readable {
  text: string;
  starts: Int32Array;
  ends: Int32Array;
}

const INVISIBLE =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff]/u;
// The number of invisible marks in a row is limited, because otherwise the time taken would grow with the
// square of the number.
const CLUSTER = /[\s\S](?:[\u00ad\u200b-\u200d\u2060\ufeff]{0,2}\p{M})*/gu;

/** Maps characters to the plain characters that they are read as. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    "'": '\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u0060\u00b4',
    '"': '\u201c\u201d\u201e\u00ab\u00bb',
    '-': '\u2010\u2011\u2012\u2013\u2212',
    ' - ': '\u2014\u2015',
    '/': '\u2044\u2215',
    ' ': '\u3000\u00a0\u1680\t\r',
    '\n': '\u2028\u2029',
  }).flatMap(([plain, others]) => Array.from(others, (other) => [other, plain])),
);

/**
 * Cyrillic and Greek letters that look like Latin ones. They are only replaced in words that contain Latin
 * letters or digits.
 */
const CONFUSABLE = 'АВЕКМНОРСТУХаеорсухіІјЈѕЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const CONFUSED_FOR = 'ABEKMHOPCTYXaeopcyxiIjJsSABEZHIKMNOPTYXo';

function readableCluster(cluster: string): string {
  const direct = LOOKALIKES[cluster];
  if (direct !== undefined) return direct;
  if (cluster.length === 1 && cluster < '\u0080') return cluster;
  const visible = cluster.replace(new RegExp(INVISIBLE, 'gu'), '');
  if (visible === '') return '';
  const composed = visible.normalize('NFKC');
  if (/^\p{Nd}$/u.test(composed)) return String(digitValue(composed));
  // Emoji are replaced with spaces, because a long run of emoji took 20 times as long to process as letters.
  if (/^[\p{Zs}\p{So}]$/u.test(composed)) return ' ';
  return LOOKALIKES[composed] ?? composed;
}

/** In Unicode, the decimal digits of each script are consecutive and start with zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code < 0x80 ? code - 48 : (code - zero) % 10;
}

function withoutLookalikeLetters(text: string): string {
  return text.replace(/[\p{L}\p{N}]+/gu, (word) => {
    if (!/[\u0370-\u04ff]/u.test(word) || !/[A-Za-z0-9]/u.test(word)) return word;
    return word.replace(/[\u0370-\u04ff]/gu, (letter) => {
      const at = CONFUSABLE.indexOf(letter);
      return at < 0 ? letter : CONFUSED_FOR[at]!;
    });
  });
}

export function makeReadable(received: string): Readable {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of received.matchAll(CLUSTER)) {
    const cluster = match[0];
    const readable = readableCluster(cluster);
    parts.push(readable);
    for (let unit = 0; unit < readable.length; unit += 1) {
      starts.push(match.index);
      ends.push(match.index + cluster.length);
    }
  }
  return {
    text: withoutLookalikeLetters(parts.join('')),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  };
}

/**
 * Converts a range of the readable text, from `start` up to but not including `end`, to offsets in the
 * original text.
 */
export function receivedSpan(readable: Readable, start: number, end: number): [number, number] {
  return [readable.starts[start]!, readable.ends[end - 1]!];
}

/**
 * Removes accents, apostrophes and hyphens and converts the word to lower case, so that "Wiśniewski" and
 * "O'Brien" match our lists.
 */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z]*$/u.test(lower)) return lower;
  return lower
    .replace(/ł/gu, 'l')
    .replace(/đ/gu, 'd')
    .replace(/ø/gu, 'o')
    .replace(/ı/gu, 'i')
    .replace(/ß/gu, 'ss')
    .normalize('NFD')
    .replace(/[\p{M}'-]/gu, '');
}
