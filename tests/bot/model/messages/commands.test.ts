// Tests that commands are recognised, and that sentences are not mistaken for them.
import { expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { LANGUAGES } from '../../../../knowledge/model/language.js';
import {
  explicitQuestion,
  parseAdviserCommand,
  parseCommand,
  parsePresence,
} from '../../../../bot/model/messages/commands.js';
import { parseRequest } from '../../../../bot/model/messages/recognise-small-talk-and-requests.js';
import { longMessages } from '../../../attacks/long-messages.js';
import { leastProcessorMs } from '../../../support/suite/processor-ms.js';

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

test.each(LANGUAGES)('the buttons of the web page that send their own label are commands: %s', (language) => {
  const { labels, page } = wordsIn(language);
  expect(parseCommand(labels.withdraw)).toEqual({ do: 'withdraw' });
  expect(parseCommand(page.chat.erase)).toEqual({ do: 'forget-me' });
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
])('“%s” is not a command', (text) => {
  expect(parseCommand(text)).toBeUndefined();
});

test.each(['You’re useless', 'u are no help', 'You are really not helpful!'])(
  '“%s” is a complaint, not thanks',
  (text) => expect(parseRequest(text)).toEqual({ do: 'talk', about: 'complaint' }),
);

test('only “ask:” makes a message of a handoff a question', () => {
  expect(explicitQuestion('Ask: who decides?\nAnd when?')).toBe('who decides?\nAnd when?');
  for (const text of ['ask her tomorrow', 'task: who', 'ask:', 'Please ask: who?'])
    expect(explicitQuestion(text)).toBeUndefined();
});

test('an adviser closes a conversation with that one word, not with a sentence that has it', () => {
  expect(parseAdviserCommand('Resolve.')).toEqual({ do: 'resolve' });
  expect(parseAdviserCommand('hand back')).toEqual({ do: 'hand-back' });
  expect(parseAdviserCommand('Transfer')).toEqual({ do: 'reassign' });
  expect(parseAdviserCommand('We must resolve this today')).toBeUndefined();
});

test('an outcome follows the word after a colon', () => {
  expect(parseAdviserCommand('resolve: told how to refer.')).toEqual({
    do: 'resolve',
    outcome: 'told how to refer.',
  });
  expect(parseAdviserCommand('resolve: told how to refer\nI suspect the aunt.')).toEqual({
    do: 'resolve',
    outcome: 'told how to refer I suspect the aunt.',
  });
  expect(parseAdviserCommand('*resolve*: advised')).toEqual({ do: 'resolve', outcome: 'advised' });
  expect(parseAdviserCommand('resolve:')).toBeUndefined();
  expect(parseAdviserCommand('Please resolve: today')).toBeUndefined();
});

test.each([
  ["I'm away", true],
  ['I’m away.', true],
  ['away', true],
  ['back', false],
  ['I am back!', false],
])('“%s” says that someone is away: %s', (text, away) => {
  expect(parsePresence(text)).toEqual({ away });
});

test('words about being away are not a command', () => {
  for (const text of ['She ran away', 'back to the question', 'away from home'])
    expect(parsePresence(text)).toBeUndefined();
});

test('only a known agency counts, and a sentence about agencies does not', () => {
  expect(parseCommand('agency Police')).toEqual({ do: 'agency', agency: 'police' });
  expect(parseCommand('agency border force')).toEqual({ do: 'agency', agency: 'Border Force' });
  expect(parseCommand('agency knitting')).toEqual({ do: 'agency', agency: undefined });
  expect(parseCommand('agency workers are unsure, what applies?')).toBeUndefined();
});

test('a command is one in bold as well', () => {
  expect(parseCommand('*Adviser*')).toEqual({ do: 'adviser' });
  expect(parseCommand('_nation_ *Wales*')).toEqual({ do: 'nation', jurisdiction: 'wales' });
  expect(explicitQuestion('*Ask:* who refers a child?')).toBe('who refers a child?');
});

test('reads even long messages full of signs in a time that is proportional to their length', async () => {
  const slow: string[] = [];
  for (const { name, text } of longMessages(100_000))
    if ((await leastProcessorMs(1_000, () => parseCommand(text))) > 1_000) slow.push(name);
  expect(slow).toEqual([]);
});
