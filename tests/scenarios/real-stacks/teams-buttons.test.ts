// Tests over real HTTP that a button pressed in Teams is replaced by the person’s choice, and that a second
// press has no effect.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { QUESTION, startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const robin = teamsPerson('Robin');
const THANKS = 'Thank you. Your feedback helps us improve the guidance.';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'desk' });
});
afterEach(() => stacks.close());

const said = (words: string) =>
  stacks.teams.shownNow(robin.chat).filter((message) => message.includes(words)).length;

/** Presses a button twice, as people do when the card on screen has not changed yet. */
async function pressTwice(label: string): Promise<void> {
  const press = stacks.teams.pressed(robin, label);
  await stacks.teams.deliver(press);
  await stacks.settled();
  await stacks.teams.deliver({ ...press, id: `${press['id'] as string}-again` });
  await stacks.settled();
}

test('“Helpful” goes from the card with the other rating, and thanks once', async () => {
  await stacks.teams.write(robin, QUESTION);
  await stacks.settled();
  await pressTwice('Helpful');
  expect(said(THANKS)).toBe(1);
  expect(said('Chosen: Helpful')).toBe(1);
  expect(() => stacks.teams.pressed(robin, 'Not helpful')).toThrow();
});

test('“nation” is answered with four buttons, which go once one is pressed', async () => {
  await stacks.teams.write(robin, 'nation');
  await stacks.settled();
  for (const nation of ['England', 'Wales', 'Scotland', 'Northern Ireland'])
    expect(() => stacks.teams.pressed(robin, nation)).not.toThrow();
  await pressTwice('Wales');
  expect(said('I’m using guidance for Wales.')).toBe(1);
  expect(() => stacks.teams.pressed(robin, 'Scotland')).toThrow();
});
