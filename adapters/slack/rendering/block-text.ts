// Turns rendered blocks into plain text, in order. We post this text if Slack refuses the blocks.
import type { types } from '@slack/bolt';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { escapeNotification } from './plain-text.js';
import type { SlackPage } from './split-into-pages.js';

/** Slack cuts off text after 40,000 characters without saying so. */
const MAX_TEXT_MESSAGE = 39_000;
/** The longest message that Slack recommends. */
export const SHORT_TEXT_MESSAGE = 4_000;

/**
 * Returns escaped text, with a paragraph for each block. Text cannot have buttons, so the last line says what
 * to type instead.
 */
export function pageAsText(page: SlackPage, limit = MAX_TEXT_MESSAGE): string {
  const { slack, teams } = wordsIn(page.language).app;
  const hasButtons = page.blocks.some((block) => block.type === 'actions');
  const lines = page.blocks.map(blockText).filter((words) => words.trim() !== '');
  if (hasButtons) lines.push(teams.typeHelp);
  const text = lines.join('\n\n') || page.text;
  if (text.length <= limit) return text;
  const link = /https?:\/\/[^\s>|]{1,500}/.exec(text)?.[0];
  const note = `… (${link ? slack.inPartInFull(link) : slack.inPart})`;
  // Cuts between words, and never inside an escaped character.
  return `${text.slice(0, limit - note.length).replace(/(?:&[a-z]*|\s\S*)$/, '')}${note}`;
}

/** Returns the escaped words of a block, and nothing for buttons. */
export function blockText(block: types.KnownBlock): string {
  switch (block.type) {
    // The text of these blocks is already escaped.
    case 'header':
      return block.text.text;
    case 'context':
      return block.elements.map((element) => ('text' in element ? element.text : '')).join('\n');
    case 'rich_text':
      return block.elements.map((piece) => escapeNotification(richWords(piece))).join('\n');
    default:
      return '';
  }
}

function richWords(piece: types.RichTextBlock['elements'][number]): string {
  const parts = piece.elements.map((element) => {
    if (element.type === 'rich_text_section') return `• ${richWords(element)}\n`;
    if (element.type === 'text') return element.text;
    if (element.type === 'link') return `${element.text ?? ''} ${element.url}`;
    return element.type === 'emoji' ? '⚠' : '';
  });
  return parts.join('');
}
