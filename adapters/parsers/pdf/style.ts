// Distinguishes headings from body text by size and font, for files without tags and for headings that are
// only in bold.
import { commonest, type Line } from './lines.js';

export interface BodyStyle {
  size: number;
  /** The fonts of the body text. A short line entirely in another font is emphasised. */
  fonts: Set<string>;
  /** The distance between baselines within a paragraph. */
  leading: number;
  /** The right edge of full lines. */
  right: number;
}

/** A font with at least this share of the body's characters is a body font. */
const BODY_SHARE = 0.15;

export function bodyStyle(lines: readonly Line[]): BodyStyle {
  const size = commonest(lines, (line) => line.size);
  const body = lines.filter((line) => Math.abs(line.size - size) < 0.6);
  const use = new Map<string, number>();
  let all = 0;
  for (const line of body) {
    const font = line.fonts[0];
    if (font === undefined) continue;
    use.set(font, (use.get(font) ?? 0) + line.text.length);
    all += line.text.length;
  }
  const fonts = new Set([...use].filter(([, count]) => count > all * BODY_SHARE).map(([font]) => font));
  const ends = body.map((line) => line.right).sort((one, other) => one - other);
  return {
    size,
    fonts,
    leading: leadingOf(body) || size * 1.2,
    right: ends[Math.floor(ends.length * 0.9)] ?? 0,
  };
}

function leadingOf(lines: readonly Line[]): number {
  const gaps = new Map<number, number>();
  for (let index = 1; index < lines.length; index += 1) {
    const gap = lines[index - 1]!.y - lines[index]!.y;
    if (lines[index - 1]!.page !== lines[index]!.page || gap < 5 || gap > 40) continue;
    const rounded = Math.round(gap * 2) / 2;
    gaps.set(rounded, (gaps.get(rounded) ?? 0) + 1);
  }
  return [...gaps].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

const NOT_EMPHASIS = /italic|oblique|symbol|wingdings|dingbats|-It\b/iu;

/** True if none of the line's fonts is a body font, as in a bold line. Ignores italics and bullets. */
export function isEmphasised(line: Pick<Line, 'fonts'>, body: BodyStyle): boolean {
  const fonts = line.fonts.filter((font) => !NOT_EMPHASIS.test(font));
  return fonts.length > 0 && fonts.every((font) => !body.fonts.has(font));
}

/** Scores how much a line stands out. The higher the score, the more likely the line is to be a heading. */
export function prominence(line: Pick<Line, 'fonts' | 'size'>, body: BodyStyle): number {
  return Math.round(line.size * 2) + (isEmphasised(line, body) ? 0.5 : 0);
}
