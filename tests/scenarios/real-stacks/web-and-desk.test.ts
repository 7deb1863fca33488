// The two ends that are pages of ours: a practitioner in the chat page, and advisers at the desk, each facing Slack.
import { afterEach, expect, test } from 'vitest';
import type { PlainBrowser } from '../../fakes/web/running-pages.js';
import {
  CONSENT,
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';

const sam = slackPerson('sam');
const bea = slackPerson('bea');
const WITH_NAME = 'Amina Yusuf is a child. Does a child have to consent to a referral?';

let stacks: RunningStacks;
afterEach(() => stacks.close());

/** The action of the last button of that label on a page. */
function actionOf(page: string, label: string): string {
  const found = [...page.matchAll(/<button[^>]*value="([^"]*)"[^>]*>(?:<[^>]*>)*([^<]*)/g)].findLast(
    ([, , text]) => text!.trim() === label,
  );
  if (!found) throw new Error(`No button “${label}” stands on the page.`);
  return found[1]!.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&');
}

async function press(browser: PlainBrowser, label: string): Promise<void> {
  const page = (await browser.get('/')).text;
  expect((await browser.postJson('/chat/actions', { action: actionOf(page, label) })).status).toBe(202);
  await stacks.settled();
}

async function write(browser: PlainBrowser, text: string): Promise<void> {
  expect((await browser.postJson('/chat/messages', { text })).status).toBe(202);
  await stacks.settled();
}

test('from the chat page to an adviser in Slack and back', async () => {
  stacks = await startStacks({ advisers: 'slack' });
  const { slack, settled } = stacks;
  const robin = stacks.browser();
  const page = async () => (await robin.get('/')).text;
  await page();

  await write(robin, WITH_NAME);
  expect(await page()).toContain(CONSENT);
  await press(robin, 'Talk to an adviser');
  expect(await page()).toContain('I have sent your request to the advisers.');
  expect(slack.shown(SLACK_ADVISERS)[0]).toContain('[name 1] is a child.');
  await press(robin, 'Share my exact words');

  await slack.press(bea, 'Claim', SLACK_ADVISERS);
  await settled();
  expect(await page()).toContain('bea, an adviser, is now helping you.');
  expect(slack.shown(bea.chat)[1]).toContain(WITH_NAME);
  await slack.write(bea, 'Is Amina safe?\n// a note');
  await settled();
  expect(await page()).toContain('Is Amina safe?');
  await write(robin, 'Yes, at 12 Mill Lane.');
  expect(slack.shown(bea.chat).at(-1)).toContain('Yes, at 12 Mill Lane.');

  await slack.fill(bea, 'Close request', 'Advised');
  await settled();
  expect(await page()).toContain('bea has closed this conversation.');
  await press(robin, 'Yes');
  expect(await page()).toContain('Thank you. The advisers will see your rating.');
  expect(await page()).not.toContain('// a note');
  const elsewhere = slack.fake.calls.filter(({ args }) => args.channel !== bea.chat);
  expect(JSON.stringify(elsewhere)).not.toMatch(/Amina|Yusuf|Mill Lane/);
});

test('from Slack to an adviser at the desk and back', async () => {
  stacks = await startStacks({ advisers: 'desk' });
  const { slack, settled } = stacks;
  const ann = stacks.browser();
  const ben = stacks.browser();
  await ann.submit('/sign-in', { name: 'Ann Okafor' });
  await ben.submit('/sign-in', { name: 'Ben Hughes' });

  await slack.write(sam, WITH_NAME);
  await settled();
  await slack.press(sam, 'Talk to an adviser');
  await settled();
  const queue = (await ann.get('/desk')).text;
  expect(queue).toContain('[name 1] is a child.');
  expect(queue).not.toContain('Amina');
  const path = /\/desk\/escalation\/[\w-]+/.exec(queue)![0];
  await ann.get(path);
  await ben.get(path);
  await Promise.all([ann.submit(path, { do: 'claim' }), ben.submit(path, { do: 'claim' })]);
  await settled();
  const isAnns = (await ann.get(path)).text.includes('id="reply-form"');
  const [holder, other] = isAnns ? [ann, ben] : [ben, ann];
  expect((await other.get(path)).text).not.toContain('id="reply-form"');
  const name = isAnns ? 'Ann Okafor' : 'Ben Hughes';
  expect(slack.shown(sam.chat)[3]).toContain(`${name}, an adviser, is now helping you.`);

  await holder.get(path);
  await holder.submit(path, { do: 'reply', text: 'Is the child safe tonight?\n// a younger child?' });
  await settled();
  expect(slack.shown(sam.chat)[4]).toContain('Is the child safe tonight?');
  await slack.write(sam, 'Yes, Amina is with carers.');
  await settled();
  expect((await holder.get(path)).text).toContain('Yes, Amina is with carers.');
  expect((await other.get(path)).text).not.toContain('Amina');
  expect(slack.shown(sam.chat)[5]).toContain(`I’m passing this on to ${name}.`);

  await holder.get(path);
  await holder.submit(path, { do: 'resolve', outcome: 'Advised to refer' });
  await settled();
  expect(slack.shown(sam.chat)[6]).toMatch(/has closed this conversation\..*Did the adviser help\?/);
  await slack.press(sam, 'Yes');
  await settled();
  expect(slack.shown(sam.chat)[7]).toContain('Thank you. The advisers will see your rating.');
  expect(slack.shown(sam.chat)).toHaveLength(8);
  expect(slack.shown(sam.chat).join()).not.toContain('younger child');
});
