// Measures how long a platform waits for us to acknowledge an event, as a share of what it allows: right after a start,
// then 500 messages of 50 people, 20 at a time, while their questions are answered. Run with `slack` or `teams`.
import { startStacks } from '../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../fakes/real-stacks/teams-people.js';

const EVENTS = 500;
const PEOPLE = 50;
const AT_A_TIME = 20;
/** Slack sends an event again after this long, and Teams reports that the bot did not answer. */
const ALLOWED_MS = { slack: 3_000, teams: 15_000 };

const platform = process.argv[2] === 'teams' ? 'teams' : 'slack';
const allowedMs = ALLOWED_MS[platform];
const stacks = await startStacks({ advisers: platform });
const names = Array.from({ length: PEOPLE }, (_, n) => `person ${n}`);
const inSlack = names.map(slackPerson);
const inTeams = names.map(teamsPerson);

function deliver(n: number): Promise<{ status: number }> {
  const question = `Does a child have to consent to referral number ${n}?`;
  return platform === 'slack'
    ? stacks.slack.deliver(stacks.slack.messageOf(inSlack[n % PEOPLE]!, question))
    : stacks.teams.write(inTeams[n % PEOPLE]!, question);
}

async function acknowledged(n: number): Promise<number> {
  const start = performance.now();
  const { status } = await deliver(n);
  if (status !== 200) throw new Error(`An event was answered with ${status}.`);
  return performance.now() - start;
}

const cold = await acknowledged(EVENTS);
const took: number[] = [];
let next = 0;
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    while (next < EVENTS) took.push(await acknowledged((next += 1) - 1));
  }),
);
took.sort((one, other) => one - other);
const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]!;
const line = (name: string, ms: number) =>
  `${name} ${Math.round(ms)} ms, ${((ms / allowedMs) * 100).toFixed(1)} % of ${allowedMs} ms`;
process.stdout.write(
  [
    line('first after the start', cold),
    line('median', at(0.5)),
    line('95th percentile', at(0.95)),
    line(`slowest of ${EVENTS}`, at(1)),
    '',
  ].join('\n'),
);
await stacks.close();
process.exit();
