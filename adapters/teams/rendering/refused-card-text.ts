// Turns a card into plain text messages, in the same order. We send these if Teams refuses the card.
import type { CardElement, RichTextBlock } from './card.js';
import type { RenderedMessage } from './render.js';
import { wordsIn } from '../../../bot/wording/words-in.js';

/**
 * Far below Teams' limit in any encoding: if Teams refused this text too, we would have nothing left to
 * try.
 */
const MAX_TEXT_BYTES = 12_000;
/** An escaped character takes at most 6 bytes. */
const MAX_LINE = MAX_TEXT_BYTES / 6;

/**
 * Returns texts to send with `textFormat: xml`. The only markup in them is our own line breaks. Nothing is
 * left out.
 */
export function refusedCardTexts({
  whole: card,
  summary,
}: Pick<RenderedMessage, 'whole' | 'summary'>): string[] {
  const lines = cardLines(card.body);
  const hasButtons = card.actions !== undefined || card.body.some(({ type }) => type === 'ActionSet');
  if (!lines.length) lines.push(summary);
  if (hasButtons) lines.push(wordsIn(card.lang).app.teams.typeHelp);
  const texts: string[] = [];
  for (const line of lines.flatMap(piecesOf).map(escaped)) {
    const longer = texts.length ? `${texts.at(-1)}<br>${line}` : line;
    if (texts.length && Buffer.byteLength(longer) <= MAX_TEXT_BYTES) texts[texts.length - 1] = longer;
    else texts.push(line.replace(/^<br>/, ''));
  }
  return texts;
}

/** Cuts a line that is too long for a message, between words if possible. */
function piecesOf(line: string): string[] {
  return line.match(new RegExp(`\\n?.{1,${MAX_LINE}}(?:\\s|$)|\\n?.{1,${MAX_LINE}}`, 'gsu')) ?? [];
}

/** If a line begins with a line break, there is a gap above it, as on the card. */
export function cardLines(elements: readonly CardElement[]): string[] {
  const lines: string[] = [];
  for (const element of elements) {
    const [first, ...more] = linesOf(element).filter((line) => line.trim() !== '');
    if (first === undefined) continue;
    const isClose = 'spacing' in element && element.spacing !== undefined;
    lines.push(lines.length && !isClose ? `\n${first}` : first, ...more);
  }
  return lines;
}

function linesOf(element: CardElement): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'RichTextBlock':
      return [wordsOf(element)];
    case 'Container':
      return cardLines(element.items);
    default:
      return [];
  }
}

function wordsOf({ inlines }: RichTextBlock): string {
  const links = inlines.flatMap((inline) =>
    typeof inline === 'string' ? [] : [inline.selectAction?.url ?? ''],
  );
  // Leave out the link of a phone number, because the text already shows the number.
  const link = links.find((url) => url && !url.startsWith('tel:'));
  const text = inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('');
  return link === undefined ? text : `${text} (${link})`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
