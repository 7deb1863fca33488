// Creates the client that calls Slack. The client has a time limit, does not retry, and logs nothing that
// people wrote.
import { LogLevel, webApi, type Logger } from '@slack/bolt';
import type { SlackConfig } from '../model/types.js';

const TIMEOUT_MS = 10_000;

/**
 * The time limit for one call while someone waits for a command or form. Slack allows 3 seconds in total, and there may
 * be 2 calls, one after the other.
 */
export const INTERACTIVE_TIMEOUT_MS = 1_200;

/**
 * Turns off the client's own retries, because only the outbox may retry. By default, the client retries 10
 * times in half an hour.
 */
export function clientOptions(config: SlackConfig, timeoutMs = config.timeoutMs ?? TIMEOUT_MS) {
  return {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    // Otherwise, a reply from Slack could make the client send the token to another address.
    allowAbsoluteUrls: false,
    logger: quietLogger(config),
  };
}

export function createClient(config: SlackConfig, timeoutMs?: number): webApi.WebClient {
  return new webApi.WebClient(config.botToken, clientOptions(config, timeoutMs));
}

/**
 * Logs only the text before the first colon or bracket. The libraries put request bodies in their debug
 * lines, and parts of unreadable requests in their warnings.
 */
export function quietLogger(config: SlackConfig): Logger {
  const pass =
    (level: 'warn' | 'error') =>
    (...parts: unknown[]): void => {
      const [first] = parts;
      const message = first instanceof Error ? first.name : typeof first === 'string' ? first : 'unnamed';
      config.log?.[level]({ platform: 'slack' }, `Slack library: ${message.split(/[:(]/)[0]?.trim() ?? ''}`);
    };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: pass('warn'),
    error: pass('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
