// Tests the message extension in Teams on the whole product: it gives exact quotes or, in danger, phone
// numbers.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extensionQuery } from '../../fakes/fake-teams/activities.js';
import { CONSENT, startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'desk' });
});
afterEach(() => stacks.close());

async function search(words: string): Promise<string> {
  const { teams } = stacks;
  const response = await teams.deliver(extensionQuery(teams.fake.serviceUrl, words));
  return JSON.stringify(await response.json());
}

test('finds the words of the guidance with a link to their page, and sends and stores nothing', async () => {
  const reply = await search('does Alex Smith of 4 Sample Road have to consent to a referral');
  expect(reply).toContain(CONSENT);
  expect(reply).toContain('Referring a child');
  const link = /http:[^"]+\/library\/[^"]+/.exec(reply)![0];
  expect((await fetch(link)).status).toBe(200);
  expect(`${reply}${stacks.logged.join('')}`).not.toMatch(/Alex|Smith|Sample Road/);
  expect(stacks.teams.fake.calls).toEqual([]);
  expect(await stacks.store.records.answers.latest(10)).toEqual([]);
});

test('danger finds no quote', async () => {
  const reply = await search('a man with a knife is at the door of the placement and wants the child now');
  expect(reply).toContain('999');
  expect(reply).toContain('open the chat with the assistant');
  expect(reply).not.toContain('attachments');
});
