// Tests that small talk gets a natural reply, and that a request in someone’s own words does the same as its
// button.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handoffSteps } from '../fakes/handoff-steps.js';
import { practitioner, type TestBot } from '../fakes/test-bot.js';
import { isKnownInWelsh, parseRequest } from '../../bot/model/messages/recognise-small-talk-and-requests.js';
import { startTalk, tellsTalkFromQuestions } from './small-talk-turns.js';

let bot: TestBot;
const { last } = handoffSteps(() => bot);
beforeEach(async () => {
  bot = await startTalk();
});
afterEach(() => bot.close());

tellsTalkFromQuestions(
  () => bot,
  [
    ['hello', /What would you like to know/],
    ['ok ta duck', /You’re welcome/],
    ['bye then', /Goodbye/],
    ['Are you a real person?', /I’m a computer program/],
    ['oops, wrong window', /No problem/],
    ['never mind, found it', /No problem/],
    ['okay', /something else/],
    ['what can you do?', /You can also type/],
    ['start again', /Ask your next question in full/],
    ['I need to speak to someone', /sent your request to the advisers/],
    ['delete my data please', /You cannot undo this/],
    ['when will someone answer?', /You have not asked for an adviser/],
  ],
  ['Thanks. What is county lines?', 'can we use the Scottish guidance?'],
);

test('the nation is changed and unset in someone’s own words, and a question follows with it or without', async () => {
  await bot.say(practitioner, 'can you change my nation to Wales please');
  expect(last(practitioner)).toMatch(/using guidance for Wales/);
  await bot.say(practitioner, 'Who appoints a guardian?');
  expect(bot.asked.at(-1)?.jurisdiction).toBe('wales');
  await bot.say(practitioner, 'Scotland now pls, not Wales');
  expect(last(practitioner)).toMatch(/Scotland/);
  await bot.say(practitioner, 'unset my nation');
  expect(last(practitioner)).toMatch(/now using guidance for all nations/);
  await bot.say(practitioner, 'Who appoints a guardian?');
  expect(bot.asked.at(-1)?.jurisdiction).toBeUndefined();
});

test.each([
  ['change nation to Wales', 'wales'],
  ['set the nation to Scotland', 'scotland'],
  ['please switch the country to Northern Ireland', 'northern-ireland'],
  ['can you use guidance for England please', 'england'],
  ['use Scottish guidance', 'scotland'],
  ['use English guidance', 'england'],
])('“%s” changes the nation', async (text, nation) => {
  await bot.say(practitioner, text);
  await bot.say(practitioner, 'Who appoints a guardian?');
  expect(bot.asked.at(-1)?.jurisdiction).toBe(nation);
});

test.each(['unset the nation', 'forget my country', 'no nation', 'use guidance for all nations'])(
  '“%s” forgets the nation',
  async (text) => {
    await bot.say(practitioner, 'nation Wales');
    await bot.say(practitioner, text);
    await bot.say(practitioner, 'Who appoints a guardian?');
    expect(bot.asked.at(-1)?.jurisdiction).toBeUndefined();
  },
);

test.each([
  ['Wales', 'wales'],
  ['Scotland.', 'scotland'],
  ['NORTHERN IRELAND', 'northern-ireland'],
  ['NI', 'northern-ireland'],
  ['england please', 'england'],
  ['Cymru', 'wales'],
  ['yr Alban', 'scotland'],
  ['Lloegr plis', 'england'],
  ['Gogledd Iwerddon', 'northern-ireland'],
])('“%s” on its own chooses the nation, until another is chosen', async (text, nation) => {
  await bot.say(practitioner, text);
  expect(bot.asked).toHaveLength(1);
  await bot.say(practitioner, 'Who appoints a guardian?');
  expect(bot.asked.at(-1)?.jurisdiction).toBe(nation);
  await bot.say(practitioner, nation === 'wales' ? 'Scotland' : 'Wales');
  await bot.say(practitioner, 'Who appoints a guardian?');
  expect(bot.asked.at(-1)?.jurisdiction).toBe(nation === 'wales' ? 'scotland' : 'wales');
});

test.each(['Scotland?', 'In Scotland', 'Cymru?', 'Cardiff', 'the law in Wales', 'PSNI', 'ni', 'Alban'])(
  '“%s” is no choice of nation',
  (text) => expect(parseRequest(text)).toBeUndefined(),
);

test('who waits for an adviser and writes only “Wales” may be telling the adviser', async () => {
  await bot.say(practitioner, 'can I speak to a real person');
  await bot.say(practitioner, 'Wales');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  expect(await bot.store.records.escalations.relayed(id)).toMatchObject([{ direction: 'to-adviser' }]);
});

test('small talk is not part of what a later question leans on', async () => {
  await bot.say(practitioner, 'thanks');
  await bot.say(practitioner, 'and in Scotland?');
  expect(bot.asked.at(-1)?.context.map(({ text }) => text)).not.toContain('thanks');
});

test('someone who waits for an adviser hears what is happening with their request, and can cancel it', async () => {
  await bot.say(practitioner, 'can I speak to a real person');
  await bot.say(practitioner, 'when will someone answer?');
  expect(last(practitioner)).toMatch(/No adviser has picked this up yet/);
  await bot.say(practitioner, 'cancel my request');
  expect(last(practitioner)).toMatch(/Do you want to cancel your request\?[^]*\[Yes, cancel my request\]/);
});

test.each([
  ['How will I know when you have replied?', 'The reply will appear here.'],
  ['Will I get an email when you answer?', 'The reply will appear here.'],
  ['Sut bydda i’n gwybod pan fyddwch wedi ateb?', 'Bydd yr ateb yn ymddangos yma.'],
  ['Ga i e-bost pan fyddwch chi’n ateb?', 'Bydd yr ateb yn ymddangos yma.'],
  ['Sut bydda i’n gwybod os ydy’r cynghorydd wedi ateb?', 'Bydd yr ateb yn ymddangos yma.'],
  ['How do I know when they respond to me?', 'The reply will appear here.'],
])('who waits and asks “%s” hears where the reply comes', async (asked, told) => {
  await bot.say(practitioner, 'can I speak to a real person');
  await bot.say(practitioner, asked);
  expect(last(practitioner)).toContain(told);
});

test.each([
  ['ga i neges', true],
  ['noswaith dda', false],
  ['na', false],
  ['diolch', false],
  ['hi there', false],
  ['Wales', false],
  ['no', false],
  ['when will someone answer?', false],
])('that only the Welsh phrases know “%s” is %s', (text, isWelsh) =>
  expect(isKnownInWelsh(text)).toBe(isWelsh),
);

test.each([
  'Will I be told when the NRM decision is made?',
  'How will I know when a child is missing?',
  'How will I know when he gets back?',
  'When will she get back?',
  'How would I know if she has replied?',
  'Will I get a message if there is a response?',
  'Sut bydda i’n gwybod os ydy plentyn wedi ateb cwestiynau?',
])('“%s” is a question for the guidance', (asked) => expect(parseRequest(asked)).toBeUndefined());

test.each(['Can you text me?', 'Could you send me an email?', 'Allwch chi anfon neges ata i?'])(
  'who waits and writes “%s” tells the adviser how to reach them',
  async (wish) => {
    await bot.say(practitioner, 'can I speak to a real person');
    await bot.say(practitioner, wish);
    const { id } = (await bot.queries.queue())[0]!.escalation;
    expect(await bot.store.records.escalations.relayed(id)).toMatchObject([{ direction: 'to-adviser' }]);
  },
);

test.each([
  [
    7 * 60_000,
    'In the last 4 weeks, half of the people an adviser wrote to waited 7 minutes or less for the first message.',
  ],
  [undefined, 'We do not know how long a reply will take.'],
])(
  'who has not asked for an adviser yet hears how long it may take, and nothing of nations',
  async (ms, wait) => {
    await bot.close();
    bot = await startTalk(undefined, { usualWaitMs: () => ms });
    await bot.say(practitioner, 'when will someone answer?');
    expect(last(practitioner)).toContain('You have not asked for an adviser.');
    expect(last(practitioner)).toContain(wait);
    expect(last(practitioner)).not.toMatch(/nation/);
    await bot.say(practitioner, 'status');
    expect(last(practitioner)).toMatch(/You have not chosen a nation/);
  },
);

test.each([
  'dw i angen siarad â rhywun',
  'dw i angen siarad gyda rhywun',
  'Dw i angen siarad â chynghorydd',
  'a alla i siarad gyda rhywun?',
  'ga i siarad â pherson go iawn plis',
  'hoffwn i siarad efo rhywun os gwelwch yn dda',
  'mae angen i mi gael gair gyda chynghorydd',
  'oes modd siarad â rhywun?',
  'dwi isio siarad efo rhywun nawr',
  'cysylltwch fi â chynghorydd',
])('“%s” asks for an adviser, not urgently', async (text) => {
  await bot.say(practitioner, text);
  expect(last(practitioner)).toMatch(/sent your request to the advisers|anfon eich cais at y cynghorwyr/);
  expect((await bot.queries.queue()).map(({ escalation }) => escalation.urgent)).toEqual([false]);
});

test.each([
  'Beth ydych chi’n gallu ei wneud?',
  "beth wyt ti'n gallu gwneud?",
  'Beth fedrwch chi ei wneud?',
  'sut allwch chi helpu?',
  'sut gallwch chi fy helpu i?',
  'sut alli di fy helpu',
])('“%s” asks what the assistant does', (text) => expect(parseRequest(text)).toEqual({ do: 'help' }));

test.each([
  'pryd ga i ateb?',
  'pryd fydd rhywun yn ateb?',
  'pryd mae rhywun yn gallu ffonio i’n ôl?',
  'Pryd fydd y cynghorydd yn ffonio?',
  'pryd gaf i ateb gan gynghorydd?',
  'pa mor hir fydd rhaid aros?',
  'pa mor hir fydd rhaid i mi aros am ateb?',
  'pa mor hir yw’r aros?',
])('“%s” asks what is happening with the request', (text) =>
  expect(parseRequest(text)).toEqual({ do: 'status', of: 'request' }),
);

test.each([
  ['defnyddiwch ganllawiau Cymru', 'wales'],
  ['defnyddiwch y canllawiau ar gyfer yr Alban plis', 'scotland'],
  ['defnyddia ganllawiau Lloegr', 'england'],
])('“%s” changes the nation', (text, jurisdiction) =>
  expect(parseRequest(text)).toEqual({ do: 'nation', jurisdiction }),
);

test.each(['dim cenedl', 'defnyddiwch ganllawiau pob cenedl', 'defnyddiwch ganllawiau’r holl genhedloedd'])(
  '“%s” forgets the nation',
  (text) => expect(parseRequest(text)).toEqual({ do: 'forget-nation' }),
);

test.each([
  'ai person ydych chi?',
  'robot wyt ti?',
  'Ai peiriant neu berson ydych chi?',
  'ydych chi’n berson go iawn?',
  'dych chi’n robot?',
])('“%s” asks who answers', (text) => expect(parseRequest(text)).toEqual({ do: 'talk', about: 'who' }));

test.each([
  'Beth ydych chi’n gallu ei wneud os yw plentyn ar goll?',
  'Beth mae’r heddlu’n gallu ei wneud?',
  'sut allwch chi helpu plentyn sydd wedi’i fasnachu?',
  'sut gall yr heddlu helpu?',
  'pryd ga i ateb gan y Swyddfa Gartref?',
  'pryd fydd y Swyddfa Gartref yn ateb?',
  'pryd fydd person ifanc yn cael ateb?',
  'pryd gaf i ateb am y penderfyniad?',
  'pryd ga i gyfeirio plentyn?',
  'pa mor hir fydd rhaid i’r plentyn aros?',
  'pa mor hir fydd rhaid aros am benderfyniad?',
  'pa mor hir yw’r aros am benderfyniad sail resymol?',
  'Pa ganllawiau mae Cymru’n eu defnyddio?',
  'Ga i ddefnyddio canllawiau Cymru?',
  'dim cenedl ar y ffurflen',
  'ai person ifanc ydy hi?',
  'ai plentyn ydych chi’n ei alw’n ddioddefwr?',
])('“%s” is a question for the guidance', (text) => expect(parseRequest(text)).toBeUndefined());

test('a greeting in an urgent message does not count as a greeting', async () => {
  await bot.say(practitioner, 'help me please he is coming back with a knife');
  expect(bot.seenIn(practitioner).join('\n')).toMatch(/Call 999/);
});

test.each(['is this a real person or a robot', 'am I talking to a bot?'])(
  '“%s” is answered honestly, and asks no adviser',
  async (text) => {
    await bot.say(practitioner, text);
    expect(last(practitioner)).toMatch(/I’m a computer program/);
  },
);
