// Replies to small talk, and offers an adviser where that may be what the person wants.
import type { Command, Talk } from '../model/messages/commands.js';
import type { Button } from '../model/messages/message.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { adviserButton } from '../answers/present-answer.js';
import { plainMessage } from '../copy/plain-message.js';
import { wording } from '../copy/wording.js';
import { reply } from './run-command.js';
import type { Caller } from './run-command.js';

const help: Button = { label: wording.labels.help, action: { do: 'help' } };
const BUTTONS: Partial<Record<Talk, Button[]>> = {
  greeting: [help, adviserButton()],
  who: [help, adviserButton()],
  understood: [adviserButton()],
  privacy: [adviserButton()],
  service: [help, adviserButton()],
  complaint: [adviserButton()],
  'adviser-offered': [adviserButton()],
};

/** `also`: what else is offered. */
export async function talkBack(
  unit: UnitOfWork,
  caller: Caller,
  { about }: Extract<Command, { do: 'talk' }>,
  also: readonly Button[] = [],
): Promise<void> {
  const buttons = [...(BUTTONS[about] ?? []), ...also];
  await reply(unit, caller, plainMessage(wording.talk[about], { buttons }));
}
