// Tests that an urgent request does not stay with an adviser who has left the desk, once its practitioner
// writes about new danger or the adviser is signed out.
import { beforeEach, describe, expect, test } from 'vitest';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import type { Place } from '../../../../bot/model/messages/message.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { handoffWording } from '../../../../bot/wording/english/handoff-wording.js';
import { welshHandoff } from '../../../../bot/wording/welsh/handoff-wording.js';
import { createFakePlatform, wordsOf, type FakePlatform } from '../../../fakes/fake-platform.js';
import { MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import { createTestBot } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const desk: Place = { platform: 'web', id: 'desk', kind: 'channel', address: null };
const ada: Person = { platform: 'web', id: 'chat:ada' };
const ben: Person = { platform: 'web', id: 'desk:ben', name: 'Ben Cole' };
const cyd: Person = { platform: 'web', id: 'desk:cyd', name: 'Cyd' };
const pageOf = ({ id }: Person): Place => ({ platform: 'web', id, kind: 'personal', address: null });
const DANGER = 'Zora is in danger now';

let web: FakePlatform;
const bot = perTest(() => {
  web = { ...createFakePlatform('web'), threadPlace: undefined, staysHere: true as const };
  web.personalPlace = (person) => Promise.resolve(pageOf(person));
  return createTestBot({
    platforms: new Map([['web', web]]),
    advisersPlace: () => desk,
    desk,
    deskAdviser: ({ subject, name }) => ({ platform: 'web', id: `desk:${subject}`, name }),
  });
});

const sessions = () => createSessionRecords(bot.database.kysely);
/** The bot's clock starts at 9am UTC. */
const signIn = (subject: string, id = subject) =>
  sessions().add({
    ...{ id, subject, name: subject, groups: [], roles: ['adviser'] },
    ...{ beganAt: '2026-05-04T08:59:00.000Z', endsAt: '2026-05-04T20:00:00.000Z' },
  });
const say = async (text: string) => {
  const before = seen().length;
  await bot.say(ada, text, { place: pageOf(ada) });
  return seen().slice(before).join('\n');
};
const seen = () => web.in(ada.id).map(({ message }) => wordsOf(message));
const request = async () => (await bot.queries.queue())[0]!;

async function benHolds(text: string): Promise<void> {
  await signIn('ben');
  await say(text);
  const { escalation } = await request();
  await bot.press(ben, { do: 'claim', escalation: escalation.id }, pageOf(ben));
  await bot.press(ben, { do: 'reply', escalation: escalation.id, text: 'Where is she?' }, pageOf(ben));
}

describe('new danger, when the adviser who has the request is signed out', () => {
  beforeEach(() => benHolds(DANGER));

  test('goes back to every adviser at once, and says that he left the desk', async () => {
    await sessions().remove('ben');
    await say('He is back and she is in danger now');
    const { escalation, cameBack } = await request();
    expect(escalation).toMatchObject({ state: 'waiting', urgent: true });
    expect(cameBack).toMatchObject({ how: 'absent', from: { name: 'Ben Cole' } });
    expect(await bot.queries.deskNeeds(cyd)).toMatchObject([
      { kind: 'waiting', urgent: true, leftBy: 'Ben Cole' },
    ]);
    const [notice] = (await bot.queries.latestNotices(desk, 8)).map(({ summary }) => summary);
    expect(notice).toContain('urgent');
    await bot.press(cyd, { do: 'claim', escalation: escalation.id }, pageOf(cyd));
    expect((await request()).escalation.holder).toMatchObject(cyd);
  });

  test('does not tell the practitioner that he has been told', async () => {
    await sessions().remove('ben');
    const told = await say('He is back and she is in danger now');
    expect(told).toContain(handoffWording.holderAbsent);
    expect(told).not.toContain('Ben Cole');
    expect(told.match(/alerting/g)).toHaveLength(1);
  });

  test('counts a message in an urgent request that names no new danger', async () => {
    await sessions().remove('ben');
    const told = await say('They went to the pier, what do I do?');
    expect(told).toContain(handoffWording.holderAbsent);
    expect((await request()).escalation.state).toBe('waiting');
    expect(told).not.toContain('Ben Cole');
  });

  test('does not count thanks', async () => {
    await sessions().remove('ben');
    await say('Thank you');
    expect((await request()).escalation.state).toBe('claimed');
  });

  test('counts him as gone if he has not used the desk for 15 minutes', async () => {
    await bot.later(16 * MINUTE_MS);
    await say('He is back and she is in danger now');
    expect((await request()).escalation.state).toBe('waiting');
  });

  test('leaves it with him while he is at the desk', async () => {
    const told = await say('He is back and she is in danger now');
    expect(told).toContain('I’ve told Ben Cole');
    expect((await request()).escalation.state).toBe('claimed');
  });

  test('leaves it with him if it cannot be known who is signed in', async () => {
    bot.ports.deskAdviser = undefined;
    await say('He is back and she is in danger now');
    expect((await request()).escalation.state).toBe('claimed');
  });

  test('counts him as gone if he has said that he is away', async () => {
    bot.ports.roster = () =>
      sampleRoster({ as: [ben], id: 'ben', name: 'Ben Cole' }, { as: [cyd], id: 'cyd', name: 'Cyd' });
    await bot.press(ben, { do: 'presence', away: true }, pageOf(ben));
    await say('He is back and she is in danger now');
    expect((await request()).escalation.state).toBe('waiting');
  });
});

describe('once the adviser who has an urgent request is signed out everywhere', () => {
  const check = async () => {
    await bot.checkHolders();
    await bot.settle();
  };
  const stateNow = async () => (await request()).escalation.state;
  beforeEach(() => benHolds(DANGER));

  test('it goes back to every adviser, although no one writes', async () => {
    await sessions().remove('ben');
    await check();
    expect(await request()).toMatchObject({
      escalation: { state: 'waiting', urgent: true },
      cameBack: { how: 'absent', from: { name: 'Ben Cole' } },
    });
    expect(seen().at(-1)).toContain(handoffWording.holderAbsent);
    const [notice] = (await bot.queries.latestNotices(desk, 8)).map(({ summary }) => summary);
    expect(notice).toBe(adviserWording.absent('Ben Cole'));
    expect(web.in(ben.id).at(-1)!.message.summary).toBe(adviserWording.absentYou);
  });

  test('it goes back once his session has ended by itself', async () => {
    await bot.later(12 * 60 * MINUTE_MS);
    await check();
    expect(await stateNow()).toBe('waiting');
  });

  test('it stays while he is signed in, even if he has not used the desk lately', async () => {
    await bot.later(16 * MINUTE_MS);
    await check();
    expect(await stateNow()).toBe('claimed');
  });

  test('it stays while he is signed in in another browser', async () => {
    await signIn('ben', 'other browser');
    await sessions().remove('ben');
    await check();
    expect(await stateNow()).toBe('claimed');
  });

  test('it stays if it cannot be known who is signed in', async () => {
    await sessions().remove('ben');
    bot.ports.deskAdviser = undefined;
    await check();
    expect(await stateNow()).toBe('claimed');
  });

  test('it stays if it is not urgent any more', async () => {
    await bot.press(ben, { do: 'not-urgent', escalation: (await request()).escalation.id }, pageOf(ben));
    await sessions().remove('ben');
    await check();
    expect(await stateNow()).toBe('claimed');
  });
});

test('a request that becomes urgent goes back too, and says so in Welsh', async () => {
  await bot.say(ada, 'Cymraeg', { place: pageOf(ada) });
  await benHolds('cynghorydd');
  await sessions().remove('ben');
  const told = await say('Mae Zora mewn perygl nawr. Zora is in danger now');
  expect(told).toContain(welshHandoff.holderAbsent);
  expect((await request()).escalation).toMatchObject({ state: 'waiting', urgent: true });
});

test('a request that is not urgent stays with an adviser who has signed out', async () => {
  await benHolds('adviser');
  await sessions().remove('ben');
  await say('She asked about school, who do I call?');
  expect((await request()).escalation.state).toBe('claimed');
});
