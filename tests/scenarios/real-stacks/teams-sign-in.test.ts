// Tests over real HTTP that advisers in Teams have to sign in each time they press a button, if the settings
// require it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personToken } from '../../fakes/fake-teams/person-tokens.js';
import { adviserIn, practitionerIn } from '../../fakes/real-stacks/handoff-sides.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import {
  QUESTION,
  startStacks,
  TEAMS_ADVISERS,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';

/** A word in the token, so that the test also notices if only the token’s content is kept. */
const PLANTED = 'planted-token-word';
const TOKEN = /eyJ[\w-]+\.eyJ/;

let stacks: RunningStacks;
const robin = practitionerIn('teams', () => stacks);
const bea = adviserIn('teams', 'bea', () => stacks);

beforeEach(async () => {
  stacks = await startStacks({ advisers: 'teams', advisersSignIn: true });
  stacks.teams.fake.exchange = (asked, press) => personToken(asked, press, { planted: PLANTED });
  await step(robin.write(QUESTION));
  await step(robin.press('Talk to an adviser'));
});
afterEach(() => stacks.close());

async function step(done: Promise<unknown>): Promise<void> {
  await done;
  await stacks.settled();
}

const stateOf = async () => (await stacks.store.records.escalations.open())[0]?.state;

test('a request is claimed with a token, and what is typed after that needs none', async () => {
  let asked = 0;
  stacks.teams.fake.exchange = (...about) => ((asked += 1), personToken(...about, { planted: PLANTED }));
  await step(bea.claim());
  expect(await stateOf()).toBe('claimed');
  expect(asked).toBe(1);
  await step(bea.write('Ask the council for the referral form.'));
  expect(await robin.seen()).toContain('Ask the council for the referral form.');
  expect(asked).toBe(1);
  await step(bea.resolve('told how to refer'));
  expect(asked).toBe(2);
  expect(await stateOf()).toBeUndefined();
});

test('nothing is claimed by someone whose client gets no token, or has the token of a colleague', async () => {
  stacks.teams.fake.exchange = () => Promise.resolve(undefined);
  await step(bea.claim());
  expect(await stateOf()).toBe('waiting');
  stacks.teams.fake.exchange = (asked, press) =>
    personToken(asked, press, { oid: 'entra-cyd', planted: PLANTED });
  await step(bea.claim());
  expect(await stateOf()).toBe('waiting');
  expect(stacks.logged.join('\n')).toContain('The token is for someone else.');
  expect(stacks.logged.join('\n')).not.toMatch(TOKEN);
});

test('typing “claim” gives the button, which asks for a token', async () => {
  await step(bea.thread!.write('claim'));
  expect(await stateOf()).toBe('waiting');
  expect(bea.thread!.shown().join('\n')).toContain('To claim this request, choose “Claim”.');
  const card = stacks.teams.posted(TEAMS_ADVISERS)[0]!.given!;
  await step(stacks.teams.press(teamsPerson('bea'), 'Claim', `${TEAMS_ADVISERS};messageid=${card}`));
  expect(await stateOf()).toBe('claimed');
});

test('the token reaches neither a log nor the store', async () => {
  await step(bea.claim());
  await step(bea.handBack());
  expect(await stateOf()).toBe('waiting');
  expect(stacks.logged.join('\n')).not.toMatch(TOKEN);
  expect(stacks.logged.join('\n')).not.toContain(PLANTED);
  for (const file of filesIn(stacks.guidance.home)) {
    const kept = readFileSync(file, 'latin1');
    expect(kept, file).not.toContain(PLANTED);
    expect(kept, file).not.toMatch(TOKEN);
  }
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
