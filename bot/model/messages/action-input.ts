// Defines the forms that some buttons open, and adds the text from the form to the action.
import { parseAction, type Action } from './action.js';

export interface ActionInput {
  title: string;
  label: string;
  hint: string;
  /** The label of the form's submit button. */
  send: string;
  isRequired: boolean;
  maxLength: number;
  /** What to do in the chat if the platform has no forms. */
  typed: string;
}

type WithInput = 'reply' | 'note' | 'ask-bot' | 'resolve' | 'insert-answer' | 'missed-something';

const WANTED: Record<WithInput, ActionInput> = {
  reply: {
    title: 'Reply',
    label: 'Your reply',
    hint: 'The practitioner will see exactly what you write.',
    send: 'Send',
    isRequired: true,
    maxLength: 8000,
    typed: 'Write your reply in the card’s thread or in our private chat, and I will pass it on.',
  },
  note: {
    title: 'Note',
    label: 'Note for the advisers',
    hint: 'Only advisers can see it.',
    send: 'Save',
    isRequired: true,
    maxLength: 8000,
    typed: 'Start your message with // to save it as a private note.',
  },
  'ask-bot': {
    title: 'Search privately',
    label: 'Your question',
    hint: 'Only you will see the answer. You can send the quotes to the practitioner.',
    send: 'Ask',
    isRequired: true,
    maxLength: 2000,
    typed: 'Type “ask:” and then your question. Only you will see the answer.',
  },
  resolve: {
    title: 'Close request',
    label: 'Outcome',
    hint: 'A few words without personal details, for example: Advised, Referred to another service.',
    send: 'Close request',
    isRequired: false,
    maxLength: 200,
    typed: 'Type “resolve:” and then the outcome, in the card’s thread or in our private chat.',
  },
  'insert-answer': {
    title: 'Send these quotes',
    label: 'Message before the quotes',
    hint: 'The quotes will be added after your message, word for word.',
    send: 'Send',
    isRequired: false,
    maxLength: 8000,
    typed: 'Copy the quotes, and where they come from, into your reply.',
  },
  'missed-something': {
    title: 'Remove words',
    label: 'Words to remove',
    hint: 'Type the words as you wrote them, for example Alex.',
    send: 'Remove',
    isRequired: true,
    maxLength: 100,
    typed: 'Type “remove” and then the words, for example “remove Alex”.',
  },
};

interface InputWords {
  app: { inputs: { 'missed-something': Partial<ActionInput> } };
}

export const typedInstead = (action: WithInput): string => WANTED[action].typed;

/** Undefined if the action needs no text, or already has it. */
export function inputWanted(action: Action, say?: InputWords): ActionInput | undefined {
  if (!Object.hasOwn(WANTED, action.do)) return undefined;
  const has = action.do === 'resolve' ? action.outcome : 'text' in action ? action.text : undefined;
  if (has !== undefined) return undefined;
  const wanted = WANTED[action.do as WithInput];
  const said = action.do === 'missed-something' ? say?.app.inputs['missed-something'] : undefined;
  return { ...wanted, ...said };
}

/**
 * Adds the text to the action. If the text is empty and optional, the action is unchanged. Undefined if the
 * text is not acceptable.
 */
export function withInput(action: Action, words: string): Action | undefined {
  const wanted = inputWanted(action);
  if (!wanted) return action;
  if (words.trim() === '') return wanted.isRequired ? undefined : action;
  return parseAction({
    ...action,
    ...(action.do === 'resolve' ? { outcome: words.trim() } : { text: words }),
  });
}
