// Tests that redaction leaves our own phrases unchanged, and that a name in place of one of their words never
// counts as part of the phrase.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageReadingPorts } from '../../../bot/message-reading/message-reading-ports.js';
import { fixedPartOf } from '../../../bot/model/messages/our-own-phrases.js';
import { WORDS } from '../../../bot/model/messages/commands.js';
import { FIXED } from '../../../bot/model/messages/recognise-small-talk-and-requests.js';
import { runs } from '../../support/thoroughness.js';

const { redact } = messageReadingPorts({ strict: true });
const shown = (text: string) => redact(text).text;

test.each([
  'ydych chi’n berson go iawn?',
  'newid cenedl i Gymru',
  'Beth ydych chi’n gallu ei wneud?',
  'beth wyt ti’n gallu gwneud?',
  'sut allwch chi helpu?',
  'pryd ga i ateb?',
  'pa mor hir fydd rhaid aros?',
  'defnyddiwch ganllawiau Cymru',
  'dim cenedl',
  'ai person ydych chi?',
  'robot wyt ti?',
  'Newidiwch y genedl i’r Alban',
  "Canslo'r cais",
  'Asiantaeth heddlu',
  'Cenedl yr Alban',
  'Cwyn: mae’r ateb yn anghywir',
])('shows “%s” as written', (text) => expect(shown(text)).toBe(text));

/**
 * Replaces “@” with a nation, and starts with a capital letter, because that makes a word look more like a
 * name.
 */
const asTyped = (phrase: string) =>
  phrase.replace('@', 'Gymru').replace(/^./u, (letter) => letter.toUpperCase());
const phrases = fc
  .oneof(...FIXED.map((pattern) => fc.stringMatching(pattern)), fc.constantFrom(...Object.keys(WORDS)))
  .filter(({ length }) => length > 0 && length < 100)
  .map(asTyped);
const isNoName = (phrase: string) => !/^(?:(?:do|ia|na|ta)(?: |$))+$/i.test(phrase);

test('shows every command and phrase as written', () => {
  fc.assert(
    fc.property(phrases.filter(isNoName), (phrase) => {
      expect(shown(phrase)).toBe(phrase);
    }),
    { numRuns: runs(800) },
  );
});

test('takes no phrase as ours with a name in place of one of its words', () => {
  // Leaves out “bob”, because in Welsh it means “every”, as in “dileu bob neges”.
  const names = fc.constantFrom('Ben', 'rob', 'Pam', 'alex', 'Siân', 'Huw', 'linh', 'Stirling');
  fc.assert(
    fc.property(phrases, names, fc.nat(), (phrase, name, n) => {
      const words = phrase.split(' ');
      words[n % words.length] = name;
      expect(fixedPartOf(words.join(' ')).split(' ')).not.toContain(name);
    }),
    { numRuns: runs(800) },
  );
});

test.each([
  'Ben yw enw’r bachgen',
  'helpu Ben',
  'help Ben',
  'ydych chi’n Ben?',
  'Diolch Ben',
  'Cwyn: roedd Ben yn anghywir',
  'Gofyn: ble mae Ben?',
  'Tynnu Ben',
  'when will someone answer Ben',
  'Ble mae fy nghais am Ben',
  'pwy ydych chi neu Ben',
  'newid cenedl i Ben',
])('still removes the name from “%s”', (text) => expect(shown(text)).not.toContain('Ben'));

test.each([
  ['thanks Pal', 'name:pal singh', 'Pal'],
  ['Thanks, PAL!', 'name:pal', 'PAL'],
  ['fy Mai i', 'name:mai', 'Mai'],
  ['thanks Pal', 'mr name:pal', 'Pal'],
])('still removes a name from “%s” once the conversation knows %s', (text, key, name) => {
  for (const reading of [undefined, 'awaited', 'failed'] as const)
    expect(redact(text, { [key]: '[name 1]' }, reading).text).not.toContain(name);
});

test('keeps a phrase with a word that someone told us is not personal', () => {
  expect(redact('Deall yn iawn', { 'name:deall': '-[name 1]' }).text).toBe('Deall yn iawn');
  expect(redact('Wela i', { 'name:wela': '-[name 1]' }).text).toBe('Wela i');
});

test.each(['Ia', 'Na', 'Ta', 'Na Do', 'Ia!'])('frees no word of “%s”, which may be a name', (text) =>
  expect(fixedPartOf(text)).toBe(''),
);

test.each(['Ia diolch', 'Na, diolch', 'Ta ra', 'Na ydw'])('shows all of “%s”', (text) =>
  expect(shown(text)).toBe(text),
);

test('takes no place that may be a name for a nation', () => {
  expect(fixedPartOf('newid cenedl i Alban')).toBe('');
  expect(fixedPartOf('newid cenedl i Stirling')).toBe('');
});

test('removes words that someone asked us to remove, even from our phrases', () => {
  expect(redact('Diolch yn fawr', { 'missed name:diolch': '[name 1]' }).text).toBe('[name 1] yn fawr');
});
