// Tests that a practitioner who uses Welsh sees only sentences of the Welsh catalogue while a request goes from
// adviser to adviser, out of hours, about the past, read both ways, and when guidance changes.
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { DAYS } from '../../../bot/model/people/roster.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { readByRules, type ReadTurn } from '../../../knowledge/turns/read-turn.js';
import { CONSENT, QUESTION, REFERRAL_NOTE, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import type { PlainBrowser } from '../../fakes/web/running-pages.js';
import { note } from '../../support/running-guidance.js';
import { shared } from '../../support/per-test.js';
import { GIVEN, KNIFE } from './talks.js';
import { faultsIn, readIn, shownOn } from './only-welsh.js';
import { openWelshChat } from './welsh-chat.js';

const BOTH_WAYS = [
  'Who speaks for the child in a meeting?',
  'Which bus goes to the moon?',
  'Who is a guardian?',
] as const;
const NAMED = 'Does Alex Smith have to consent to a referral?';
const GUARDIANS = 'A guardian speaks for the child in every meeting that is held.';
const INTERPRETERS = 'An interpreter speaks at every meeting about consent to a referral.';
const CHANGED = 'A child must now be asked before a referral to the National Referral Mechanism.';
const REPLY = 'Ada has read this.';
const WRITTEN = ['Oes rhywun yno?', 'Mae hi gyda’i modryb.'];
const OTHERS = [
  'Guardians',
  GUARDIANS,
  'Interpreters',
  INTERPRETERS,
  CHANGED,
  ...BOTH_WAYS,
  NAMED,
  KNIFE,
  REPLY,
  ...WRITTEN,
  'Ada',
  'Bea',
];
const welsh = wordsIn('cy');

const readTurn: ReadTurn = (text, before) =>
  BOTH_WAYS.some((one) => one === text) && before !== undefined
    ? Promise.resolve({ is: 'question', followUp: false, both: true })
    : readByRules(text, before);

const stacks = shared(() => startStacks({ advisers: 'desk', editing: { sources: [] }, readTurn }));
const expectWelsh = (shown: readonly string[]) => expect(faultsIn(shown, [...GIVEN, ...OTHERS])).toEqual([]);

beforeAll(async () => {
  const { guidance } = stacks;
  await guidance.put('guardians.md', note('Guardians', GUARDIANS));
  await guidance.put('interpreters.md', note('Interpreters', INTERPRETERS));
  await guidance.describe([{ file: 'referral.md', slug: 'referral', date: '2024-01-10' }]);
  await guidance.publish();
  await stacks.loaded();
});

test('shows no others while advisers help, nor before and after', async () => {
  const chat = await openWelshChat(stacks);
  await chat.say(NAMED, 'cynghorydd');
  await chat.read('Ni allwch ddadwneud hyn');
  await chat.press(/"confirm-sharing"/);
  const [ada, bea] = [await adviser('Ada'), await adviser('Bea')];
  await chat.say('statws');
  await ada({ do: 'claim' });
  await chat.say(...WRITTEN);
  await chat.read('Anfonwyd at y cynghorydd');
  await ada({ do: 'hand-back' });
  await chat.read('Mae’n aros am gynghorydd arall');
  await ada({ do: 'claim' });
  await ada({ do: 'reply', text: REPLY });
  await ada({ do: 'reassign', to: 'Bea' });
  await chat.read('wedi’i throsglwyddo i gynghorydd arall: Bea');
  await bea({ do: 'resolve', outcome: 'Advised' });
  await chat.read('A wnaeth y cynghorydd helpu?');
  await chat.press(/"rate-handoff"/);
  await chat.read('Bydd y cynghorwyr yn gweld eich sgôr');
  await chat.press(/"reopen"/);
  await chat.say('canslo');
  await chat.read('Ydw, canslo fy nghais');
  await chat.press(/"withdraw".*"sure":true/);
  await chat.say(KNIFE);
  await chat.read('Ydych chi’n siŵr nad oes neb mewn perygl nawr?');
  await chat.press(/"no-danger"/);
  await chat.read('nid yw’n un brys bellach');
  expectWelsh(chat.shown);
}, 120_000);

test('shows no others about a past date, nor where a question is read both ways', async () => {
  const shown = await shownEverywhere(async (say) => {
    await say('Beth ddywedodd y canllawiau ar 3 Mawrth 2025?');
    await say('What did the guidance say on 3 March 2025 about consent to a referral?');
    await say('What did the guidance say on 31 June 2025 about consent?');
    for (const text of [QUESTION, BOTH_WAYS[1], QUESTION, ...BOTH_WAYS]) await say(text);
  });
  for (const expected of [
    'Dywedwch beth hoffech ei wybod am y canllawiau fel yr oeddent ar 3 Mawrth 2025',
    'Chwiliais y canllawiau sydd gennyf a oedd mewn grym ar 3 Mawrth 2025',
    welsh.asOf.noSuchDay,
    ...Object.values(welsh.bothWays),
  ])
    for (const one of shown) expect(one, expected).toContain(expected);
  expectWelsh(shown);
}, 120_000);

test('shows no others where guidance that was given has changed, is gone or was wrong', async () => {
  const { store, guidance } = stacks;
  const shown = await shownEverywhere(async (say) => {
    await say(QUESTION);
    await say(BOTH_WAYS[0]);
    await guidance.put('referral.md', REFERRAL_NOTE.replace(CONSENT, CHANGED));
    await guidance.put('guardians.md', note('Guardians', 'Each council has its own way.'));
    await guidance.publish();
    const clock = () => new Date();
    const editing = createEditingStore(guidance.database);
    await openRecalls({ store, clock, editing, guidance: guidance.ports.store });
    for (const { id: recall } of await store.records.recalls.list('open'))
      await decideRecall({ store, clock, answerDeadlineMs: 0 }, { recall, editor: 'Ada', tell: true });
    await stacks.settled();
  });
  for (const reason of ['changed', 'removed'] as const)
    for (const one of shown) expect(one).toContain(welsh.recall.opening[reason]);
  expectWelsh(shown);
}, 120_000);

test('shows no others while no adviser is on shift', async () => {
  const lead = await signedIn('Lee', 'lead');
  const closed = [0, 1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  const hours = DAYS.flatMap((day) => [
    [`${day}-from`, '09:00'],
    [`${day}-to`, '17:00'],
  ]);
  await lead.get('/desk/hours');
  const fields = { do: 'save', version: '0', 'closed-days': closed.join('\n'), ...Object.fromEntries(hours) };
  expect((await lead.submit('/desk/hours', fields)).status).toBe(303);
  const shown = await shownEverywhere(async (say) => {
    await say(QUESTION);
    await say('cynghorydd');
    await say('statws');
  });
  const [before] = welsh.handoff.opensAt('|').split('|');
  for (const one of shown) expect(one).toContain(before!);
  expectWelsh(shown);
}, 120_000);

async function signedIn(name: string, role: string): Promise<PlainBrowser> {
  const browser = stacks.browser();
  await browser.submit('/sign-in', { name, role });
  return browser;
}

/** Sends an adviser’s forms about the newest request. */
async function adviser(name: string): Promise<(fields: Record<string, string>) => Promise<void>> {
  const browser = await signedIn(name, 'adviser');
  await browser.get('/desk');
  return async (fields) => {
    const [request] = await stacks.store.records.escalations.open();
    const path = `/desk/escalation/${request!.id}`;
    const $ = load((await browser.get(path)).text);
    const to = $('option').filter((_, one) => $(one).text().startsWith(fields.to!));
    const sent = await browser.submit(path, { ...fields, ...(fields.to && { to: to.attr('value')! }) });
    expect(sent.status, shownOn(sent.text)).toBe(303);
    await stacks.settled();
  };
}

/** Says the same on the web page, in Teams and in Slack, and returns what each showed after `Cymraeg`. */
let visits = 0;
async function shownEverywhere(
  talk: (say: (text: string) => Promise<void>) => Promise<void>,
): Promise<string[]> {
  const { teams, slack } = stacks;
  visits += 1;
  const [tara, sol] = [teamsPerson(`Tara ${visits}`), slackPerson(`sol${visits}`)];
  const chat = await openWelshChat(stacks);
  await Promise.all([teams.write(tara, 'Cymraeg'), slack.write(sol, 'Cymraeg')]);
  await stacks.settled();
  const from = [teams.fake.calls.length, slack.fake.calls.length] as const;
  await talk(async (text) => {
    await Promise.all([chat.say(text), teams.write(tara, text), slack.write(sol, text)]);
    await stacks.settled();
  });
  await chat.read('');
  const inTeams = teams.fake.calls.slice(from[0]).flatMap(({ body }) => readIn(body));
  const inSlack = slack.fake.calls.slice(from[1]).flatMap(({ args }) => readIn(args));
  return [...chat.shown, inTeams.join(' | '), inSlack.join(' | ')];
}
