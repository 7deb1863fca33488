// Refuses messages that exceed the rate limits of Slack and Teams.
import type { FakeSlack } from '../../fakes/fake-slack/fake-slack.js';
import type { FakeTeams } from '../../fakes/fake-teams/fake-teams.js';

interface Window {
  calls: number;
  ms: number;
}

/** Slack accepts 1 message a second in a channel, plus a few more in a burst: 13 over 10 seconds. */
const SLACK_CHANNEL: readonly Window[] = [
  { calls: 4, ms: 1_000 },
  { calls: 13, ms: 10_000 },
];
const TEAMS_CONVERSATION: readonly Window[] = [
  { calls: 7, ms: 1_000 },
  { calls: 8, ms: 2_000 },
  { calls: 60, ms: 30_000 },
];
const TEAMS_TENANT: readonly Window[] = [{ calls: 50, ms: 1_000 }];

/**
 * Makes a function that returns true if one more call would exceed a limit. Refused calls do not count
 * towards it.
 */
function createLimiter(): (key: string, windows: readonly Window[], at: number) => boolean {
  const taken = new Map<string, number[]>();
  return (key, windows, at) => {
    const before = taken.get(key) ?? [];
    const tooMany = windows.some(({ calls, ms }) => before.filter((then) => then > at - ms).length >= calls);
    if (!tooMany) taken.set(key, [...before.slice(-100), at]);
    return tooMany;
  };
}

export function limitPlatforms(slack: FakeSlack, teams: FakeTeams): () => number {
  const isTooMany = createLimiter();
  let refused = 0;
  slack.trouble = ({ method, args, at }) => {
    if (method !== 'chat.postMessage' || !isTooMany(`slack ${String(args.channel)}`, SLACK_CHANNEL, at))
      return undefined;
    refused += 1;
    return { kind: 'rate-limited', retryAfterSeconds: 1 };
  };
  teams.trouble = ({ path, at, body }) => {
    if ((body as { type?: string } | undefined)?.type !== 'message') return undefined;
    const conversation = /conversations\/([^/]+)/.exec(path)?.[1] ?? '';
    if (!isTooMany(`teams ${conversation}`, TEAMS_CONVERSATION, at) && !isTooMany('tenant', TEAMS_TENANT, at))
      return undefined;
    refused += 1;
    return { status: 429, headers: { 'Retry-After': '1' } };
  };
  return () => refused;
}
