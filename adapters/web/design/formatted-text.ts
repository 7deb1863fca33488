// Shows bold, italic, strikethrough and code in a person's text, and no other formatting.
import { formattedRuns, type Run } from '../../../bot/model/messages/chat-formatting.js';
import { markup, type Content } from './markup.js';

export function formattedText(text: string): Content {
  return formattedRuns(text).map(styled);
}

function styled({ text, bold, italic, struck, code }: Run): Content {
  let words: Content = text;
  if (code) words = markup`<code>${words}</code>`;
  if (struck) words = markup`<s>${words}</s>`;
  if (italic) words = markup`<em>${words}</em>`;
  return bold ? markup`<strong>${words}</strong>` : words;
}
