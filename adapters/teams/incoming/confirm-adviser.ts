// Makes advisers sign in each time they press an adviser's button, if the settings require this. Teams
// fetches a token from Entra and sends the button press again with the token. We check the token and do not
// keep it.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import { ACTION_RULES } from '../../../bot/model/messages/action-rules.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Log } from '../../../bot/model/ports.js';
import type { HttpReply } from '../../http/http.js';
import type { TeamsActivity } from '../model/types.js';
import { checkPerson } from '../service/person-token.js';
import type { TokenRules } from '../service/signed-token.js';
import { invokeReply } from './invoke-reply.js';

export interface AdviserSignIn {
  /** The application ID URI, which tells Teams what to fetch a token for. */
  resource: string;
  /**
   * The address of the desk, where advisers can sign in and claim requests if Teams cannot get a token by
   * itself.
   */
  deskUrl: string;
  rules: TokenRules;
}

const tokenSchema = z.object({ authentication: z.object({ token: z.string().min(1).max(20_000) }) });

/**
 * Returns undefined if the event may be handled. Otherwise, returns the reply for Teams, and the event must
 * be ignored.
 */
export async function confirmAdviser(
  { signIn, log }: { signIn?: AdviserSignIn; log: Log },
  { type, value, from }: TeamsActivity,
  event: IncomingEvent,
): Promise<HttpReply | undefined> {
  if (!signIn || event.kind !== 'action' || ACTION_RULES[event.action.do].by !== 'adviser') return undefined;
  if (type !== 'invoke') {
    log.warn(
      { action: event.action.do },
      'Ignored a button that an adviser chose, because their Teams client cannot sign in.',
    );
    return { status: 200 };
  }
  const { data } = tokenSchema.safeParse(value);
  if (!data) return invokeReply('sign in', loginRequest(signIn));
  try {
    await checkPerson(signIn.rules, data.authentication.token, from.aadObjectId);
    return undefined;
  } catch (error) {
    log.warn({ action: event.action.do, ...faultOf(error) }, 'An adviser’s sign-in was refused.');
    return invokeReply('unconfirmed', { code: '412', message: adviserWording.signInRefused });
  }
}

/** An OAuth card. Its button is shown if Teams cannot fetch a token. */
function loginRequest({ resource, deskUrl }: AdviserSignIn) {
  const { signIn, openDesk } = adviserWording;
  return {
    text: signIn,
    // Clients may ignore a card without a connection name. This name does not refer to a real connection,
    // because there is no token service.
    connectionName: 'entra',
    tokenExchangeResource: { id: randomUUID(), uri: resource },
    buttons: [{ type: 'signin', title: openDesk, text: openDesk, value: deskUrl }],
  };
}

/** The library's errors contain the whole token in other fields, which must not be logged. */
function faultOf(error: unknown): { failure: string; claim?: string } {
  const { name = 'unknown', message, claim } = error as { name?: string; message?: string; claim?: unknown };
  if (name === 'TokenRefused') return { failure: message ?? name };
  return { failure: name, ...(typeof claim === 'string' && { claim }) };
}
