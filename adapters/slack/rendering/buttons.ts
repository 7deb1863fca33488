// Makes Slack buttons. Each button holds the action that we receive when someone presses it.
import type { types } from '@slack/bolt';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Button } from '../../../bot/model/messages/message.js';
import { shownText } from '../../../bot/model/messages/shown-text.js';
import { escapeMrkdwn } from './plain-text.js';
import { isBlank } from './rich-text-elements.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

/**
 * The prefix of every action id. It must not change, so that we recognise buttons made by earlier versions.
 */
const ACTION_PREFIX = 'ctac:';

const MAX_LABEL = 75;
/**
 * Slack accepts 25 buttons in a row, but 5 long buttons already come close to the size limit of a message.
 */
const BUTTONS_PER_ROW = 5;

/**
 * Returns the buttons below a message, with the 2 rating buttons last. The rating buttons are Slack's own,
 * and show which one was pressed.
 */
export function footerBlocks(
  buttons: readonly Button[],
  nextId: () => number,
  say: PractitionerWords,
): types.KnownBlock[] {
  const up = buttons.find(({ action }) => isRating(action, 'up'));
  const down = buttons.find(({ action }) => isRating(action, 'down'));
  if (!up || !down) return buttonBlocks(buttons, nextId, say);
  const others = buttons.filter((button) => button !== up && button !== down);
  return [...buttonBlocks(others, nextId, say), ratingBlock(up, down, nextId(), say)];
}

function isRating(action: Action, rating: 'up' | 'down'): boolean {
  return action.do === 'feedback' && action.reason === undefined && action.rating === rating;
}

/** `nextId` numbers the buttons in a message: Slack rejects 2 buttons with the same id. */
export function buttonBlocks(
  buttons: readonly Button[],
  nextId: () => number,
  say: PractitionerWords,
): types.KnownBlock[] {
  const rows: types.KnownBlock[] = [];
  for (let start = 0; start < buttons.length; start += BUTTONS_PER_ROW) {
    const row = buttons.slice(start, start + BUTTONS_PER_ROW);
    rows.push({ type: 'actions', elements: row.map((button) => renderButton(button, nextId(), say)) });
  }
  return rows;
}

function ratingBlock(
  up: Button,
  down: Button,
  id: number,
  say: PractitionerWords,
): types.ContextActionsBlock {
  const buttons: types.FeedbackButtons = {
    type: 'feedback_buttons',
    action_id: `${ACTION_PREFIX}${id}:rating`,
    positive_button: ratingButton(up, say),
    negative_button: ratingButton(down, say),
  };
  return { type: 'context_actions', elements: [buttons] };
}

function ratingButton(
  { label, action }: Button,
  say: PractitionerWords,
): types.FeedbackButtons['positive_button'] {
  return {
    text: { type: 'plain_text', text: shorten(escapeLabel(label, say)), emoji: false },
    accessibility_label: accessibleName(action, say) ?? say.app.choose,
    value: buttonValue(action),
  };
}

/** Makes ordinary buttons for a workspace that does not support Slack's own rating buttons. */
export function withOrdinaryButtons(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  return blocks.map((block) => {
    if (block.type !== 'context_actions') return block;
    const elements = block.elements.flatMap((element) =>
      element.type === 'feedback_buttons'
        ? [element.positive_button, element.negative_button].map((button, index): types.Button => ({
            ...button,
            type: 'button',
            action_id: `${element.action_id ?? ACTION_PREFIX}:${index}`,
          }))
        : [],
    );
    return { type: 'actions', elements };
  });
}

function renderButton({ label, action, style }: Button, id: number, say: PractitionerWords): types.Button {
  return {
    type: 'button',
    action_id: `${ACTION_PREFIX}${id}:${action.do}`,
    text: { type: 'plain_text', text: shorten(escapeLabel(label, say)), emoji: false },
    value: buttonValue(action),
    accessibility_label: shorten(accessibleName(action, say) ?? shownText(label).trim()) || say.app.choose,
    ...(style ? { style } : {}),
  };
}

/** Slack escapes `&`, `<` and `>` when it sends a value back, so we write them as JSON escapes. */
export function buttonValue(action: Action): string {
  // Leaves out text fields, which people fill in on a form. A button holds at most 2,000 characters.
  const small = JSON.stringify(action, (key, value: unknown) => (key === 'text' ? undefined : value));
  return small.replace(/[&<>]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

/** The label for a screen reader, if the visible label would not make sense on its own. */
function accessibleName(action: Action, { app: { slack } }: PractitionerWords): string | undefined {
  switch (action.do) {
    case 'feedback':
      if (action.reason !== undefined) return undefined;
      return action.rating === 'up' ? slack.helpful : slack.notHelpful;
    case 'rate-handoff':
      return action.rating === 'up' ? slack.adviserHelpful : slack.adviserNotHelpful;
    case 'show-citation':
      return slack.showSource(action.number);
    default:
      return undefined;
  }
}

function escapeLabel(label: string, { app }: PractitionerWords): string {
  return isBlank(label) ? app.choose : escapeMrkdwn(label.replace(/\s+/g, ' ').trim());
}

function shorten(label: string): string {
  if (label.length <= MAX_LABEL) return label;
  // Do not cut inside an entity, because half an entity would be shown as it is. Do not cut inside a
  // character either, because Slack rejects half a character.
  return `${label
    .slice(0, MAX_LABEL - 1)
    .replace(/&[a-z]*$/, '')
    .replace(/[\ud800-\udbff]$/, '')}…`;
}
