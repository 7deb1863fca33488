// Creates the client that calls Slack: no retries, a time limit, and logs without anything people wrote.
import { LogLevel, webApi, type Logger } from '@slack/bolt';
import type { SlackConfig } from '../model/types.js';

const TIMEOUT_MS = 10_000;

/**
 * The time limit for one call while someone waits for a command or form. Slack allows 3 seconds in total, and there may
 * be 2 calls, one after the other.
 */
export const INTERACTIVE_TIMEOUT_MS = 1_200;

/** Only the outbox retries. By default, this client would quietly retry 10 times in half an hour. */
export function clientOptions(config: SlackConfig, timeoutMs = config.timeoutMs ?? TIMEOUT_MS) {
  return {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    // A reply from Slack must not be able to send the token somewhere else.
    allowAbsoluteUrls: false,
    logger: quietLogger(config),
  };
}

export function createClient(config: SlackConfig, timeoutMs?: number): webApi.WebClient {
  return new webApi.WebClient(config.botToken, clientOptions(config, timeoutMs));
}

/**
 * Only passes on the text before the first colon or bracket. The libraries put request bodies in their debug
 * lines, and pieces of unreadable requests in their warnings.
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
