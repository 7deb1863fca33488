// Defines the forms that some buttons open, and adds the text from the form to the action.
import { LONGEST_OUTCOME, LONGEST_QUESTION, parseAction, type Action } from './action.js';
import { inputWording } from '../wording/input-wording.js';

export interface ActionInput {
  title: string;
  label: string;
  hint: string;
  /** The label of the form's submit button. */
  send: string;
  isRequired: boolean;
  maxLength: number;
  /** What to type in the chat instead, if the platform has no forms. */
  typed: string;
}

type WithInput = keyof typeof inputWording;

type InputRule = Pick<ActionInput, 'isRequired' | 'maxLength'>;
const RULES: Record<WithInput, InputRule> = {
  reply: { isRequired: true, maxLength: 8000 },
  note: { isRequired: true, maxLength: 8000 },
  'ask-bot': { isRequired: true, maxLength: LONGEST_QUESTION },
  resolve: { isRequired: false, maxLength: LONGEST_OUTCOME },
  'insert-answer': { isRequired: false, maxLength: 8000 },
  'missed-something': { isRequired: true, maxLength: 100 },
};

interface InputWords {
  app: { inputs: { 'missed-something': Partial<ActionInput> } };
}

export const typedInstead = (action: WithInput): string => inputWording[action].typed;

/** Returns the form to show. Undefined if the action needs no text, or already has some. */
export function inputWanted(action: Action, say?: InputWords): ActionInput | undefined {
  if (!Object.hasOwn(inputWording, action.do)) return undefined;
  const has =
    action.do === 'resolve' ? (action.outcome ?? action.seen) : 'text' in action ? action.text : undefined;
  if (has !== undefined) return undefined;
  const wanted = action.do as WithInput;
  const said = action.do === 'missed-something' ? say?.app.inputs['missed-something'] : undefined;
  return { ...RULES[wanted], ...inputWording[wanted], ...said };
}

/**
 * Adds the text to the action. Leaves the action as it is if the text is empty and optional. Returns
 * undefined if the text is empty but required, or too long.
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
