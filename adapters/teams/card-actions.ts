// Buttons of a card: what they carry to Teams and what comes back of it.
import type { Action } from '../../bot/action.js';
import { parseAction } from '../../bot/action.js';
import type { Button } from '../../bot/message.js';
import type { CardAction, ExecuteAction } from './card.js';
import { oneLine } from './card-text.js';

/** Teams shows six buttons in a row and hides the rest behind a menu. */
const BUTTONS_IN_A_ROW = 6;
const REPLY_INPUT = 'replyText';
/** What an action may carry; the input refuses more before it is sent. */
const REPLY_LIMIT = 8000;

export function actionRows(buttons: readonly Button[]): CardAction[][] {
  const actions = buttons.map(cardAction);
  return Array.from({ length: Math.ceil(actions.length / BUTTONS_IN_A_ROW) }, (_, row) =>
    actions.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  );
}

function cardAction(button: Button): CardAction {
  const title = oneLine(button.label, 60);
  // A reply without words asks for them first.
  if (button.action.do !== 'reply' || button.action.text !== undefined) return execute(title, button);
  return {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.Text',
          id: REPLY_INPUT,
          label: 'Your reply',
          isMultiline: true,
          isRequired: true,
          errorMessage: 'Write your reply first.',
          maxLength: REPLY_LIMIT,
        },
      ],
      actions: [execute('Send', { ...button, style: 'primary' })],
    },
  };
}

/** Execute is acknowledged on screen in every scope; Submit is what clients from before it understand. */
function execute(title: string, { action, style }: Button): ExecuteAction {
  const data = { action };
  return {
    type: 'Action.Execute',
    title,
    verb: action.do,
    data,
    ...(style ? { style: style === 'primary' ? ('positive' as const) : ('destructive' as const) } : {}),
    fallback: { type: 'Action.Submit', title, data },
  };
}

/** The action in the data that a button brought back, with the text typed beside it; undefined for anything else. */
export function actionIn(data: unknown): Action | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { action, [REPLY_INPUT]: text } = data as Record<string, unknown>;
  const parsed = parseAction(action);
  if (parsed?.do !== 'reply' || typeof text !== 'string') return parsed;
  return parseAction({ ...parsed, text });
}
