// Turns a card's buttons into Teams actions, and reads what they send back.
import { withInput, inputWanted } from '../../../bot/model/messages/action-input.js';
import { parseAction, type Action } from '../../../bot/model/messages/action.js';
import type { Button, Part } from '../../../bot/model/messages/message.js';
import type { CardAction, ExecuteAction } from './card.js';
import { oneLine } from './card-text.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

/** Teams shows 6 buttons in a row and hides the rest behind a menu. */
const BUTTONS_IN_A_ROW = 6;
/** Cards from an earlier version still send these names, because cards stay in the chat. */
const EARLIER_INPUTS = ['words', 'replyText'];

const inputsFor = (name: Action['do']) => `words-${name}-`;

export interface ActionSetting {
  say: PractitionerWords;
  inputId: (action: Action) => string;
}

/**
 * Names the text boxes of one card, each differently. If 2 had the same id, Teams would show an empty card on
 * iOS and Android.
 */
export function inputIds(): ActionSetting['inputId'] {
  const count = new Map<Action['do'], number>();
  return ({ do: name }) => {
    const number = (count.get(name) ?? 0) + 1;
    count.set(name, number);
    return `${inputsFor(name)}${number}`;
  };
}

export function actionRows(buttons: readonly Button[], setting: ActionSetting): CardAction[][] {
  const actions = buttons.map((button) => cardAction(button, setting));
  return Array.from({ length: Math.ceil(actions.length / BUTTONS_IN_A_ROW) }, (_, row) =>
    actions.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  );
}

export interface PassageButtons {
  of(quote: number): Button[];
  holds(button: Button): boolean;
}

/** Puts the button that shows a quote in context below that quote, so that both are hidden together. */
export function passageButtons(parts: readonly Part[]): PassageButtons {
  const quotes = parts.flatMap((part) => (part.kind === 'quote' ? [part.number] : []));
  const buttons = parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
  const shows = ({ action }: Button, quote: number) =>
    action.do === 'show-citation' && action.number === quote;
  return {
    of: (quote) => buttons.filter((button) => shows(button, quote)),
    holds: (button) => quotes.some((quote) => shows(button, quote)),
  };
}

/**
 * If the action needs text, the button opens a card with a text box, so that advisers can do everything from
 * the card.
 */
function cardAction(button: Button, { say, inputId }: ActionSetting): CardAction {
  const title = oneLine(button.label, 60);
  const wanted = inputWanted(button.action, say);
  if (!wanted) return execute(title, button);
  return {
    type: 'Action.ShowCard',
    title,
    ...styleOf(button),
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.Text',
          id: inputId(button.action),
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

/**
 * Teams confirms Execute on screen in every kind of chat. Older clients that do not support Execute treat it
 * as Submit.
 */
function execute(title: string, button: Button): ExecuteAction {
  const { action } = button;
  const data = { action };
  return {
    type: 'Action.Execute',
    title,
    verb: action.do,
    data,
    ...styleOf(button),
    fallback: { type: 'Action.Submit', title, data },
  };
}

function styleOf({ style }: Button): Pick<ExecuteAction, 'style'> {
  return style ? { style: style === 'primary' ? 'positive' : 'destructive' } : {};
}

/**
 * Reads the action that a button sent, with the text typed next to it. Returns undefined if the data is not
 * an action.
 */
export function actionIn(data: unknown): Action | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const parsed = parseAction((data as { action?: unknown }).action);
  const given = parsed && typedFor(parsed, data);
  return parsed && given !== undefined ? withInput(parsed, given) : parsed;
}

function typedFor({ do: name }: Action, data: object): string | undefined {
  const ids = Object.keys(data).filter((id) => id.startsWith(inputsFor(name)));
  const typed = [...ids, ...EARLIER_INPUTS].map((id) => (data as Record<string, unknown>)[id]);
  return typed.find((value) => typeof value === 'string');
}
