// Makes a share of the calls to platforms fail: with “too many requests”, an error, no reply, or a reply that
// is lost.
import type { FakeSlack, Fault } from '../../fakes/fake-slack/fake-slack.js';
import type { FakeTeams, ScriptedReply } from '../../fakes/fake-teams/fake-teams.js';

const KINDS = ['too-many', 'error', 'silence', 'lost'] as const;
type Kind = (typeof KINDS)[number];

const SLACK: Record<Kind, Fault> = {
  'too-many': { kind: 'rate-limited', retryAfterSeconds: 1 },
  error: { kind: 'status', status: 500 },
  silence: { kind: 'silence' },
  lost: { kind: 'lost' },
};
const TEAMS: Record<Kind, ScriptedReply> = {
  'too-many': { status: 429, headers: { 'retry-after': '1' } },
  error: { status: 500 },
  silence: { hang: true },
  lost: { lost: true },
};

export interface Trouble {
  met: Record<string, number>;
  calls: () => number;
  end(): void;
}

/** Makes this share of all calls fail, from 0 to 1, with each kind of fault equally likely. */
export function makeTrouble(slack: FakeSlack, teams: FakeTeams, share: number): Trouble {
  let now = share;
  const met: Record<string, number> = {};
  const draw = (platform: string): Kind | undefined => {
    if (Math.random() >= now) return undefined;
    const kind = KINDS[Math.floor(Math.random() * KINDS.length)]!;
    met[`${platform} ${kind}`] = (met[`${platform} ${kind}`] ?? 0) + 1;
    return kind;
  };
  slack.trouble = () => {
    const kind = draw('slack');
    return kind && SLACK[kind];
  };
  teams.trouble = () => {
    const kind = draw('teams');
    return kind && TEAMS[kind];
  };
  return { met, calls: () => slack.calls.length + teams.calls.length, end: () => (now = 0) };
}
