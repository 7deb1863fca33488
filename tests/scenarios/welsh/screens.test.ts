// What a practitioner sees in Welsh on each platform and page: no sentence of the English catalogue shows.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../../bot/copy/words-in.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { CONSENT, QUESTION, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import type { RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

let stacks: RunningStacks;
beforeAll(async () => {
  stacks = await startStacks({ advisers: 'desk' });
});
afterAll(() => stacks.close());

/** Each sentence of a catalogue; of one with gaps, the pieces between them. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return piecesOf(value as (...given: unknown[]) => unknown);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesOf);
}

const GAP = '\u0000';

function piecesOf(say: (...given: unknown[]) => unknown): string[] {
  for (const given of [Array.from({ length: 4 }, () => GAP), [7, 7, GAP], [[GAP]], [GAP, [GAP]]])
    try {
      const said = say(...given);
      if (typeof said === 'string' && !said.includes('undefined')) return said.split(GAP);
    } catch {
      // It wants another kind of value.
    }
  return [];
}

/** Two words or more; what both languages say is no sign. */
const WELSH = new Set(sentencesOf(wordsIn('cy')));
const { names: _names, ...ENGLISH } = wordsIn('en');
const SENTENCES = [...new Set(sentencesOf(ENGLISH).map((one) => one.trim()))].filter(
  (one) => /\p{L}{2,}\W+\p{L}{2,}/u.test(one) && one.length > 8 && !WELSH.has(one),
);

function englishIn(text: string): string[] {
  const shown = text.replace(/\s+/g, ' ');
  return SENTENCES.filter((sentence) => shown.includes(sentence.replace(/\s+/g, ' ')));
}

/** Without what is marked as English: guidance, and the name of the other language. */
function shownOn(html: string): string {
  const $ = load(html);
  $('[lang|="en"]:not(html), script, style, [data-words]').not('body').remove();
  const aloud = $('[aria-label]')
    .map((_, one) => $(one).attr('aria-label'))
    .get();
  return [$('title').text(), $('body').text(), ...aloud].join('\n');
}

const TO_SAY = [
  QUESTION,
  'Which bus goes to the moon?',
  'statws',
  'cynghorydd',
  'cymorth',
  'canslo',
  'fy nata',
];

test('finds an English sentence of ours, and a piece of one with gaps', () => {
  expect(englishIn('Gair. Press Shift and Enter for a new line')).toHaveLength(1);
  expect(englishIn('Your message is too long (9 characters). Shorten it to')).not.toEqual([]);
  expect(SENTENCES.length).toBeGreaterThan(300);
});

test('shows none in Teams', async () => {
  const tara = teamsPerson('Tara Quinn');
  await stacks.teams.write(tara, 'Cymraeg');
  await stacks.settled();
  const before = stacks.teams.shown(tara.chat).length;
  for (const words of TO_SAY) await stacks.teams.write(tara, words);
  await stacks.settled();
  const shown = stacks.teams.shown(tara.chat).slice(before).join('\n');
  expect(shown).toContain(CONSENT);
  expect(englishIn(shown)).toEqual([]);
});

test('shows none in Slack', async () => {
  const sol = slackPerson('sol');
  await stacks.slack.write(sol, 'Cymraeg');
  await stacks.settled();
  const before = stacks.slack.shown(sol.chat).length;
  for (const words of TO_SAY) await stacks.slack.write(sol, words);
  await stacks.settled();
  const shown = stacks.slack.shown(sol.chat).slice(before).join('\n');
  expect(shown).toContain(CONSENT);
  expect(englishIn(shown)).toEqual([]);
});

test('shows none on the pages', async () => {
  const browser = stacks.browser();
  await browser.get('/');
  await browser.submit('/language', { language: 'cy' });
  await browser.get('/');
  for (const text of TO_SAY) await browser.submit('/chat/messages', { text });
  await stacks.settled();
  const { text: chat } = await browser.get('/');
  const citation = /\/library\/citation\/[\w-]+\/1/.exec(chat)?.[0];
  const { text: library } = await browser.get('/library');
  const document = /\/library\/document\/[\w-]+/.exec(library)?.[0];
  const read = async (path: string) => {
    const headers = { Accept: 'text/html', Cookie: browser.cookie() };
    return (await fetch(stacks.url + path, { headers })).text();
  };
  const paths = [
    '/',
    '/chat/save',
    '/chat/save/conversation.html',
    '/chat/link',
    '/chat/return',
    '/chat/earlier',
    '/library',
    '/library?nation=wales',
    '/library/find',
    '/library/document/none',
    '/library/citation/none/1',
    '/no-such-page',
    '/privacy',
    '/accessibility',
    '/contact',
    citation!,
    document!,
  ];
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    const english = englishIn(shownOn(await read(path)));
    if (english.length) found[path] = english;
  }
  expect(found).toEqual({});
});
