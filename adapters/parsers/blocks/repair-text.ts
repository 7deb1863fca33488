// Repairs ligatures, soft hyphens, stray glyphs and spacing, without changing any words.

const LIGATURES: Record<string, string> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': 'st',
  '\ufb06': 'st',
};

// Removes invisible characters, which would make 2 identical words differ.

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]/gu;
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu;

/** Glyphs used as bullets, including some from Symbol and Wingdings in the private use area. */
const BULLET_GLYPHS =
  '•●○◦▪▫■□◆◇►▶‣⁃∙·➢➤✓✔❖❑❒☐☑o\uf02d\uf06e\uf06f\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc';
const BULLET = new RegExp(
  `^(?:[${BULLET_GLYPHS.replace('o', '')}\\ue000-\\uf8ff]\\s*|[o–—-]\\s+)(?=\\S)`,
  'u',
);

/**
 * Matches crosses from Wingdings. Without its cross, "✗ Use a relative as an interpreter" would tell people
 * to use one.
 */
const CROSS = /^\s*[\uf078\uf0fb\uf0fd]/u;

export function repairText(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06]/gu, (glyph) => LIGATURES[glyph] ?? glyph)
    .replace(/\u00ad/gu, '')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(/ ([,;:!?)\]])/gu, '$1')
    .trim();
}

/** Private use glyphs only have a meaning in their own font, so all but bullets are removed. */
export function dropPrivateUse(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/gu, '');
}

/** Returns the text after a bullet, or undefined if there is no bullet. */
export function afterBullet(text: string): string | undefined {
  const match = BULLET.exec(text);
  return match ? (CROSS.test(text) ? '✗ ' : '') + text.slice(match[0].length) : undefined;
}

/** Returns the bullet to print for a glyph from a symbol font. */
export function bulletFor(text: string): string {
  return CROSS.test(text) ? '• ✗ ' : '• ';
}

/** True for a bullet without text, because the text was drawn separately. */
export function isLoneBullet(text: string): boolean {
  const glyph = text.trim();
  return glyph.length === 1 && (BULLET_GLYPHS.includes(glyph) || /[\ue000-\uf8ff]/u.test(glyph));
}

const LINE_END = /(\p{L}+(?:-\p{L}+)*)[-\u2010]$/u;
const LINE_START = /^(\p{L}+(?:-\p{L}+)*)/u;

/**
 * Counts each word in a document in lower case, including hyphenated words. Leaves out the halves of a word
 * that is broken across lines, because they could be mistaken for whole words.
 */
export function vocabularyOf(lines: Iterable<string>): Map<string, number> {
  const words = new Map<string, number>();
  let broken = false;
  for (const line of lines) {
    const whole = broken ? line.replace(LINE_START, '') : line;
    broken = LINE_END.test(line);
    const text = broken ? whole.replace(LINE_END, '') : whole;
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
      words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
  return words;
}

const URL_TAIL = /(?:https?:\/\/|www\.)\S*$/u;

/**
 * Joins a line to the text before it. A hyphen at the end is removed if the document has the word without one
 * elsewhere ("traf-", "ficking"). It is kept if the document has the word with one, or if the first half is a
 * word or prefix ("multi-", "agency"). A web address that is broken after a slash, dot or hyphen is joined.
 */
export function joinLines(before: string, next: string, vocabulary: Map<string, number>): string {
  if (!before) return next;
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + next;
  const address = URL_TAIL.exec(before);
  if (address && /[-/._=&?]$/u.test(before) && /^[\p{Ll}\p{N}/_-]/u.test(next)) return before + next;
  if (/\S\/$/u.test(before) && /^\S/u.test(next)) return before + next;
  const end = LINE_END.exec(before);
  const start = LINE_START.exec(next);
  if (!end?.[1] || !start?.[1]) return `${before} ${next}`;
  const left = end[1].toLowerCase();
  const right = start[1].toLowerCase();
  // "pre- and post-": this hyphen belongs to a word that is completed later.
  if (/^(?:and|or|to)$/u.test(right)) return `${before} ${next}`;
  return keepsHyphen(left, right, vocabulary) ? before + next : before.slice(0, -1) + next;
}

const PREFIX =
  /^(?:non|pre|post|multi|co|re|anti|self|inter|intra|sub|semi|ex|cross|e|un|over|under|well|mid|pro|counter|trans|bi|tri|all|half|quasi|micro|macro|cyber|bio|eco|socio|psycho)$/u;

/**
 * Keeps the hyphen unless the halves only make sense together. Office programs do not add hyphens, so someone
 * probably typed it.
 */
function keepsHyphen(left: string, right: string, vocabulary: Map<string, number>): boolean {
  const joined = vocabulary.get(left + right) ?? 0;
  const hyphenated = vocabulary.get(`${left}-${right}`) ?? 0;
  if (joined !== hyphenated) return hyphenated > joined;
  const lastPart = left.slice(left.lastIndexOf('-') + 1);
  return PREFIX.test(lastPart) || (lastPart.length > 2 && vocabulary.has(lastPart));
}
