// Runs a conversation in a terminal: lines become messages, numbers become actions, and answers are printed.
import { PassThrough } from 'node:stream';
import { beforeEach, expect, expectTypeOf, test } from 'vitest';
import { createTerminalPlatform, type TerminalPlatform } from '../../../adapters/terminal/platform.js';
import type { TerminalOutput } from '../../../adapters/terminal/types.js';
import type { Platform } from '../../../bot/model/ports.js';
import { createRecordingInbox, type RecordingInbox } from '../../fakes/fake-slack/recording-inbox.js';
import { samples } from '../slack/rendering/samples.js';

let input: PassThrough;
let output: PassThrough & TerminalOutput;
let inbox: RecordingInbox;
let platform: TerminalPlatform;
beforeEach(() => open());

function open(terminal: Partial<TerminalOutput> = {}, environment: Record<string, string> = {}): void {
  input = new PassThrough();
  output = Object.assign(new PassThrough(), terminal);
  inbox = createRecordingInbox();
  platform = createTerminalPlatform({ input, output, environment });
}

const printed = () => String(output.read() ?? '');
const said = () => inbox.events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
const done = () => inbox.events.flatMap((event) => (event.kind === 'action' ? [event.action] : []));

test('is a platform as the outbox wants one', () => {
  expectTypeOf(createTerminalPlatform).returns.toExtend<Platform>();
});

test('joins, and passes each line on as a message until the input ends', async () => {
  input.end('What is the NRM?\n\n  And in Wales?  \n');
  await platform.start(inbox);
  expect(inbox.events[0]).toMatchObject({ kind: 'joined', place: platform.place });
  expect(said()).toEqual(['What is the NRM?', 'And in Wales?']);
  expect(new Set(inbox.events.map(({ id }) => id)).size).toBe(3);
});

test('ends at “quit”', async () => {
  input.write('Hello\nquit\nnever read\n');
  await platform.start(inbox);
  expect(said()).toEqual(['Hello']);
});

test('ends when stopped', async () => {
  const running = platform.start(inbox);
  await new Promise((resolve) => setImmediate(resolve));
  platform.stop();
  await running;
});

test('a number chooses what it was shown beside, also after later messages', async () => {
  await platform.send(platform.place, samples.greeting!, 'k1');
  await platform.send(platform.place, samples.answer!, 'k2');
  input.end('3\n6\n99\n');
  await platform.start(inbox);
  expect(done()).toEqual([
    { do: 'set-nation', jurisdiction: 'scotland' },
    { do: 'feedback', answer: 'a1', rating: 'up' },
  ]);
  expect(said()).toEqual(['99']);
  expect(printed()).toContain('3) Scotland');
});

test('choosing to reply asks for the words, which the next line holds', async () => {
  await platform.send(platform.place, samples.card!, 'k1');
  input.end('2\n\n1 of us will call you.\nNext question\n');
  await platform.start(inbox);
  expect(done()).toEqual([{ do: 'reply', escalation: 'e1', text: '1 of us will call you.' }]);
  expect(said()).toEqual(['Next question']);
});

test('says so when the inbox cannot take a line, and goes on', async () => {
  const running = platform.start(inbox);
  await new Promise((resolve) => setImmediate(resolve));
  inbox.failNext();
  input.end('first\nsecond\n');
  await running;
  expect(said()).toEqual(['second']);
  expect(printed()).toContain('Your message was not received. Try again.');
});

test('a changed message is printed again, marked as changed', async () => {
  await platform.update(platform.place, 'm1', samples.urgent!);
  expect(printed()).toMatch(/This message has changed:[^]*Call 999/);
});

test('into a pipe it writes neither colours nor progress', async () => {
  await platform.showProgress(platform.place, 'searching');
  await platform.send(platform.place, samples.greeting!, 'k1');
  const text = printed();
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('Searching');
});

test('on a terminal it colours, shows progress and keeps within the window', async () => {
  open({ isTTY: true, columns: 50 });
  await platform.showProgress(platform.place, 'searching');
  await platform.send(platform.place, samples.answer!, 'k1');
  const text = printed();
  expect(text).toContain('Searching the guidance…');
  expect(text).toContain('\u001b[1m[1] Helping trafficked children');
  const widths = text.split('\n').map((line) => line.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').length);
  expect(Math.max(...widths.slice(1))).toBeLessThanOrEqual(50);
});

test.each(['NO_COLOR=1', 'TERM=dumb'])('on a terminal with %s it does not colour', async (setting) => {
  const [name = '', value = ''] = setting.split('=');
  open({ isTTY: true }, { [name]: value });
  await platform.send(platform.place, samples.answer!, 'k1');
  expect(printed()).not.toMatch(/\u001b\[\d+m/);
});

test('a typed line survives an answer that comes while it is typed', async () => {
  open({ isTTY: true, columns: 80 });
  const running = platform.start(inbox);
  await new Promise((resolve) => setImmediate(resolve));
  input.write('Half a ques');
  await new Promise((resolve) => setImmediate(resolve));
  await platform.send(platform.place, samples.greeting!, 'k1');
  expect(printed()).toMatch(/Before you ask[^]*> Half a ques[^a-z]*$/);
  input.write('tion?\r');
  input.end();
  await running;
  expect(said()).toEqual(['Half a question?']);
});

test('the private place of someone in the terminal is the terminal; others have none here', async () => {
  expect(await platform.personalPlace({ platform: 'terminal', id: 'local' }, platform.place)).toEqual(
    platform.place,
  );
  expect(await platform.personalPlace({ platform: 'slack', id: 'T:U' }, platform.place)).toBeUndefined();
});
