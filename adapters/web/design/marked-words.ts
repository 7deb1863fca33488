// A person's words with the marks in them shown: bold, slanted, struck or as code, and nothing else.
import type { Run } from '../../../bot/model/messages/marks.js';
import { runsOf } from '../../../bot/model/messages/marks.js';
import type { Content } from './markup.js';
import { markup } from './markup.js';

export function markedWords(text: string): Content {
  return runsOf(text).map(styled);
}

function styled({ text, bold, italic, struck, code }: Run): Content {
  let words: Content = text;
  if (code) words = markup`<code>${words}</code>`;
  if (struck) words = markup`<s>${words}</s>`;
  if (italic) words = markup`<em>${words}</em>`;
  return bold ? markup`<strong>${words}</strong>` : words;
}
