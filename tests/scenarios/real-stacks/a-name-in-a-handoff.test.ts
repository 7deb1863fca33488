// Tests over real HTTP that a name in a handoff is only shown to the adviser who holds the request, and only
// once the practitioner has shared it.
import { afterEach, expect, test } from 'vitest';
import {
  adviserIn,
  practitionerIn,
  type AdviserSide,
  type PractitionerSide,
} from '../../fakes/real-stacks/handoff-sides.js';
import { CONSENT, startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';

const WITH_NAME = 'Amina Yusuf is a child. Does a child have to consent to a referral?';
const PERSONAL = /Amina|Yusuf|Fatima|07700/;

let stacks: RunningStacks;
afterEach(() => stacks.close());

/**
 * The time limit of a test. It is long because each test is a conversation of about 12 messages over three
 * servers.
 */
const TIMEOUT_MS = 120_000;

const step = async (done: Promise<unknown>) => {
  await done;
  await stacks.settled();
};

test.each([
  ['teams', 'slack'],
  ['slack', 'desk'],
  ['web', 'teams'],
] as const)(
  'a practitioner in %s and advisers in %s',
  async (from, to) => {
    stacks = await startStacks({ advisers: to });
    const robin = practitionerIn(from, () => stacks);
    const [bea, cyd] = ['bea', 'cyd'].map((name) => adviserIn(to, name, () => stacks)) as [
      AdviserSide,
      AdviserSide,
    ];

    await step(robin.write(WITH_NAME));
    expect(await robin.seen()).toMatch(/Call 999\s+if a child is in immediate danger\./);
    expect(await robin.seen()).toContain('I removed a name before searching.');
    expect(await robin.seen()).toContain(CONSENT);
    if (from !== 'web') await leadsToTheQuote(robin);

    await robin.press('Talk to an adviser');
    await robin.press('Talk to an adviser');
    await stacks.settled();
    expect(await robin.seen()).toMatch(
      /I have sent your request to the advisers\.[^]*\[name 1\] is a child\./,
    );
    expect(await robin.seen()).toContain('You have already asked for an adviser.');
    expect(await stacks.store.records.escalations.open()).toHaveLength(1);
    expect(await bea.card()).toContain('[name 1] is a child.');
    if (bea.thread) {
      expect(bea.postsInChannel?.()).toBe(1);
      expect(await bea.card()).toMatch(/Waiting for an adviser[^]*\[name 1\] is a child\.[^]*Claim/);
      expect(await bea.card()).toContain(CONSENT);
    }
    expect(await bea.elsewhere()).not.toMatch(PERSONAL);
    await step(robin.press(from === 'web' ? 'Yes, share my exact words' : 'Share my exact words'));
    expect(await robin.seen()).toContain('The adviser will see your question exactly as you wrote it.');
    await step(robin.write('Fatima Noor is the social worker.'));
    expect(await robin.seen()).toContain('I’ve added this to your request.');

    const [holder, other] = await race(bea, cyd);
    expect(await robin.seen()).toContain(`${holder.name}, an adviser, is now helping you.`);
    expect(await holder.seen()).toContain(WITH_NAME);
    expect(await holder.seen()).toContain('Fatima Noor is the social worker.');
    await sentTo([from, to].filter((platform) => platform === 'slack' || platform === 'teams'));

    await talk(robin, holder, other);
    expect(stacks.asked()).toBe(1);
    expect(await holder.elsewhere()).not.toMatch(PERSONAL);

    await step(holder.closeAtOnce?.() ?? holder.resolve('Advised'));
    expect(await robin.seen()).toMatch(/has closed this conversation\.[^]*Did the adviser help\?/);
    if (holder.thread) {
      expect([await holder.seen(), ...holder.thread.shown()].join('\n')).toMatch(
        /You have closed this conversation\. The practitioner has been told\..*Suggest as practice note/,
      );
      expect(await holder.card()).toContain(`Closed by ${holder.name}`);
    }
    await step(robin.press('Yes'));
    expect(await robin.seen()).toContain('Thank you. The advisers will see your rating.');
    expect(await robin.seen()).not.toMatch(/known case|ask the police|or the police/);
    if (from !== 'web') expect((await robin.seen()).split('\n')).toHaveLength(12);

    // The original text was only sent to the practitioner’s own chat and the chat of the adviser who holds
    // the request.
    expect(await holder.elsewhere()).not.toMatch(PERSONAL);
    expect(stacks.logged.join()).not.toMatch(PERSONAL);
  },
  TIMEOUT_MS,
);

async function leadsToTheQuote(robin: PractitionerSide): Promise<void> {
  const wire = JSON.stringify([stacks.slack.fake.calls, stacks.teams.fake.calls]);
  const link = /http:\/\/127[^"|>\\]*\/library\/citation\/[\w-]+\/1/.exec(wire)![0];
  expect(await (await fetch(link)).text()).toContain('Tell the child, in words that fit their age');
  await step(robin.press('See quote 1 in context'));
  expect(await robin.seen()).toContain('Quote 1 already shows this part of the document in full.');
}

/**
 * Makes both advisers claim a request at the same instant. Returns the one who got it first, and checks that
 * the other was notified.
 */
async function race(bea: AdviserSide, cyd: AdviserSide): Promise<[AdviserSide, AdviserSide]> {
  await step(Promise.all([bea.claim(), cyd.claim()]));
  const [claimed] = await stacks.store.records.escalations.open();
  const [holder, other] = claimed!.holder?.name === bea.name ? [bea, cyd] : [cyd, bea];
  if (!holder.thread) return [holder, other];
  expect(await other.seen()).toBe('');
  expect(holder.thread.shown()).toEqual([`${holder.name} has already claimed this request.`]);
  expect(await holder.card()).toContain(`Claimed by ${holder.name}`);
  expect(await holder.seen()).toMatch(/^You have claimed this conversation\./);
  expect((await holder.seen()).split('\n')).toHaveLength(3);
  return [holder, other];
}

async function talk(robin: PractitionerSide, holder: AdviserSide, other: AdviserSide): Promise<void> {
  if (holder.thread && other.thread) {
    await holder.thread.write('Is Amina safe tonight?');
    await holder.thread.write('// sounds like a known case');
    await step(other.thread.write('I would ask the police.'));
    expect(await robin.seen()).not.toContain('Is Amina safe tonight?');
    expect(holder.thread.shown().slice(1)).toEqual([
      'I saved this as a note for advisers and did not send it to the practitioner. To send it, choose “Reply” on the card.',
      'This was saved as a private note and was not passed on.',
      `${holder.name} is handling this conversation, so your message was not passed on.`,
    ]);
  }
  await step(holder.write('A social worker can refer.\n// or the police'));
  expect(await robin.seen()).toContain('A social worker can refer.');
  await step(robin.write('Yes, ring me on 07700 900123.'));
  expect(await holder.seen()).toContain('Yes, ring me on 07700 900123.');
  expect(await robin.seen()).toContain(`I’m passing this on to ${holder.name}.`);
}

async function sentTo(platforms: readonly string[]): Promise<void> {
  const [open] = await stacks.store.records.escalations.open();
  const sent = await stacks.store.records.sent.of(open!.conversation);
  expect(new Set(sent.map(({ kind, address }) => `${kind} ${address}`))).toEqual(
    new Set(platforms.map((platform) => `platform ${platform}`)),
  );
}
