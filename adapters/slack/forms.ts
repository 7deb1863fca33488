// The two forms that open over a conversation in Slack: choosing a nation, and writing to a practitioner.
import type { types } from '@slack/bolt';
import { JURISDICTIONS, jurisdictionName } from '../../knowledge/source.js';

export const NATION_FORM = 'ctac-nation';
export const REPLY_FORM = 'ctac-reply';
/** The block that an error is shown beside. */
export const REPLY_BLOCK = 'reply';
export const NATION_BLOCK = 'nation';

const plainText = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });

export function nationForm(memory: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: NATION_FORM,
    private_metadata: memory,
    title: plainText('Your nation'),
    submit: plainText('Save'),
    close: plainText('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: NATION_BLOCK,
        label: plainText('Which nation do you work in?'),
        hint: plainText('Law and guidance differ between the nations. You can change this at any time.'),
        element: {
          type: 'radio_buttons',
          action_id: 'choice',
          options: JURISDICTIONS.map((jurisdiction) => ({
            text: plainText(jurisdictionName(jurisdiction)),
            value: jurisdiction,
          })),
        },
      },
    ],
  };
}

export function replyForm(memory: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: REPLY_FORM,
    private_metadata: memory,
    title: plainText('Reply'),
    submit: plainText('Send'),
    close: plainText('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: REPLY_BLOCK,
        label: plainText('Message to the practitioner'),
        hint: plainText('It is passed on word for word.'),
        element: { type: 'plain_text_input', action_id: 'text', multiline: true, max_length: 3_000 },
      },
    ],
  };
}
