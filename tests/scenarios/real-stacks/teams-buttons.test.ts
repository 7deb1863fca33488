// Buttons pressed in Teams, over real HTTP: what was chosen takes their place, and a second press says nothing new.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/copy/english/wording.js';
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

/** The same press again, as from a card that has not changed on screen yet. */
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

test('“my data” shows what is held, and “forget me” erases it once the button is pressed', async () => {
  const { teams, settled, store } = stacks;
  const theirs = { platform: 'teams', id: robin.account.aadObjectId } as const;
  await teams.write(robin, QUESTION);
  await teams.write(robin, 'my data');
  await settled();
  expect(said('I hold 2 messages that you wrote in 1 conversation')).toBe(1);
  expect(said(QUESTION)).toBe(1);
  await teams.write(robin, 'forget me');
  await settled();
  expect(await store.records.conversations.of(theirs)).toHaveLength(1);
  await teams.press(robin, wording.forget.button);
  await settled();
  expect(said(wording.forget.done)).toBe(1);
  expect(said(QUESTION)).toBe(0);
  expect(await store.records.conversations.of(theirs)).toEqual([]);
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
