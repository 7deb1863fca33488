// Parses the marks for bold, italic, strikethrough and code into runs, which each platform shows in its own
// way. Also puts invisible signs around the names of people who are mentioned. Messages are stored as text
// with formatting marks: Slack sends these, formatting from Teams is converted to them, and people can type
// them on the web pages.

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
 * Marks must touch the text that they format, be on one line, and have a space or sentence punctuation on the
 * outside. In "snake_case", an address or "2 * 3", they are ordinary characters. The closing mark must come
 * within 999 characters. Without that limit, a message full of opening marks would take quadratic time to
 * parse.
 */
const MARKED = /(?<=^|[\s(["'“‘*_~])(\*\*|__|~~|[*_~`])(?=\S)(.{0,998}?\S)\1(?=$|[\s.,;:!?)\]"'”’…*_~])/gmu;

/** Returns the runs in order. Joined together, they are the text without its marks. */
export function formattedRuns(text: string, style: Style = {}): Run[] {
  const runs: Run[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) runs.push({ text: text.slice(from, to), ...style });
  };
  for (const { 0: whole, 1: mark = '', 2: inner = '', index } of text.matchAll(MARKED)) {
    const name = STYLES[mark[0]!]!;
    // Skip an asterisk inside bold text, and a row of asterisks used as a dividing line.
    if (style[name] || !/[\p{L}\p{N}]/u.test(inner)) continue;
    plain(index);
    const within = { ...style, [name]: true as const };
    runs.push(...(name === 'code' ? [{ text: inner, ...within }] : formattedRuns(inner, within)));
    from = index + whole.length;
  }
  plain(text.length);
  return runs;
}

/**
 * Removes formatting marks, because a mark inside a number or name would confuse code that reads the text.
 * Also replaces names from `markedMention`, because redaction may miss a name such as “Will”.
 */
export function withoutFormatting(text: string): string {
  return formattedRuns(text.replace(MENTION, '@someone'))
    .map((run) => run.text)
    .join('');
}

const [BEFORE_NAME, AFTER_NAME] = ['\u2068', '\u2069'];
const MENTION = /@\u2068[^\u2068\u2069\n]{1,200}\u2069/g;

/**
 * Puts invisible signs around the name of someone who is mentioned, so that it can be left out again. The signs
 * are removed before the text is shown.
 */
export function markedMention(name: string): string {
  return `@${BEFORE_NAME}${withoutMentionSigns(name)}${AFTER_NAME}`;
}

export function withoutMentionSigns(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}

/** The reverse of `formattedRuns`. Only adds marks that would be parsed as the same formatting again. */
export function toMarkedText(runs: readonly Run[]): string {
  const texts: string[] = [];
  let last = '';
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
      /^(?:$|[\s(["'“‘])/.test(before.at(-1) ?? last) &&
      /^(?:$|[\s.,;:!?)\]"'”’…])/.test(right);
    const text = [before, ...(isRead ? [...opening, inner, ...closing] : [inner]), after].join('');
    texts.push(text);
    last = text.at(-1) ?? last;
  });
  return texts.join('');
}

/** The white space before and after the trimmed text. `length` is the length of the trimmed text. */
function around(text: string, length: number): [before: string, after: string] {
  const start = text.length - text.trimStart().length;
  return [text.slice(0, start), text.slice(start + length)];
}

function marksOf(run: Run): string[] {
  return Object.entries(STYLES).flatMap(([mark, name]) => (run[name] ? [mark] : []));
}
