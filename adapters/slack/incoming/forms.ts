// Defines the Slack forms for choosing a nation, and for entering text after pressing a button.
import type { types } from '@slack/bolt';
import type { ActionInput } from '../../../bot/model/messages/action-input.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

export const NATION_FORM = 'ctac-nation';
export const TEXT_FORM = 'ctac-words';
/** Errors in a form are shown next to this block. */
export const TEXT_BLOCK = 'words';
export const NATION_BLOCK = 'nation';

const plainText = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });

export function nationModal(memory: string, say: PractitionerWords): types.ModalView {
  const { title, label, hint } = say.app.slack.nationForm;
  const { nations } = guidanceWords(say.language);
  return form(NATION_FORM, memory, { title, submit: say.app.save, close: say.app.cancel }, [
    {
      type: 'input',
      block_id: NATION_BLOCK,
      label: plainText(label),
      hint: plainText(hint),
      element: {
        type: 'radio_buttons',
        action_id: 'choice',
        focus_on_load: true,
        options: JURISDICTIONS.map((jurisdiction) => ({
          text: plainText(nations[jurisdiction]),
          value: jurisdiction,
        })),
      },
    },
  ]);
}

/** The most that Slack allows in a form field, in characters. */
const LONGEST_INPUT = 3_000;

export function textForm(wanted: ActionInput, memory: string, say: PractitionerWords): types.ModalView {
  const { title, send: submit, isRequired, label, hint, maxLength } = wanted;
  return form(TEXT_FORM, memory, { title, submit, close: say.app.cancel }, [
    {
      type: 'input',
      block_id: TEXT_BLOCK,
      optional: !isRequired,
      label: plainText(label),
      hint: plainText(hint),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        focus_on_load: true,
        multiline: true,
        max_length: Math.min(LONGEST_INPUT, maxLength),
      },
    },
  ]);
}

function form(
  id: string,
  memory: string,
  { title, submit, close }: Record<'title' | 'submit' | 'close', string>,
  blocks: types.InputBlock[],
): types.ModalView {
  return {
    type: 'modal',
    callback_id: id,
    private_metadata: memory,
    title: plainText(title),
    submit: plainText(submit),
    close: plainText(close),
    blocks,
  };
}
