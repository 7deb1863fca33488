// What operators read in logs and in the list of failed messages when Teams does not do what we asked.
import type { DeliveryFault } from '../../../knowledge/model/errors.js';
import { remedied } from '../../../knowledge/model/failure-wording.js';

const AGAIN = 'We will try again.';
const NO_SUCH_PERSON = 'No action needed: the person has left, or their account was closed.';
/**
 * Teams' error codes for someone who is not in the conversation or the organisation, each with how to fix it.
 */
export const UNKNOWN_PEOPLE: Record<string, string> = {
  MemberNotFoundInConversation: NO_SUCH_PERSON,
  UserNotFound: NO_SUCH_PERSON,
  UserNotFoundInTenant: NO_SUCH_PERSON,
};

/**
 * Teams' error codes that mean that nothing can be delivered there any more. The status alone does not say
 * whether the person or conversation has gone.
 */
export const PLACE_IS_GONE: Record<string, string> = {
  BotNotInConversationRoster: 'Add the app to that chat or team again.',
  ConversationBlockedByUser: 'No action needed: the person has blocked the app.',
  ConversationNotFound: 'No action needed: the conversation was deleted.',
  ForbiddenOperationException: 'No action needed: the person does not have the app, or has blocked it.',
  MessageWritesBlocked: 'No action needed: the person has blocked or removed the app.',
  ...UNKNOWN_PEOPLE,
};

/**
 * Teams' error codes for refusing everything from the app. Messages stay in the outbox, so that they can be
 * delivered once an operator has fixed the cause.
 */
export const APP_IS_REFUSED: Record<string, string> = {
  BotDisabledByAdmin: 'Ask the Teams administrator to allow the app.',
  BotNotRegistered: 'Check MICROSOFT_APP_ID, and MICROSOFT_APP_PASSWORD or MICROSOFT_APP_CERTIFICATE.',
  InvalidBotApiHost: 'Check TEAMS_SERVICE_URL: the tenant is in another cloud.',
};

export const REMEDIES: Record<string, string> = {
  ...PLACE_IS_GONE,
  ...APP_IS_REFUSED,
  ActivityNotFoundInConversation: 'No action needed: the message was deleted.',
  MessageSizeTooBig: 'A message was larger than Teams allows. Report this error.',
};

export const REMEDY_FOR: Record<DeliveryFault, string> = {
  message: 'This message cannot be sent, but others can. Report the problem and quote the code above.',
  place: 'We can’t send anything else there.',
  platform: AGAIN,
  unclear: AGAIN,
};

const notDone = {
  'open-chat': 'A personal chat could not be opened.',
  complete: 'The end of a message could not be sent.',
  'show-progress': 'Progress could not be shown.',
  'find-member': 'A member could not be looked up.',
  'find-channel': 'The channel could not be looked up.',
  'sign-in': 'The bot could not sign in.',
  send: 'A message could not be sent.',
  replace: 'A message could not be replaced.',
  remove: 'A message could not be removed.',
};
export type Asked = keyof typeof notDone;

export const deliveryWording = {
  refusedSignIn: (refusal: string, what: Asked) => `${refusal} ${notDone[what]}`,
  /** Must start with the status, because our code reads the status from this text. */
  answered: (status: number, code: string | undefined, what: Asked) =>
    `${code ? `Teams answered ${status} (${code}).` : `Teams answered ${status}.`} ${notDone[what]}`,
  notInTime: (what: Asked) => unreached(`Teams did not answer in time. ${notDone[what]}`),
  notReached: (what: Asked) => unreached(`Teams could not be reached. ${notDone[what]}`),
  badAddress: remedied(
    'The stored address of a Teams conversation cannot be read.',
    'Ask someone to write in that conversation again. Nothing can be sent there until they do.',
  ),
};

function unreached(problem: string) {
  return remedied(
    problem,
    'We will try again. If this keeps happening, check that this machine can reach Microsoft’s servers.',
  );
}
