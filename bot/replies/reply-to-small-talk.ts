import type { Command, Talk } from '../model/messages/command.js';
import type { Button } from '../model/messages/message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { adviserButton, complainButton, helpButton } from '../wording/buttons.js';
import { plainMessage } from '../wording/plain-message.js';
import type { InTheirWords, PractitionerWords } from '../wording/english/practitioner-words.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';

type ButtonIn = (say: PractitionerWords, message?: string) => Button;
const adviser: ButtonIn = (say) => adviserButton(say);
const BUTTONS: Partial<Record<Talk, ButtonIn[]>> = {
  greeting: [helpButton, adviser],
  who: [helpButton, adviser],
  understood: [adviser],
  privacy: [adviser],
  service: [helpButton, adviser],
  complaint: [complainButton, adviser],
  'adviser-offered': [adviser],
};

/** `also`: more buttons to offer. `message`: ID of the person's message. */
export async function replyToSmallTalk(
  unit: UnitOfWork,
  caller: Caller,
  { about }: Extract<Command, { do: 'talk' }>,
  { also = () => [], message }: { also?: InTheirWords<readonly Button[]>; message?: string } = {},
): Promise<void> {
  await reply(unit, caller, (say) => {
    const own = (BUTTONS[about] ?? []).map((button) => button(say, message));
    return plainMessage(say.talk[about], { buttons: [...own, ...also(say)] });
  });
}
