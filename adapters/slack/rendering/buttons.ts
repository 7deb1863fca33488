// Buttons as Slack blocks. Each carries the action that comes back when someone presses it.
import type { types } from '@slack/bolt';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Button } from '../../../bot/model/messages/message.js';
import { cleanText, escapeText } from './plain-text.js';
import { isBlank } from './rich-text-elements.js';

/** Every action id begins with it, so that a button of an earlier version is recognised as ours. */
const ACTION_PREFIX = 'ctac:';

const MAX_LABEL = 75;
/** Slack takes 25 in a row; five long ones already come near the limit of a whole message. */
const BUTTONS_PER_ROW = 5;

/** `nextId` numbers the buttons of one message: two with one id are refused. */
export function buttonBlocks(buttons: readonly Button[], nextId: () => number): types.KnownBlock[] {
  const rows: types.KnownBlock[] = [];
  for (let start = 0; start < buttons.length; start += BUTTONS_PER_ROW) {
    const row = buttons.slice(start, start + BUTTONS_PER_ROW);
    rows.push({ type: 'actions', elements: row.map((button) => renderButton(button, nextId())) });
  }
  return rows;
}

function renderButton({ label, action, style }: Button, id: number): types.Button {
  return {
    type: 'button',
    action_id: `${ACTION_PREFIX}${id}:${action.do}`,
    text: { type: 'plain_text', text: shorten(escapeLabel(label)), emoji: false },
    value: valueOf(action),
    accessibility_label: shorten(accessibleName(action) ?? cleanText(label).trim()) || 'Choose',
    ...(style ? { style } : {}),
  };
}

/** Slack escapes these three when it sends a value back, so that they are written in JSON's own way from the start. */
export function valueOf(action: Action): string {
  // Words are written in a form; they never fit into a button, which takes 2,000 characters.
  const small = JSON.stringify(action, (key, value: unknown) => (key === 'text' ? undefined : value));
  return small.replace(/[&<>]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

/** What a screen reader says if the label would not make sense outside its row. */
function accessibleName(action: Action): string | undefined {
  switch (action.do) {
    case 'feedback':
      if (action.reason !== undefined) return undefined;
      return action.rating === 'up' ? 'This answer was helpful' : 'This answer was not helpful';
    case 'rate-handoff':
      return action.rating === 'up' ? 'The adviser was helpful' : 'The adviser was not helpful';
    case 'show-citation':
      return `Show the source of quote ${action.number}`;
    default:
      return undefined;
  }
}

function escapeLabel(label: string): string {
  return isBlank(label) ? 'Choose' : escapeText(label.replace(/\s+/g, ' ').trim());
}

function shorten(label: string): string {
  if (label.length <= MAX_LABEL) return label;
  // An entity cut in half would be shown as typed, and half a character is refused.
  return `${label
    .slice(0, MAX_LABEL - 1)
    .replace(/&[a-z]*$/, '')
    .replace(/[\ud800-\udbff]$/, '')}…`;
}
