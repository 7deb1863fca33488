// Turns a message into one Adaptive Card, which includes the quotes, and into entities for Teams' own
// citations.
import { foldQuotes } from '../../../bot/model/messages/fold-quotes.js';
import type { OutgoingMessage, Part } from '../../../bot/model/messages/message.js';
import type { AdaptiveCard, CardElement } from './card.js';
import { actionRows, inputIds, passageButtons } from './card-actions.js';
import { cardElements, type Setting } from './card-parts.js';
import { block, oneLine, run } from './card-text.js';
import { messageEntities, type MessageEntity } from './citations-and-ai-label.js';
import { wordsIn } from '../../../bot/wording/words-in.js';

export interface RenderedMessage {
  card: AdaptiveCard;
  /** The card before anything was cut to make room. */
  whole: AdaptiveCard;
  entities: MessageEntity[];
  /** Shown in notifications and in the list of chats. */
  summary: string;
  /** True while the card has rating buttons. Teams then shows its own thumbs-up and thumbs-down buttons. */
  canBeRated: boolean;
}

/**
 * Teams refuses messages of about 100 KB, counted as UTF-16. Microsoft advises staying within 80 KB:
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const MAX_ACTIVITY_BYTES = 80_000;
/**
 * The limit for the card and its entities. Leaves room for ids, addresses and sentences that were already
 * streamed.
 */
export const MAX_CARD_BYTES = 60_000;
/**
 * To make room, we shorten texts, but not below this many characters. If that is not enough, we leave out
 * whole parts, and the card says so.
 */
const SHORTEST_TEXT = 200;
/** Enough buttons to fill 2 rows. */
const MAX_BUTTONS = 12;

/**
 * If the message does not fit, folded quotes become links to their pages. If it is still too long, the
 * longest texts are shortened first and marked "Shown in part". A last line counts the parts and buttons that
 * had to be left out, so nothing is left out silently. A pure function.
 */
export function renderCard(message: OutgoingMessage, { numbered = true } = {}): RenderedMessage {
  const entities = messageEntities(message);
  const summary = oneLine(message.summary, 500);
  const build: Build = (parts, limit, linksOnly = true) =>
    assemble(message, summary, parts, { limit, linksOnly, numbered });
  const canBeRated = message.buttons.some(({ action }) => action.do === 'feedback');
  const whole = build(message.parts, Infinity, false);
  const room = MAX_CARD_BYTES - bytes(entities);
  const card = bytes(whole) <= room ? whole : fit(message.parts, build, room);
  return { card, whole, entities, summary, canBeRated };
}

type Build = (parts: readonly Part[], limit: number, linksOnly?: boolean) => AdaptiveCard;

function fit(parts: readonly Part[], build: Build, room: number): AdaptiveCard {
  const uncut = build(parts, Infinity);
  if (bytes(uncut) <= room) return uncut;
  let best: AdaptiveCard | undefined;
  let low = SHORTEST_TEXT;
  let high = room;
  while (low <= high) {
    const limit = Math.floor((low + high) / 2);
    const card = build(parts, limit);
    if (bytes(card) <= room) {
      best = card;
      low = limit + 1;
    } else {
      high = limit - 1;
    }
  }
  for (let kept = parts.length - 1; !best && kept >= 0; kept -= 1) {
    const card = build(parts.slice(0, kept), SHORTEST_TEXT);
    if (bytes(card) <= room) best = card;
  }
  return best ?? build([], SHORTEST_TEXT);
}

/** Counts bytes in the same way as Teams. */
export function bytes(value: unknown): number {
  return 2 * JSON.stringify(value).length;
}

function assemble(
  message: OutgoingMessage,
  summary: string,
  parts: readonly Part[],
  room: Pick<Setting, 'limit' | 'linksOnly' | 'numbered'>,
): AdaptiveCard {
  const buttons = message.buttons.slice(0, MAX_BUTTONS);
  const say = wordsIn(message.language);
  const left = message.parts.length - parts.length + (message.buttons.length - buttons.length);
  const setting = {
    ...room,
    say,
    urgent: message.urgent ?? false,
    passages: passageButtons(parts),
    inputId: inputIds(),
  };
  const isForAdvisers = message.buttons.some(({ action }) => action.do === 'note');
  const shown = isForAdvisers ? foldedAfterFirst(parts) : parts;
  const body = foldQuotes(shown).flatMap((part, index) =>
    cardElements(part, { ...setting, isFirst: index === 0 }),
  );
  if (left > 0) body.push(block(run(say.app.teams.noRoom(left), { weight: 'bolder' })));
  // Put a single row in the card's actions, where clients lay it out best. Put several rows in the body, to
  // keep their order.
  const rows = actionRows(buttons, setting);
  if (rows.length > 1) body.push(...rows.map((actions): CardElement => ({ type: 'ActionSet', actions })));
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: say.language,
    fallbackText: summary,
    msteams: { width: 'Full' },
    body,
    ...(rows.length === 1 ? { actions: rows[0]! } : {}),
  };
}

/**
 * Folds every quote after the first, so that advisers can quickly get to the buttons at the end of the card.
 */
function foldedAfterFirst(parts: readonly Part[]): Part[] {
  const first = parts.find(({ kind }) => kind === 'quote');
  return parts.map((part) => (part.kind === 'quote' && part !== first ? { ...part, folded: true } : part));
}
