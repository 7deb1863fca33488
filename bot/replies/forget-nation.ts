import type { InTheirWords } from '../wording/english/practitioner-words.js';
import { plainMessage } from '../wording/plain-message.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Button } from '../model/messages/message.js';

export const forgetButton: InTheirWords<Button> = (say) => ({
  label: say.labels.forgetNation,
  action: { do: 'forget-nation' },
});

/** Shows a button to clear the nation. Nothing changes until the person presses it. */
export async function offerToForgetNation(
  unit: UnitOfWork,
  caller: Caller,
  also: InTheirWords<Button[]> = () => [],
): Promise<void> {
  await reply(unit, caller, (say) =>
    plainMessage(say.forgetNationOffered, {
      parts: [{ kind: 'choices', buttons: [forgetButton(say), ...also(say)] }],
    }),
  );
}
