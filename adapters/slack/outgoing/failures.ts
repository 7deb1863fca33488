import { webApi } from '@slack/bolt';
import {
  DeliveryFailure,
  describeFailure,
  Failure,
  type DeliveryFault,
} from '../../../knowledge/model/errors.js';
import { deliveryWording as said, type Asked } from '../wording/delivery-wording.js';

/**
 * Messages can no longer be delivered to this place: the person has left, the app was removed or the channel
 * is archived.
 */
const PLACE_IS_GONE = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'channel_is_archived',
  'channel_type_not_supported',
  'invalid_user_combination',
  'invalid_users',
  'is_archived',
  'is_inactive',
  'messages_tab_disabled',
  'method_not_supported_for_channel_type',
  'not_enough_users',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_not_found',
  'thread_not_found',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

/** Slack will not post or change this message, but may accept the next one. */
const MESSAGE_IS_REFUSED = new Set([
  'cant_update_message',
  'edit_window_closed',
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'message_not_found',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
]);

/**
 * Slack is refusing all calls from the app. Waiting messages are kept, so that they can be delivered once an
 * operator has fixed the cause.
 */
const APP_IS_REFUSED: Readonly<Record<string, string>> = said.appIsRefused;

const REMEDIES: Readonly<Record<string, string>> = { ...said.placeIsRefused, ...APP_IS_REFUSED };

/** Slack may have done what we asked, although it reported an error. */
const UNCERTAIN = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/**
 * Returns Slack's code for the error, or undefined if the error is not from Slack. Never includes anyone's
 * text.
 */
export function slackErrorCode(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const { error: code } = error.data;
  // Behind a broken proxy, the "error" is a whole page of HTML.
  return /^[a-z_]{2,60}$/.test(code) ? code : 'unreadable_answer';
}

/** Returns whether the message may have been posted even though the attempt ended in this error. */
export function mayHaveArrived(error: unknown): boolean {
  const code = slackErrorCode(error);
  if (code !== undefined) return UNCERTAIN.has(code) || code === 'unreadable_answer';
  if (error instanceof webApi.WebAPIRateLimitedError) return false;
  return !(error instanceof webApi.WebAPIHTTPError && error.statusCode < 500);
}

export function toDeliveryFailure(error: unknown, asked: Asked): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  const code = slackErrorCode(error);
  const what = said.notDone[asked](code ?? describeFault(error));
  const retryAfterMs = retryAfter(error);
  if (retryAfterMs !== undefined)
    return new DeliveryFailure(what, said.whenAllowed, {
      cause: error,
      fault: 'platform',
      retryAfterMs,
    });
  const fault = faultOf(error, code);
  return new DeliveryFailure(what, REMEDIES[code ?? ''] ?? said.remedies[fault], { cause: error, fault });
}

/**
 * Describes an error for the log. For one of our own errors, gives the full text. For an error from Slack,
 * gives its code. For a bug, gives the error's name and the line of code. Never includes anyone's text.
 */
export function describeError(error: unknown): string {
  if (error instanceof Failure) return describeFailure(error);
  const code = slackErrorCode(error);
  if (code !== undefined) return said.replied(code, REMEDIES[code]);
  const line = error instanceof Error && error.stack?.split('\n').find((frame) => /^\s+at /.test(frame));
  return `${describeFault(error)}${line ? ` ${line.trim()}` : ''}`;
}

function faultOf(error: unknown, code: string | undefined): DeliveryFault {
  if (code !== undefined) {
    if (PLACE_IS_GONE.has(code)) return 'place';
    if (MESSAGE_IS_REFUSED.has(code)) return 'message';
    return code in APP_IS_REFUSED || code === 'service_unavailable' ? 'platform' : 'unclear';
  }
  // One message can cause an internal error in Slack. It cannot cause a missing reply, or stop a gateway
  // from reaching Slack.
  if (error instanceof webApi.WebAPIHTTPError) return error.statusCode > 500 ? 'platform' : 'unclear';
  return error instanceof webApi.WebAPIRequestError ? 'platform' : 'unclear';
}

function retryAfter(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const seconds = error.data.response_metadata?.retryAfter;
  return seconds === undefined ? undefined : seconds * 1000;
}

function describeFault(error: unknown): string {
  if (error instanceof webApi.WebAPIRateLimitedError) return said.reasons.tooMany;
  if (error instanceof webApi.WebAPIHTTPError) return said.reasons.status(error.statusCode);
  if (error instanceof webApi.WebAPIRequestError) return said.reasons.noAnswer(error.original.name);
  return error instanceof Error ? error.name : said.reasons.unknown;
}
