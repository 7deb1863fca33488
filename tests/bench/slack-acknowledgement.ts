// Measures how long Slack waits for an event to be acknowledged, of the three seconds it allows: right after a start, then
// 500 messages of 50 people, 20 at a time, while their questions are answered.
import { startStacks } from '../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../fakes/real-stacks/slack-people.js';

const EVENTS = 500;
const AT_A_TIME = 20;
const ALLOWED_MS = 3_000;

const stacks = await startStacks({ advisers: 'slack' });
const people = Array.from({ length: 50 }, (_, n) => slackPerson(`person ${n}`));

async function acknowledged(n: number): Promise<number> {
  const who = people[n % people.length]!;
  const event = stacks.slack.messageOf(who, `Does a child have to consent to referral number ${n}?`);
  const start = performance.now();
  const { status } = await stacks.slack.deliver(event);
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
  `${name} ${Math.round(ms)} ms, ${((ms / ALLOWED_MS) * 100).toFixed(1)} % of ${ALLOWED_MS} ms`;
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
