// Runs `ctac retention`, `ctac hold` and `ctac switch` on a real store.
import { beforeEach, expect, test } from 'vitest';
import { hold } from '../../../adapters/cli/governance/hold.js';
import { retention } from '../../../adapters/cli/governance/retention.js';
import { switches } from '../../../adapters/cli/governance/switch.js';
import { requestNumber } from '../../../bot/model/handoff/request-number.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const DAY_MS = 86_400_000;

const bot = perTest(createTestBot);
let said: string[];
beforeEach(() => {
  said = [];
});

const terminal = {
  write: (text: string) => void said.push(text),
  say: (text: string) => void said.push(text),
};
const ports = (confirmedBySetting = true) => ({
  ...bot.ports,
  retention: { periods: DEFAULT_PERIODS, confirmedBySetting },
});

test('says what would be deleted and changes nothing, then deletes it', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.later(31 * DAY_MS);
  expect(await retention(ports(), [], terminal)).toBe(0);
  expect(said.join('\n')).toMatch(/^ +1 {2}Original messages.*\(after 30 days\)$/m);
  expect(said.join('\n')).toMatch(/^ +0 {2}Redacted messages/m);
  said = [];
  expect(await retention(ports(), ['run'], terminal)).toBe(0);
  expect(said.join('\n')).toMatch(/^Deleted:\n +1 {2}Original messages/);
  said = [];
  await retention(ports(), [], terminal);
  expect(said.join('\n')).toMatch(/^ +0 {2}Original messages/m);
});

test('says what has been open for longer than it would be kept', async () => {
  await bot.say(practitioner, 'adviser');
  const received = bot.ports.clock().toISOString();
  const complaint = { receivedAt: received, via: 'desk', addedBy: 'Ann', version: 1 } as const;
  await bot.store.records.complaints.add({ ...complaint, id: 'one', from: 'Someone', words: 'Late.' });
  await bot.later(366 * DAY_MS);
  await retention(ports(), [], terminal);
  expect(said.join('\n')).toContain(
    'Open for longer than the retention period: 1 request for an adviser. Nothing is deleted',
  );
  await bot.later(365 * DAY_MS);
  await retention(ports(), [], terminal);
  expect(said.join('\n')).toContain('1 request for an adviser, 1 complaint.');
});

test('deletes nothing until the periods are confirmed', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.later(31 * DAY_MS);
  await expect(retention(ports(false), ['run'], terminal)).rejects.toThrow(/No one has confirmed/);
  await retention(ports(false), [], terminal);
  expect(said.join('\n')).toContain('RETENTION_CONFIRMED=yes');
  expect(said.join('\n')).toMatch(/^ +1 {2}Original messages/m);
});

test('places a hold that keeps what it covers, lists it and lifts it', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  await hold(
    bot.ports,
    ['add', '--person', 'slack:ada', '--reason', 'A court order', '--by', 'Ann'],
    terminal,
  );
  const [id = ''] = said;
  await bot.later(31 * DAY_MS);
  await retention(ports(), [], terminal);
  expect(said.join('\n')).toMatch(/^ +0 {2}Original messages/m);
  expect(said.join('\n')).toContain('1 legal hold is in force');
  said = [];
  await hold(bot.ports, ['list'], terminal);
  expect(said.join('\n')).toMatch(/person slack:ada {2}in force {2}placed by Ann, 2026-05-04: A court order/);
  await hold(bot.ports, ['lift', id, '--reason', 'It was withdrawn', '--by', 'Ben'], terminal);
  said = [];
  await hold(bot.ports, ['list'], terminal);
  expect(said.join('\n')).toContain('lifted by Ben');
});

test('suggests the step of a command that was meant', async () => {
  await expect(hold(bot.ports, ['lsit'], terminal)).rejects.toThrow(
    'That is not a hold command. Did you mean list?',
  );
  await expect(hold(bot.ports, ['banish'], terminal)).rejects.toThrow(/^That is not a hold command\.$/);
});

test('places a hold on a request by the number that people know, with or without the day, and lists it by that', async () => {
  await bot.say(practitioner, 'adviser');
  const [request] = await bot.store.records.escalations.open();
  const number = requestNumber(request!);
  const add = (typed: string) => hold(bot.ports, ['add', '--request', typed, '--reason', 'x'], terminal);
  for (const typed of [number, number.slice(-6).toLowerCase(), request!.id]) await add(typed);
  const holds = await bot.store.records.holds.list(bot.ports.clock().toISOString());
  const scope = { kind: 'escalation', target: request!.id };
  expect(holds.map((one) => one.scope)).toEqual([scope, scope, scope]);
  said = [];
  await hold(bot.ports, ['list'], terminal);
  expect(said.join('\n')).toContain(`  request ${number}  in force`);
});

test.each([
  [['add', '--reason', 'x'], /Enter one person/],
  [['add', '--person', 'ada', '--reason', 'x'], /platform and the person’s ID/],
  [['add', '--person', 'slack:nobody', '--reason', 'x'], /hold nothing about a person/],
  [['add', '--request', 'none', '--reason', 'x'], /no request with this number/],
  [['add', '--conversation', 'none', '--reason', 'x'], /no conversation with this ID/],
  [['add', '--from', '2026-02-30', '--to', '2026-03-01', '--reason', 'x'], /first and the last day/],
  [['add', '--from', '2026-03-02', '--to', '2026-03-01', '--reason', 'x'], /first and the last day/],
  [
    ['add', '--from', '2026-03-01', '--to', '2026-03-01', '--until', '2020-01-01', '--reason', 'x'],
    /in the future/,
  ],
  [['add', '--from', '2026-03-01', '--to', '2026-03-01'], /Add a reason/],
  [['lift', 'none', '--reason', 'x'], /no hold with this ID/],
])('says what is wrong with a hold: %j', async (args, problem) => {
  await expect(hold(bot.ports, args, terminal)).rejects.toThrow(problem);
  expect(await bot.store.records.holds.list(bot.ports.clock().toISOString())).toEqual([]);
});

const switchPorts = () => ({ ...bot.ports, platforms: ['slack', 'pigeon'] });

test('turns the chat off with a message, says so, and turns it on again', async () => {
  const off = ['off', 'chat', '--reason', 'Checking', '--message', 'Back at 9am.', '--by', 'Ann'];
  expect(await switches(switchPorts(), off, terminal)).toBe(0);
  await bot.say(practitioner, 'Who refers Zora?');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/^Back at 9am\.\n/u);
  said = [];
  await switches(switchPorts(), [], terminal);
  expect(said.join('\n')).toMatch(/^chat has been off since .* by Ann: Checking$/);
  await switches(switchPorts(), ['on', 'chat', '--reason', 'Checked'], terminal);
  said = [];
  await switches(switchPorts(), [], terminal);
  expect(said).toContain('Everything is on.');
  await expect(switches(switchPorts(), ['off', 'chat'], terminal)).rejects.toThrow(/Add a reason/);
  await expect(switches(switchPorts(), ['off', 'everything', '--reason', 'x'], terminal)).rejects.toThrow(
    /not a switch/,
  );
});

test('turns off a platform by its name, and names the platforms to someone who mistypes one', async () => {
  await switches(switchPorts(), ['off', 'pigeon', '--reason', 'Storm'], terminal);
  expect(await bot.store.records.switches.off()).toMatchObject([{ name: 'platform:pigeon' }]);
  await expect(switches(switchPorts(), ['off', 'pidgin', '--reason', 'Storm'], terminal)).rejects.toThrow(
    expect.objectContaining({ remedy: expect.stringContaining('slack|pigeon') }),
  );
});
