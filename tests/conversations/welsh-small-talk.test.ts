// Tests that everyday Welsh messages get a suitable reply, and that nothing urgent is mistaken for small
// talk.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Command } from '../../bot/model/messages/command.js';
import { parseCommand } from '../../bot/model/messages/commands.js';
import { parseRequest } from '../../bot/model/messages/recognise-small-talk-and-requests.js';
import { parseEverydayWelsh } from '../../bot/model/messages/welsh-everyday-words.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { messageReadingPorts } from '../../bot/message-reading/message-reading-ports.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { createTestBot, practitioner, type TestBot } from '../fakes/test-bot.js';
import { handoffSteps } from '../fakes/handoff-steps.js';

const linesOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
const wordings = linesOf('welsh-small-talk.jsonl').map(
  (line) => JSON.parse(line) as { list: number; text: string; is: string[] },
);
const urgent = linesOf('../bot/safeguards/welsh/urgent.txt');

function nameOf(command: Command | undefined): string | undefined {
  if (command?.do === 'talk') return command.about;
  return command?.do === 'nation' ? `nation:${command.jurisdiction}` : command?.do;
}
const read = (text: string) =>
  parseCommand(text) ?? (detectUrgency(text, 'awaited') ? undefined : parseRequest(text));

// Tests the rules alone. The classifier, which is not used here, recognises a few more of these messages.
test.each([
  [1, 57],
  [2, 33],
  [3, 22],
])('list %i: at least %i wordings are understood without a model', (list, least) => {
  const ofList = wordings.filter((one) => one.list === list);
  const understood = ofList.filter(({ text, is }) => is.includes(nameOf(read(text)) ?? ''));
  expect(understood.length).toBeGreaterThanOrEqual(least);
});

test('no wording is taken for something else', () => {
  const wrong = wordings.filter(({ text, is }) => {
    const name = nameOf(read(text));
    return name !== undefined && !is.includes(name);
  });
  expect(wrong).toEqual([]);
});

test.each([
  'helo, mae rhywun yn fy mrifo',
  'bore da, mae e wedi fy nghloi i mewn',
  'sori, mae hi wedi mynd gyda fe ac mae ofn arna i',
  'oes rhywun yna? mae o’n dod nôl',
  'pwy ydych chi? helpwch fi, maen nhw’n fy nharo',
  'iawn diolch, mae merch wedi cymryd tabledi',
  'diolch, mae o yma nawr',
])('“%s” is urgent, not small talk', (text) => {
  expect(parseRequest(text)).toBeUndefined();
  expect(detectUrgency(text, 'awaited')).toBe(true);
});

test('small talk with an urgent message before or after it is not small talk', () => {
  const taken = wordings
    .flatMap(({ text }, n) => {
      const danger = urgent[n % urgent.length]!;
      return [`${text}. ${danger}`, `${danger}. ${text}`];
    })
    .filter(parseRequest);
  expect(taken).toEqual([]);
});

test.each([
  'mae rhywun yma',
  'mae rhywun eisiau siarad â fi',
  'mae rhywun yn aros eto',
  'mae rhywun yn darllen fy negeseuon',
  'dw i angen rhywun nawr',
  'stopiwch',
  'pa mor hir gaf i aros yma?',
  'beth ddylwn i wneud nawr?',
  'sut ydych chi’n gwneud hyn?',
  'Beth mae’n rhaid i chi wneud?',
  'Beth mae o’n ei ofyn?',
  'Faint o amser sydd gen i i ateb?',
  'gyda phwy alla i siarad?',
  'Alla i rannu hyn?',
  'Beth am Gymru?',
  'Dw i ddim eisiau siarad â neb',
  'Mae o eisiau dileu popeth',
  'Bydd o eisiau dileu’r negeseuon',
  'ydy o eisiau dileu popeth?',
  'dwi wedi dileu popeth',
  'wnes i ddileu’r neges',
  'dwi eisiau dileu ei negeseuon',
  'ydw i heb genedl',
  'oes gen i ddim cenedl?',
  'pryd ydw i’n rhydd',
  'ydych chi’n cadw fi yma',
  'ydych chi’n ein cadw ni yma',
  'pwy ydy’r person yma gyda fi',
  'ydw i wedi siarad gyda person',
])('“%s” is no small talk or request', (text) => expect(parseRequest(text)).toBeUndefined());

test('an adviser is asked for in any order of words, but such a message is still read for danger', () => {
  const text = 'plis, cynghorydd, hoffwn i siarad nawr';
  expect(parseEverydayWelsh(text)).toEqual({ do: 'adviser' });
  expect(parseRequest(`${text}, mae ofn arna i`)).toBeUndefined();
});

const relayedIn = async (bot: TestBot) => {
  const [request] = await bot.store.records.escalations.open();
  return bot.store.records.escalations.relayed(request!.id);
};

test.each(['Cliriwch y sgwrs i gyd', 'Peidiwch â defnyddio unrhyw genedl', 'ateb, pryd plis?'])(
  'while someone waits for an adviser, “%s” goes to the adviser',
  async (text) => {
    const bot = await createTestBot();
    await handoffSteps(() => bot).openOne();
    expect(parseRequest(text)).toBeDefined();
    const before = await relayedIn(bot);
    await bot.say(practitioner, text);
    expect(await relayedIn(bot)).toHaveLength(before.length + 1);
    await bot.close();
  },
);

test.each(['Dw i ddim eisiau dewis cenedl', 'Cliriwch y sgwrs i gyd'])(
  '“%s”, not a fixed phrase, changes and erases nothing until a button is pressed',
  async (text) => {
    const bot = await createTestBot();
    await bot.say(practitioner, 'nation Wales');
    await bot.say(practitioner, text);
    const kept = await bot.store.records.conversations.of(practitioner);
    expect(kept[0]?.jurisdiction).toBe('wales');
    const { message } = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!;
    expect(JSON.stringify(message)).toMatch(/"do":"forget-(?:nation|me)"/);
    await bot.close();
  },
);

test('our phrases reach an adviser as written, and other Welsh messages without names', async () => {
  const bot = await createTestBot(messageReadingPorts({ strict: true }));
  const { claimed, escalationId } = handoffSteps(() => bot);
  await claimed('Who may refer a child?');
  await bot.say(practitioner, 'ydych chi’n berson go iawn?');
  await bot.say(practitioner, 'ydych chi’n nabod Ben?');
  const { relayed } = bot.store.records.escalations;
  const written = await relayed(await escalationId());
  const texts = await Promise.all(
    written.map(async ({ message }) => (await bot.store.records.messages.find(message))?.text),
  );
  expect(texts[0]).toBe('ydych chi’n berson go iawn?');
  expect(texts[1]).not.toContain('Ben');
  await bot.close();
});
