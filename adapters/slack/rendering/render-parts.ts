// Turns each part of a message into Slack blocks, in reading order and within the limits of one block.
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type { types } from '@slack/bolt';
import type { Part, ShownContact } from '../../../bot/model/messages/message.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { foldedTitle, type FoldedQuotes } from '../../../bot/model/messages/fold-quotes.js';
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import { renderQuote, sourcePieces, titlePieces } from './render-quote.js';
import {
  WARNING_SIGN,
  bold,
  bullets,
  cutText,
  isBlank,
  lengthOf,
  link,
  markedQuote,
  MAX_TEXT,
  plain,
  section,
  telephone,
  type RichTextPiece,
} from './rich-text-elements.js';
import { shownText } from '../../../bot/model/messages/shown-text.js';
import { escapeMrkdwn } from './plain-text.js';
import { textPieces, titled } from './text-pieces.js';

const MAX_HEADER = 150;
const MAX_TITLES = 150;
/** The longest file name that most systems allow. */
const MAX_FILE_NAME = 255;

/** Renders every part except buttons, which need their own ids. */
export function blocksOf(
  part: Exclude<Part | FoldedQuotes, { kind: 'choices' }>,
  say: PractitionerWords,
): types.KnownBlock[] {
  switch (part.kind) {
    case 'folded':
      return [
        ...richBlocks(titled(foldedTitle(part, say))),
        // Slack only leaves space between blocks. In one block, a quote's source would run into the next
        // quote's title.
        ...part.quotes.flatMap((quote) =>
          richBlocks([...titlePieces(quote, say), ...sourcePieces(quote, say)]),
        ),
      ];
    case 'heading':
      return headingBlocks(part.text);
    case 'text':
      if (part.link) return richBlocks([linkedText(part.text, part.link)]);
      return part.tone === 'muted' ? mutedBlocks(part.text) : richBlocks(textPieces(part.text, part.tone));
    case 'quote':
      return richBlocks(renderQuote(part, say));
    case 'claims':
      return richBlocks(claimPieces(part.claims));
    case 'contacts':
      return richBlocks(part.contacts.flatMap((contact) => contactPieces(contact, say)));
    case 'facts':
      return richBlocks(part.facts.flatMap(({ label, value }) => labelled(label, value)));
    case 'files':
      return filesBlocks(part, say);
    case 'relayed':
      return richBlocks([
        ...titled(say.page.message.wrote(part.from)),
        ...cutText(part.text).map(markedQuote),
      ]);
  }
}

const linkedText = (text: string, address: string) =>
  section(plain(text.slice(0, -address.length)), link(address, address) ?? plain(address));

/**
 * Screen readers can jump between headers. Slack limits a header to 150 characters, so longer headings become
 * bold text.
 */
function headingBlocks(text: string): types.KnownBlock[] {
  if (isBlank(text)) return [];
  const line = escapeMrkdwn(text.replace(/\s+/g, ' ').trim());
  if (line.length > MAX_HEADER) return richBlocks(titled(text));
  return [{ type: 'header', text: { type: 'plain_text', text: line, emoji: false } }];
}

/** Renders small grey text. Escaping can make the text 5 times as long. */
export function mutedBlocks(text: string): types.KnownBlock[] {
  return cutText(text, /[&<>]/.test(text) ? 500 : 2_000)
    .filter((piece) => !isBlank(piece))
    .map((piece) => ({
      type: 'context',
      elements: [{ type: 'plain_text', text: escapeMrkdwn(piece), emoji: false }],
    }));
}

/** If an address is not a web address, only the name is shown. */
function filesBlocks(
  { count, files }: Part & { kind: 'files' },
  { handoff, app }: PractitionerWords,
): types.KnownBlock[] {
  if (!files.length) return mutedBlocks(handoff.filesHere(count));
  const items = files.map(({ name, url }) => {
    const isWeb = url !== undefined && /^https:\/\//i.test(url);
    // Slack refuses an empty element, and a list with more text than a block may hold.
    const shown = isBlank(name) ? app.teams.file : name.slice(0, MAX_FILE_NAME);
    return bullets([section(isWeb ? link(url, shown) : plain(shown))]);
  });
  return [...mutedBlocks(handoff.files(count)), ...richBlocks(items)];
}

function claimPieces(claims: { text: string; numbers: number[] }[]): RichTextPiece[] {
  const sections = claims.flatMap(({ text, numbers }) => {
    const shown = cutText(text).filter((piece) => !isBlank(piece));
    const pieces = shown.map((piece) => section(plain(piece)));
    const marks = numbers.map((number) => `[${number}]`).join(' ');
    pieces.at(-1)?.elements.push(bold(` ${marks}`));
    return pieces;
  });
  return claims.length > 1 ? sections.map((item) => bullets([item])) : sections;
}

/**
 * Shows sentences before their quotes are ready. Each sentence names its sources by title, because the quotes
 * have no numbers yet.
 */
export function verifiedBlocks(claims: readonly VerifiedClaim[]): types.KnownBlock[] {
  const items = claims.flatMap(({ text, sources }) => {
    const pieces = cutText(text).map((piece) => section(plain(piece)));
    pieces.at(-1)?.elements.push(plain(` (${cutText(sources.join('; '), MAX_TITLES)[0] ?? ''})`));
    return pieces;
  });
  return richBlocks(items.map((item) => bullets([item])));
}

function contactPieces(contact: ShownContact, { app, page, language }: PractitionerWords): RichTextPiece[] {
  const name = `${contact.name}: `;
  const details = ` (${contact.when}) ${app.contactCheckedOn(readableDate(contact.verifiedOn, guidanceWords(language)))}.`;
  const late = contact.expired ? ` ${page.message.numberMayHaveChanged}` : '';
  if (name.length + details.length + contact.phone.length > MAX_TEXT / 2) {
    return textPieces(`${name}${contact.phone}${details}${late}`);
  }
  const item = section(bold(name), telephone(contact.phone), plain(details));
  if (late) item.elements.push(plain(' '), WARNING_SIGN, plain(late));
  return [bullets([item])];
}

/**
 * The longest label, in characters. A label over 198 characters, with its colon and the longest piece of
 * text, would exceed Slack's limit of 3,000.
 */
const MAX_LABEL = 190;

function labelled(label: string, value: string): RichTextPiece[] {
  if (label.length > MAX_LABEL) return textPieces(`${label}: ${value}`);
  const [first = '', ...rest] = cutText(value);
  return [
    section(bold(`${label}: `), ...(first ? [plain(first)] : [])),
    ...rest.map((piece) => section(plain(piece))),
  ];
}

/** Puts the pieces in as few blocks as possible, and leaves out blank pieces because Slack rejects them. */
export function richBlocks(pieces: RichTextPiece[]): types.KnownBlock[] {
  const blocks: RichTextPiece[][] = [];
  let length = Infinity;
  for (const piece of pieces.map(withoutBlanks).filter((kept) => kept.elements.length > 0)) {
    length += lengthOf(piece);
    const current = blocks.at(-1);
    if (!current || length > MAX_TEXT) {
      blocks.push([piece]);
      length = lengthOf(piece);
    } else {
      append(current, piece);
    }
  }
  return blocks.map((elements) => ({ type: 'rich_text', elements }));
}

/**
 * Joins neighbouring lists into one list, and neighbouring sections into lines of one section, as Slack's own
 * editor does.
 */
function append(block: RichTextPiece[], piece: RichTextPiece): void {
  const last = block.at(-1);
  if (last?.type === 'rich_text_list' && piece.type === 'rich_text_list')
    last.elements.push(...piece.elements);
  else if (last?.type === 'rich_text_section' && piece.type === 'rich_text_section')
    last.elements.push({ type: 'text', text: '\n' }, ...piece.elements);
  else block.push(piece);
}

function withoutBlanks(piece: RichTextPiece): RichTextPiece {
  if (piece.type === 'rich_text_list') return piece;
  const elements = piece.elements.filter(
    (element) => element.type !== 'text' || shownText(element.text) !== '',
  );
  const visible = elements.some((element) => element.type !== 'text' || !isBlank(element.text));
  return { ...piece, elements: visible ? elements : [] };
}
