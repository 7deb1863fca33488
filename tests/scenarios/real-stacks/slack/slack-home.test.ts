// Tests that the App Home shows a person’s nation, requests and hours, and is updated after every change,
// even if someone else made it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { homeView } from '../../../../adapters/slack/rendering/home-view.js';
import { DAYS } from '../../../../bot/model/people/roster.js';
import { SERVICE } from '../../../../bot/model/people/service-hours.js';
import { JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { limitBreaches } from '../../../adapters/slack/rendering/block-limits.js';
import { TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import { buttonPress, envelope } from '../../../fakes/fake-slack/payloads.js';
import {
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../../fakes/real-stacks/running-stacks.js';
import { objectsIn, visibleText } from '../../../fakes/real-stacks/visible-text.js';
import { slackPerson } from '../../../fakes/real-stacks/slack-people.js';

const sam = slackPerson('sam');
const bea = slackPerson('bea');

let stacks: RunningStacks;
let presses = 0;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
  await openHome();
});
afterEach(() => stacks.close());

async function openHome(): Promise<void> {
  const opened = {
    type: 'app_home_opened',
    user: sam.user,
    channel: sam.chat,
    tab: 'home',
    event_ts: '1760000001.1',
  };
  expect((await stacks.slack.deliver(envelope(opened))).status).toBe(200);
}

interface Published {
  user_id: string;
  view: { type: string; blocks: unknown[] };
}
const published = () => stacks.slack.fake.callsOf('views.publish') as unknown as Published[];
const shown = () => visibleText(published().at(-1)?.view.blocks);

async function press(label: string): Promise<void> {
  const [button] = objectsIn(
    published().at(-1)!.view.blocks,
    (one) => (one['text'] as { text?: string } | null)?.text === label,
  );
  await stacks.slack.deliverPress({
    ...buttonPress(button!['value'] as string, {
      user: { id: sam.user, name: 'sam', team_id: TEAM },
      container: { type: 'view', view_id: 'V1' },
      view: { type: 'home', id: 'V1' },
      actions: [{ ...button, block_id: 'b', action_ts: `1760000${(presses += 1)}00.000001` }],
    }),
    channel: undefined,
    message: undefined,
  });
  await stacks.settled();
}

test('shows what there is to know, and names no one else', async () => {
  await expect.poll(published).toHaveLength(1);
  expect(published()[0]).toMatchObject({ user_id: sam.user, view: { type: 'home' } });
  expect(shown()).toMatch(/You have not chosen a nation.*You have no open requests.*Questions you can ask/);
  expect(limitBreaches(published()[0]!.view.blocks)).toEqual([]);
});

test('the nation is chosen there, and taken away again', async () => {
  await expect.poll(published).toHaveLength(1);
  await press('Wales');
  await expect.poll(shown).toContain('I’m using guidance for Wales.');
  await press('Ask me each time');
  await expect.poll(shown).toContain('You have not chosen a nation.');
});

test('a request appears, shows who claimed it, and goes when it is cancelled', async () => {
  await expect.poll(published).toHaveLength(1);
  await press('Talk to an adviser');
  await expect.poll(shown).toContain('No adviser has picked this up yet.');
  await stacks.slack.press(bea, 'Claim', SLACK_ADVISERS);
  await stacks.settled();
  await expect.poll(shown).toContain('an adviser, has your request.');
  expect(shown()).toContain('Do you want to cancel your request?');
  await press('Cancel request');
  await expect.poll(shown).toContain('You have no open requests.');
});

test('asks in the chat, with the numbers, before it cancels an urgent request', async () => {
  await expect.poll(published).toHaveLength(1);
  await stacks.slack.write(sam, 'A child is in danger now.');
  await stacks.settled();
  await expect.poll(shown).toContain('No adviser has picked this up yet.');
  expect(shown()).not.toMatch(/Do you want to cancel/);
  await press('Cancel request');
  expect(stacks.slack.shown(sam.chat).at(-1)).toMatch(/999[^]*cancel this urgent request\?/);
  expect(shown()).toContain('No adviser has picked this up yet.');
});

test('the hours set at the desk are shown', async () => {
  await expect.poll(published).toHaveLength(1);
  expect(shown()).not.toMatch(/Advisers are (?:working|due)/);
  const setHours = (version: number, days: readonly string[], closedDays: string[] = []) =>
    stacks.store.records.advisers.addChange({
      adviser: SERVICE,
      version,
      details: { week: [{ days, from: '00:00', to: '00:00' }], closedDays },
      by: { platform: 'web', id: 'desk:lee', name: 'Lee' },
      at: new Date().toISOString(),
    });
  await setHours(1, DAYS);
  await openHome();
  await expect.poll(shown).toContain('Advisers work every day, all day.');
  const today = new Date().getUTCDay();
  await setHours(2, [DAYS[(today + 2) % 7]!]);
  await openHome();
  await expect.poll(shown).toContain('No advisers are on shift at the moment. They are due back on');
});

test.each([
  { kind: 'error', error: 'missing_scope' },
  { kind: 'status', status: 500 },
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'silence' },
] as const)('a home that Slack does not take (%o) is shown with the next change', async (fault) => {
  await expect.poll(published).toHaveLength(1);
  stacks.slack.fake.failNext('views.publish', fault);
  await press('Wales');
  await press('Scotland');
  await expect.poll(shown).toContain('I’m using guidance for Scotland.');
});

test('keeps within Slack’s limits with many requests, and marks the chosen nation', () => {
  for (const jurisdiction of [undefined, ...JURISDICTIONS]) {
    const requests = Array.from({ length: 5 }, (_, n) => ({
      withdraw: { do: 'withdraw' as const, escalation: `e${n}` },
      says: 'x'.repeat(900),
      asks: 'x'.repeat(900),
    }));
    const { blocks } = homeView({
      language: 'en',
      jurisdiction,
      requests,
      hours: 'Working now.',
    });
    expect(limitBreaches(blocks)).toEqual([]);
  }
});
