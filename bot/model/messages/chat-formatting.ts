// Chat formatting: parses bold, italic, struck-through and code marks into runs that each platform shows in its own
// way. People's messages are stored as text: Slack keeps these marks in it, Teams' formatting is converted to them,
// and on the web pages people can type them.

export interface Run {
  text: string;
  bold?: true;
  italic?: true;
  struck?: true;
  code?: true;
}
export type Style = Omit<Run, 'text'>;

const STYLES: Record<string, keyof Style> = { '*': 'bold', _: 'italic', '~': 'struck', '`': 'code' };

/**
 * Marks touch the text they format, on one line, with a space or sentence punctuation outside: in "snake_case", an
 * address or "2 * 3" they are ordinary characters. We look no further than 999 characters for the second mark:
 * without a limit, a message full of first marks costs its length squared.
 */
const MARKED = /(?<=^|[\s(["'“‘*_~])(\*\*|__|~~|[*_~`])(?=\S)(.{0,998}?\S)\1(?=$|[\s.,;:!?)\]"'”’…*_~])/gmu;

/** In order; joined, they are the text without its marks. Nothing in a run is markup. */
export function formattedRuns(text: string, style: Style = {}): Run[] {
  const runs: Run[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) runs.push({ text: text.slice(from, to), ...style });
  };
  for (const { 0: whole, 1: mark = '', 2: inner = '', index } of text.matchAll(MARKED)) {
    const name = STYLES[mark[0]!]!;
    // Within bold words a further asterisk is an asterisk, and a row of asterisks is a line.
    if (style[name] || !/[\p{L}\p{N}]/u.test(inner)) continue;
    plain(index);
    const within = { ...style, [name]: true as const };
    runs.push(...(name === 'code' ? [{ text: inner, ...within }] : formattedRuns(inner, within)));
    from = index + whole.length;
  }
  plain(text.length);
  return runs;
}

/** Only the words: code that reads them must not stumble over a mark inside a number or a name. */
export function withoutFormatting(text: string): string {
  return formattedRuns(text)
    .map((run) => run.text)
    .join('');
}

/** The reverse: runs as text with marks, if reading it would give the same runs again; otherwise plain text. */
export function toMarkedText(runs: readonly Run[]): string {
  let text = '';
  runs.forEach((run, index) => {
    const inner = run.text.trim();
    const [before, after] = inner === '' ? [run.text, ''] : around(run.text, inner.length);
    const opening = marksOf(run);
    const closing = [...opening].reverse();
    const right = after + (runs[index + 1]?.text ?? '');
    const isRead =
      inner !== '' &&
      opening.length > 0 &&
      !/[*_~`\n]/.test(inner) &&
      /(?:^|[\s(["'“‘])$/.test(text + before) &&
      /^(?:$|[\s.,;:!?)\]"'”’…])/.test(right);
    text += [before, ...(isRead ? [...opening, inner, ...closing] : [inner]), after].join('');
  });
  return text;
}

/** The space before and after what is `length` long between them. */
function around(text: string, length: number): [before: string, after: string] {
  const start = text.length - text.trimStart().length;
  return [text.slice(0, start), text.slice(start + length)];
}

function marksOf(run: Run): string[] {
  return Object.entries(STYLES).flatMap(([mark, name]) => (run[name] ? [mark] : []));
}
