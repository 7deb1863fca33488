// Replies to small talk and requests that were recognised by their meaning. The meaning may be misread, so
// nothing is changed or erased until the person presses a button.
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import { firstNationNamed } from '../../knowledge/question/find-nations.js';
import { isTalk, type RequestKind, type TalkKind } from '../../knowledge/turns/turn-kinds.js';
import { confirmForgetting } from '../erasure/forget-me.js';
import { guidanceButton } from '../wording/buttons.js';
import { plainMessage } from '../wording/plain-message.js';
import type { InTheirWords } from '../wording/english/practitioner-words.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Button } from '../model/messages/message.js';
import type { HeardTalk } from './recognise-talk.js';
import { sayHelp } from './say-help.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { showStatus } from './status.js';
import { talkToAdviser } from '../handoff/transitions/ask-for-adviser.js';
import { replyToSmallTalk } from './reply-to-small-talk.js';

/** `text` is the redacted message, and `message` is its ID. */
export async function replyToTalk(
  unit: UnitOfWork,
  caller: Caller,
  heard: HeardTalk,
  { text, message }: { text: string; message: string },
): Promise<void> {
  const also: InTheirWords<Button[]> = (say) => (heard.unsure ? [guidanceButton(say, message)] : []);
  if (isTalk(heard.kind))
    return replyToSmallTalk(unit, caller, { do: 'talk', about: heard.kind }, { also, message });
  await REQUESTS[heard.kind](unit, caller, { text, also, unsure: heard.unsure ?? false });
}

interface Asked {
  text: string;
  also: InTheirWords<Button[]>;
  unsure: boolean;
}

type Run = (unit: UnitOfWork, caller: Caller, asked: Asked) => Promise<void>;

const offerNation: Run = (unit, caller, { text, also }) => {
  const named = firstNationNamed(text);
  return reply(unit, caller, (say) => {
    const buttons = (named ? [named] : JURISDICTIONS).map((jurisdiction): Button => ({
      label: say.useNation(guidanceWords(say.language).forNation[jurisdiction]),
      action: { do: 'set-nation', jurisdiction },
    }));
    return plainMessage(say.nationOffered, {
      parts: [{ kind: 'choices', buttons: [...buttons, ...also(say)] }],
    });
  });
};

const forgetButton: InTheirWords<Button> = (say) => ({
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

const REQUESTS: Readonly<Record<Exclude<RequestKind, TalkKind>, Run>> = {
  // Someone who asks for a person should not have to ask twice, unless the message may mean something else.
  adviser: (unit, caller, { unsure, also }) =>
    unsure
      ? replyToSmallTalk(unit, caller, { do: 'talk', about: 'adviser-offered' }, { also })
      : talkToAdviser(unit, caller),
  // Show the status, because that message has a button to cancel the request.
  withdraw: (unit, caller) => showStatus(unit, caller, { of: 'request' }),
  status: (unit, caller) => showStatus(unit, caller, { of: 'request' }),
  'forget-me': confirmForgetting,
  nation: offerNation,
  // Someone who writes “not Wales” may want to change the nation or to clear it, so offer both.
  'forget-nation': (unit, caller, asked) => {
    if (!firstNationNamed(asked.text)) return offerToForgetNation(unit, caller, asked.also);
    const also: Asked['also'] = (say) => [forgetButton(say), ...asked.also(say)];
    return offerNation(unit, caller, { ...asked, also });
  },
  help: sayHelp,
};
