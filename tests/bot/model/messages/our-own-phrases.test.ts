import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixedPartOf } from '../../../../bot/model/messages/our-own-phrases.js';
import { parseWhileWaiting } from '../../../../bot/model/messages/recognise-small-talk-and-requests.js';

const NAMES = ['given-names', 'family-names', 'more-given-names'].flatMap((list) =>
  readFileSync(new URL(`../../../../knowledge/redaction/lists/${list}.txt`, import.meta.url), 'utf8')
    .trim()
    .split(/\s+/u)
    .map((name) => name.replaceAll('_', ' ')),
);
/** Words that are both commands and on the first list of names. “Welsh” changes the language. */
const COMMANDS = new Set(['welsh']);

describe('the part of a message that is one of our own phrases', () => {
  test.each(['', 'hi ', 'hello ', 'helo ', 'hey ', 'ok ', 'is '])(
    'is never a name after “%s”, whichever name on our lists it is',
    (before) => {
      const taken = NAMES.filter((name) => !COMMANDS.has(name) && fixedPartOf(`${before}${name}`) !== '');
      expect(taken).toEqual([]);
    },
  );

  test.each(['are you a real person?', 'r u a bot', 'is this a human or a robot', 'hello', 'Iawn, diolch'])(
    'is all of “%s”',
    (text) => expect(fixedPartOf(text)).toBe(text),
  );
});

describe('while someone waits for an adviser', () => {
  test.each([
    'I want to forget everything',
    'i need to forget everything please',
    'dwi eisiau anghofio popeth',
    'heb genedl',
  ])('“%s” goes to the adviser', (text) => expect(parseWhileWaiting(text)).toBeUndefined());

  test.each(['delete everything', 'forget my messages', 'dileu popeth'])(
    '“%s” is a request to erase',
    (text) => expect(parseWhileWaiting(text)).toMatchObject({ do: 'forget-me' }),
  );
});
