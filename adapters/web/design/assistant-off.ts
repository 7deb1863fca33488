// Tells advisers and editors that an admin has turned the assistant off, with the reason.
import type { SwitchedOff } from '../../../bot/model/governance/switches.js';
import { markup, type Html } from './markup.js';

const WHERE: Record<string, string> = {
  chat: 'The assistant is off everywhere.',
  'platform:web': 'The assistant is off in the web chat.',
  'platform:teams': 'The assistant is off in Teams.',
  'platform:slack': 'The assistant is off in Slack.',
};

export function assistantOff(off: readonly SwitchedOff[]): Html {
  return markup`${off.map(
    ({ name, by, reason, message }) =>
      WHERE[name] !== undefined &&
      markup`<p class="caution"><span><strong>${WHERE[name]}</strong> Turned off by <bdi>${by}</bdi> (<span dir="auto">${reason}</span>). People who ask see: <q>${message}</q></span></p>`,
  )}`;
}
