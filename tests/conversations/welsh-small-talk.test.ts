// Tests that everyday Welsh wordings get the reply they ask for, and that nothing urgent is taken for small talk.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Command } from '../../bot/model/messages/command.js';
import { parseCommand } from '../../bot/model/messages/commands.js';
import { parseRequest } from '../../bot/model/messages/recognise-small-talk-and-requests.js';
import { parseEverydayWelsh } from '../../bot/model/messages/welsh-everyday-words.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { messageReadingPorts } from '../../adapters/compose/message-reader.js';
import { createTestBot, practitioner } from '../fakes/test-bot.js';
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
  parseCommand(text) ?? (detectUrgency(text, 'awaited').urgent ? undefined : parseRequest(text));

// Without the classifier, which recognises a few more.
test.each([
  [1, 58],
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
  expect(detectUrgency(text, 'awaited').urgent).toBe(true);
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
])('“%s” is no small talk or request', (text) => expect(parseRequest(text)).toBeUndefined());

test('an adviser is asked for in any order of words, but such a message is still read for danger', () => {
  const text = 'plis, cynghorydd, hoffwn i siarad nawr';
  expect(parseEverydayWelsh(text)).toEqual({ do: 'adviser' });
  expect(parseRequest(`${text}, mae ofn arna i`)).toBeUndefined();
});

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
