// Makes the replies to a button on a card. Teams reads the result from the body.
import { jsonReply, type HttpReply } from '../../http/http.js';

const REPLIES = {
  done: [200, 'application/vnd.microsoft.activity.message'],
  outdated: [400, 'application/vnd.microsoft.error'],
  'sign in': [401, 'application/vnd.microsoft.activity.loginRequest'],
  unconfirmed: [412, 'application/vnd.microsoft.error.preconditionFailed'],
} as const;

export function invokeReply(result: keyof typeof REPLIES, value: unknown): HttpReply {
  const [statusCode, type] = REPLIES[result];
  return jsonReply(200, { statusCode, type, value });
}
