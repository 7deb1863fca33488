// Writes out the words of a card, in order. We send these if Teams refuses the card.
import type { CardElement, RichTextBlock } from './card.js';
import type { RenderedMessage } from './render.js';
import { cut } from './card-text.js';
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';

/** Far below the limit in Teams for any encoding, because this is our last attempt to send anything. */
const MAX_TEXT_BYTES = 12_000;

type TeamsWords = PractitionerWords['app']['teams'];

interface Line {
  text: string;
  link?: string;
}

/** For `textFormat: xml`: our own line breaks are the only markup in it. */
export function refusedCardText({ card, summary }: Pick<RenderedMessage, 'card' | 'summary'>): string {
  const { teams } = wordsIn(card.lang).app;
  const lines = card.body.flatMap(linesOf).filter(({ text }) => text.trim() !== '');
  const hasButtons = card.actions !== undefined || card.body.some(({ type }) => type === 'ActionSet');
  const last = hasButtons ? [teams.typeHelp] : [];
  return fit(lines.length ? lines : [{ text: summary }], last, teams)
    .map(escaped)
    .join('<br>');
}

/** Keeps whole lines, so that no sentence loses its end. If the first line is too long, keeps its beginning. */
function fit(lines: Line[], last: string[], teams: TeamsWords): string[] {
  const room = MAX_TEXT_BYTES - bytes([...last, teams.messageInPart].join('\n')) - 2_000;
  const shown: string[] = [];
  let used = 0;
  for (const { text } of lines) {
    used += bytes(escaped(text));
    if (used > room)
      return [...(shown.length ? shown : [shortened(text, room)]), inPart(lines, teams), ...last];
    shown.push(text);
  }
  return [...shown, ...last];
}

/** No character takes more than 6 bytes once it is escaped. */
function shortened(text: string, room: number): string {
  return cut(text, Math.floor(room / 6))[0];
}

function inPart(lines: readonly Line[], teams: TeamsWords): string {
  const link = lines.find((line) => line.link !== undefined)?.link;
  return link === undefined ? teams.messageInPart : teams.messageInFull(link);
}

function linesOf(element: CardElement): Line[] {
  switch (element.type) {
    case 'TextBlock':
      return [{ text: element.text }];
    case 'RichTextBlock':
      return [wordsOf(element)];
    case 'Container':
      return element.items.flatMap(linesOf);
    default:
      return [];
  }
}

function wordsOf({ inlines }: RichTextBlock): Line {
  const links = inlines.flatMap((inline) =>
    typeof inline === 'string' ? [] : [inline.selectAction?.url ?? ''],
  );
  // A phone number's link adds nothing, because the text is already the number.
  const link = links.find((url) => url && !url.startsWith('tel:'));
  const text = inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('');
  return link === undefined ? { text } : { text: `${text} (${link})`, link };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
