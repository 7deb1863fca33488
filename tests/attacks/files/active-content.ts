// Renders a message as each platform does, and finds anything in it that would make the platform act.
import { load } from 'cheerio';
import { pageAsText } from '../../../adapters/slack/rendering/block-text.js';
import { renderBlocks } from '../../../adapters/slack/rendering/render.js';
import { renderCard } from '../../../adapters/teams/rendering/render.js';
import { renderText } from '../../../adapters/terminal/render.js';
import { toText } from '../../../adapters/web/design/markup.js';
import { renderMessage } from '../../../adapters/web/design/render.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { objectsIn } from '../../fakes/real-stacks/visible-text.js';

/**
 * Returns the problems found on each platform, or an empty list if the message is only shown. A link is also
 * a problem, because no attack in the corpus may contain one.
 */
export function activeParts(message: OutgoingMessage): string[] {
  return [
    ...inHtml(message).map((what) => `web: ${what}`),
    ...inBlocks(message).map((what) => `Slack: ${what}`),
    ...inCard(message).map((what) => `Teams: ${what}`),
    ...inTerminal(message).map((what) => `terminal: ${what}`),
  ];
}

const PLAIN_TAGS =
  'html head body p span strong h3 a ul li div dl dt dd figure figcaption blockquote bdi details summary mark'.split(
    ' ',
  );
/** Tags that are only allowed where a person’s message is relayed, so that it keeps its formatting. */
const STYLE_TAGS = ['em', 's', 'code'];
const RELAYED_WORDS = 'figure.relayed blockquote';
const PLAIN_ATTRIBUTES = ['class', 'id', 'href', 'rel', 'dir', 'aria-hidden'];
const EVIL = /evil|javascript:|data:|msteams:|0900/i;
const TURNS_TEXT = /[\u202a-\u202e\u2066-\u2069]/;

function inHtml(message: OutgoingMessage): string[] {
  const html = toText(renderMessage(message, { idPrefix: 'entry-1', answer: 'answer-1' }));
  const $ = load(html);
  const found = TURNS_TEXT.test(html) ? ['turned text'] : [];
  for (const element of $('*').toArray()) {
    const tag = $(element).prop('tagName')?.toLowerCase() ?? '';
    const isStyle = STYLE_TAGS.includes(tag) && $(element).closest(RELAYED_WORDS).length > 0;
    if (!PLAIN_TAGS.includes(tag) && !isStyle) found.push(`<${tag}>`);
    for (const [name, value] of Object.entries($(element).attr() ?? {})) {
      if (!PLAIN_ATTRIBUTES.includes(name)) found.push(`${name}=`);
      if (name === 'href' && EVIL.test(value)) found.push(value);
    }
  }
  return found;
}

const ACTS = ['user', 'usergroup', 'channel', 'broadcast', 'date', 'team', 'color', 'mrkdwn', 'image'];

function inBlocks(message: OutgoingMessage): string[] {
  const pages = renderBlocks(message);
  const found = pages.flatMap(({ blocks }) => [
    ...objectsIn(blocks, ({ type }) => ACTS.includes(type as string)).map(({ type }) => String(type)),
    ...objectsIn(blocks, ({ type, name }) => type === 'emoji' && name !== 'warning').map(() => 'emoji'),
    ...objectsIn(blocks, ({ url }) => typeof url === 'string' && EVIL.test(url)).map(({ url }) =>
      String(url),
    ),
    // Slack reads its own formatting in these texts, even if their type is plain text.
    ...objectsIn(blocks, ({ type, text }) => type === 'plain_text' && isNotation(text)).map(() => 'notation'),
  ]);
  const texts = pages.flatMap((page) => [page.text, pageAsText(page)]);
  return [...found, ...texts.filter(isNotation).map(() => 'notation in the notification')];
}

function isNotation(text: unknown): boolean {
  return typeof text === 'string' && (/[<>]/.test(text) || /&(?!amp;|lt;|gt;)/.test(text));
}

function inCard(message: OutgoingMessage): string[] {
  const { card, entities } = renderCard(message);
  const everything = JSON.stringify([card, entities]);
  const found = /\{\{|\$\{/.test(everything) ? ['a template'] : [];
  if (TURNS_TEXT.test(everything)) found.push('turned text');
  // Only a TextBlock renders Markdown. A TextRun shows its text unchanged, and <at> does nothing without a
  // mention.
  for (const { text } of objectsIn(card, ({ type }) => type === 'TextBlock'))
    if (/[[\]*_~`<>#]|\/\//.test(String(text))) found.push('Markdown');
  if (objectsIn(entities, ({ type }) => type === 'mention').length) found.push('a mention');
  const urls = objectsIn(card, ({ url }) => typeof url === 'string').map(({ url }) => String(url));
  return [...found, ...urls.filter((url) => EVIL.test(url))];
}

function inTerminal(message: OutgoingMessage): string[] {
  const { text } = renderText(message, { width: 80, colour: false, firstNumber: 1 });
  const controls = text.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g) ?? [];
  return controls.map((control) => `U+${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
