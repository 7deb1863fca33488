// Tests that a practitioner who uses Welsh sees only sentences of the Welsh catalogue, on each platform and
// page.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { note } from '../../support/running-guidance.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { GIVEN, KNIFE, TALKS } from './talks.js';
import { englishIn, faultsIn, leftIn, readIn, SENTENCES, shownOn } from './only-welsh.js';
import { shownTo, welshBrowser } from './welsh-chat.js';

let stacks: RunningStacks;
let teams: string[];
let slack: string[];
let pages: Record<string, string>;
beforeAll(async () => {
  stacks = await startStacks({ advisers: 'desk', editing: { sources: [] } });
  const readers = TALKS.map((_, at) => [teamsPerson(`Tara ${at}`), slackPerson(`sol${at}`)] as const);
  const write = (inTurn: (at: number) => readonly string[]) =>
    Promise.all(
      readers.map(async ([tara, sol], at) => {
        for (const words of inTurn(at))
          await Promise.all([stacks.teams.write(tara, words), stacks.slack.write(sol, words)]);
      }),
    );
  await write(() => ['Cymraeg']);
  await stacks.settled();
  // Ignores the calls so far, because the greeting is in English.
  const before = [stacks.teams.fake.calls.length, stacks.slack.fake.calls.length] as const;
  await write((at) => TALKS[at]!);
  pages = await readPages();
  teams = stacks.teams.fake.calls.slice(before[0]).flatMap(({ body }) => readIn(body));
  slack = stacks.slack.fake.calls.slice(before[1]).flatMap(({ args }) => readIn(args));
}, 120_000);
afterAll(() => stacks.close());

test('finds one of our English sentences, and a piece of one with gaps', () => {
  expect(englishIn('Gair. Press Shift and Enter for a new line')).toHaveLength(1);
  expect(englishIn('Your message is too long (9 characters). Shorten it to')).not.toEqual([]);
  expect(SENTENCES.length).toBeGreaterThan(300);
});

test('finds any words that are in none of our Welsh sentences', () => {
  expect(leftIn('Nid ydych wedi gofyn am gynghorydd. Ask away.')).toEqual(['Ask away.']);
  expect(leftIn('Rydych yn aros ers 4 Mai am 10:05am.')).toEqual([]);
});

test('shows no others in Teams', () => {
  expect(teams.join()).toContain(CONSENT);
  expect(faultsIn(teams, GIVEN)).toEqual([]);
});

test('shows no others in Slack', () => {
  expect(slack.join()).toContain(CONSENT);
  expect(faultsIn(slack, GIVEN)).toEqual([]);
});

test('shows no others on the pages', () => {
  expect(pages['/']).toContain('Gallai plentyn fod mewn perygl');
  const found = Object.entries(pages).map(([path, text]) => [path, faultsIn([text], GIVEN)] as const);
  expect(Object.fromEntries(found.filter(([, faults]) => faults.length))).toEqual({});
});

test('shows no others where the library is searched, or shows an earlier version', async () => {
  const browser = await welshBrowser(stacks);
  const found: string[] = [];
  for (const text of [CONSENT, 'zzzz qqqq', KNIFE, 'a '.repeat(400)]) {
    await browser.get('/library/find');
    found.push(shownOn((await browser.submit('/library/find', { text })).text));
  }
  expect(found[0]).toContain('Daw’r canlyniadau agosaf yn gyntaf.');
  expect(found[1]).toContain('Ni chafwyd dim.');
  expect(found[2]).toContain('Ffoniwch 999');
  const path = /\/library\/document\/[\w-]+/.exec((await browser.get('/library')).text)![0];
  await stacks.guidance.put('referral.md', note('Referring a child', 'Any of them can refer a child.'));
  await stacks.guidance.publish();
  await stacks.loaded();
  const version = await shownTo(stacks, browser, `${path}/edition/1`);
  expect(version).toContain(wordsIn('cy').page.document.notCurrentVersion);
  expect(faultsIn([...found, version], [...GIVEN, KNIFE, 'zzzz qqqq'])).toEqual([]);
});

async function readPages(): Promise<Record<string, string>> {
  const browser = await welshBrowser(stacks);
  for (const text of [...TALKS.flat(), QUESTION]) await browser.submit('/chat/messages', { text });
  await stacks.settled();
  const { text: chat } = await browser.get('/');
  const citation = /\/library\/citation\/[\w-]+\/1/.exec(chat)![0];
  const { text: library } = await browser.get('/library');
  const document = /\/library\/document\/[\w-]+/.exec(library)![0];
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
    citation,
    document,
  ];
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await shownTo(stacks, browser, path)] as const)),
  );
}
