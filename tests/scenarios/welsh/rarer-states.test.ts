// Tests that a practitioner who uses Welsh sees only sentences of the Welsh catalogue while a request goes from
// adviser to adviser, out of hours, about the past, read both ways, and when guidance changes.
import { beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { QUESTION, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import { shared } from '../../support/per-test.js';
import {
  addGuidance,
  adviser,
  BOTH_WAYS,
  changeGuidance,
  CHANGED,
  closeForDays,
  GUARDIANS,
  INTERPRETERS,
  readBothWays,
} from './at-work.js';
import { GIVEN, KNIFE } from './talks.js';
import { faultsIn, readIn } from './only-welsh.js';
import { openWelshChat } from './welsh-chat.js';

const NAMED = 'Does Alex Smith have to consent to a referral?';
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

const stacks = shared(() =>
  startStacks({ advisers: 'desk', editing: { sources: [] }, readTurn: readBothWays }),
);
const expectWelsh = (shown: readonly string[]) => expect(faultsIn(shown, [...GIVEN, ...OTHERS])).toEqual([]);

beforeAll(() => addGuidance(stacks));

test('shows no others while advisers help, nor before and after', async () => {
  const chat = await openWelshChat(stacks);
  await chat.say(NAMED, 'cynghorydd');
  await chat.read('Ni allwch ddadwneud hyn');
  await chat.press(/"confirm-sharing"/);
  const [ada, bea] = [await adviser(stacks, 'Ada'), await adviser(stacks, 'Bea')];
  await chat.say('statws');
  await ada({ do: 'claim' });
  await chat.say(...WRITTEN);
  await chat.read('Anfonwyd at y cynghorydd');
  await ada({ do: 'hand-back' });
  await chat.read('felly mae’n aros am gynghorydd arall');
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
  const shown = await shownEverywhere(async (say) => {
    await say(QUESTION);
    await say(BOTH_WAYS[0]);
    await changeGuidance(stacks);
  });
  for (const reason of ['changed', 'removed'] as const)
    for (const one of shown) expect(one).toContain(welsh.recall.opening[reason]);
  expectWelsh(shown);
}, 120_000);

test('shows no others while no adviser is on shift', async () => {
  await closeForDays(stacks);
  const shown = await shownEverywhere(async (say) => {
    await say(QUESTION);
    await say('cynghorydd');
    await say('statws');
  });
  const [before] = welsh.handoff.opensAt('|').split('|');
  for (const one of shown) expect(one).toContain(before!);
  expectWelsh(shown);
}, 120_000);

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
