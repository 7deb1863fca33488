// A card's buttons: what we send to Teams with them and what comes back.
import type { Action } from '../../../bot/model/messages/action.js';
import { withInput, inputWanted } from '../../../bot/model/messages/action-input.js';
import { parseAction } from '../../../bot/model/messages/action.js';
import type { Button } from '../../../bot/model/messages/message.js';
import type { CardAction, ExecuteAction } from './card.js';
import { oneLine } from './card-text.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';

/** Teams shows six buttons in a row and hides the rest behind a menu. */
const BUTTONS_IN_A_ROW = 6;
const WORDS_INPUT = 'words';
/** Cards stay where they were posted: this is the name that those of an earlier version send. */
const EARLIER_INPUT = 'replyText';

export function actionRows(buttons: readonly Button[], say: PractitionerWords): CardAction[][] {
  const actions = buttons.map((button) => cardAction(button, say));
  return Array.from({ length: Math.ceil(actions.length / BUTTONS_IN_A_ROW) }, (_, row) =>
    actions.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  );
}

/** Words are asked for in a card that opens below the button, so that an adviser needs nothing but the card. */
function cardAction(button: Button, say: PractitionerWords): CardAction {
  const title = oneLine(button.label, 60);
  const wanted = inputWanted(button.action, say);
  if (!wanted) return execute(title, button);
  return {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.Text',
          id: WORDS_INPUT,
          label: wanted.label,
          placeholder: wanted.hint,
          isMultiline: true,
          maxLength: wanted.maxLength,
          ...(wanted.isRequired ? { isRequired: true, errorMessage: say.app.emptyMessage } : {}),
        },
      ],
      actions: [execute(wanted.send, { ...button, style: 'primary' })],
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
  const { action, [WORDS_INPUT]: words, [EARLIER_INPUT]: earlier } = data as Record<string, unknown>;
  const parsed = parseAction(action);
  const given = words ?? earlier;
  return parsed && typeof given === 'string' ? withInput(parsed, given) : parsed;
}
