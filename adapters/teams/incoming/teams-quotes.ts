// Removes the quotes that Teams adds to the HTML copy of a message: the message that a reply quotes, and forwarded
// messages. Keeps quotes that people made themselves.
const EDGE = /<(\/?)blockquote\b([^<>]*)>/gi;

interface Split {
  /** The HTML without these quotes. */
  rest: string;
  /** The HTML inside each of them, in order. */
  quotes: string[];
}

export function splitQuotes(html: string, kind: 'Reply' | 'Forward'): Split {
  const split: Split = { rest: '', quotes: [] };
  let from = 0;
  let depth = 0;
  for (const { 0: edge, 1: slash, 2: attributes = '', index } of html.matchAll(EDGE)) {
    if (depth === 0 && (slash || !attributes.includes(`schema.skype.com/${kind}`))) continue;
    const inside = depth;
    depth += slash ? -1 : 1;
    if (inside > 0 && depth > 0) continue;
    const passed = html.slice(from, index);
    if (inside > 0) split.quotes.push(passed);
    // The text before a quote and the text after it are on different lines.
    else split.rest += `${passed}<br>`;
    from = index + edge.length;
  }
  const last = html.slice(from);
  if (depth > 0) split.quotes.push(last);
  else split.rest += last;
  return split;
}
