// Commands are recognised, and sentences are not taken for them.
import { expect, test } from 'vitest';
import { explicitQuestion, parseAdviserCommand, parseCommand } from '../../bot/commands.js';

test.each([
  ['help', { do: 'help' }],
  [' HELP! ', { do: 'help' }],
  ['/help', { do: 'help' }],
  ['Talk to an adviser.', { do: 'adviser' }],
  ['advisor', { do: 'adviser' }],
  ['forget me', { do: 'forget-me' }],
  ['nation Wales', { do: 'nation', jurisdiction: 'wales' }],
  ['nation northern ireland', { do: 'nation', jurisdiction: 'northern-ireland' }],
  ['nation northern-ireland', { do: 'nation', jurisdiction: 'northern-ireland' }],
  ['nation France', { do: 'nation', jurisdiction: undefined }],
  ['nation', { do: 'nation', jurisdiction: undefined }],
])('%s is a command', (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});

test.each([
  'Help me to refer a child',
  'Can an adviser help?',
  'I cannot withdraw the referral',
  'Which nation decides?',
  'national referral mechanism',
  'constructor',
  'toString',
  '',
])('“%s” is no command', (text) => {
  expect(parseCommand(text)).toBeUndefined();
});

test('only “ask:” makes a message of a handoff a question', () => {
  expect(explicitQuestion('Ask: who decides?\nAnd when?')).toBe('who decides?\nAnd when?');
  for (const text of ['ask her tomorrow', 'task: who', 'ask:', 'Please ask: who?'])
    expect(explicitQuestion(text)).toBeUndefined();
});

test('an adviser closes a conversation with one word and not within a sentence', () => {
  expect(parseAdviserCommand('Resolve.')).toBe('resolve');
  expect(parseAdviserCommand('hand back')).toBe('hand-back');
  expect(parseAdviserCommand('We must resolve this today')).toBeUndefined();
});
