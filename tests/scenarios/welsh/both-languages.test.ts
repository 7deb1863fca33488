// Tests that every typed command and every button has the same effect in English and Welsh. Two chats, one in
// each language, go through the same steps and must show the same.
import { expect, test } from 'vitest';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { explicitQuestion, parseCommand } from '../../../bot/model/messages/commands.js';
import type { Command } from '../../../bot/model/messages/command.js';
import { parseRequest } from '../../../bot/model/messages/recognise-small-talk-and-requests.js';
import type { Language } from '../../../knowledge/model/language.js';
import { CONSENT, QUESTION, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import { leftIn } from './only-welsh.js';
import { openTwinChats, type Pair } from './twin-chats.js';
import { shared } from '../../support/per-test.js';

const TYPED: Readonly<Record<Exclude<Command['do'], 'language'>, readonly Pair[]>> = {
  help: [
    ['help', 'cymorth'],
    ['what can you do', 'beth allwch chi ei wneud'],
  ],
  talk: [
    ['hello', 'shwmae'],
    ['thank you', 'diolch'],
    ['are you a person', 'ydych chi’n berson'],
    ['wrong window', 'ffenest anghywir'],
    ['never mind', 'dim ots'],
    ['start again', 'dechrau eto'],
    ['goodbye', 'hwyl fawr'],
  ],
  nation: [
    ['nation Wales', 'cenedl Cymru'],
    ['nation Scotland', 'cenedl yr Alban'],
    ['nation England', 'cenedl Lloegr'],
    ['nation Northern Ireland', 'cenedl Gogledd Iwerddon'],
    ['nation nowhere', 'cenedl unman'],
    ['nation', 'cenedl'],
  ],
  'forget-nation': [
    ['nation none', 'cenedl dim'],
    ['forget my nation', 'anghofiwch fy nghenedl'],
  ],
  agency: [
    ['agency social work', 'asiantaeth gwaith cymdeithasol'],
    ['agency police', 'asiantaeth heddlu'],
    ['agency Border Force', 'asiantaeth llu’r ffiniau'],
    ['agency immigration', 'asiantaeth mewnfudo'],
    ['agency health', 'asiantaeth iechyd'],
    ['agency education', 'asiantaeth addysg'],
    ['agency benefits', 'asiantaeth budd-daliadau'],
    ['agency youth justice', 'asiantaeth cyfiawnder ieuenctid'],
    ['agency voluntary sector', 'asiantaeth sector gwirfoddol'],
    ['agency knitting', 'asiantaeth gwau'],
  ],
  remove: [
    ['remove', 'tynnu'],
    ['remove referral', 'tynnu referral'],
  ],
  status: [['status', 'statws']],
  complaint: [
    ['complaint', 'cwyn'],
    ['make a complaint', 'gwneud cwyn'],
    ['complaint: it was wrong', 'cwyn: it was wrong'],
  ],
  'my-data': [
    ['my data', 'fy nata'],
    ['show my data', 'dangos fy nata'],
  ],
  adviser: [
    ['adviser', 'cynghorydd'],
    ['talk to an adviser', 'siarad â chynghorydd'],
    ['talk to a person', 'siarad â pherson'],
  ],
  'forget-me': [['forget me', 'anghofiwch fi']],
  withdraw: [['withdraw', 'canslo']],
  reopen: [['reopen', 'ailagor']],
};

const read = (text: string) => parseCommand(text) ?? parseRequest(text);

test('each command is read as the same in both languages', () => {
  for (const [asked, pairs] of Object.entries(TYPED))
    for (const [english, welsh] of pairs) {
      expect(read(english), english).toMatchObject({ do: asked });
      expect(read(welsh), welsh).toEqual(read(english));
    }
  expect(read('Cymraeg')).toEqual({ do: 'language', language: 'cy' });
  expect(read('Welsh')).toEqual(read('Cymraeg'));
  expect(read('Saesneg')).toEqual(read('English'));
  expect(explicitQuestion('gofyn: pwy?')).toBe(explicitQuestion('ask: pwy?'));
});

test('the help in each language lists the same commands, in the same order', () => {
  const listed = (language: Language) =>
    [...wordsIn(language).buttonCommands, ...wordsIn(language).commands].map(
      ({ label: typed }) => read(typed) ?? (explicitQuestion(`${typed}: x`) === 'x' ? 'ask' : typed),
    );
  expect(listed('cy')).toEqual(listed('en'));
  expect(listed('en').filter((one) => typeof one === 'string')).toEqual(['ask']);
});

const stacks = shared(() => startStacks({ advisers: 'desk' }));

test('each typed command shows the same in both languages', async () => {
  const chats = await openTwinChats(stacks);
  await chats.say([QUESTION, QUESTION]);
  const asked = new Set<string>();
  for (const pairs of Object.values(TYPED))
    for (const pair of pairs) {
      await chats.say(pair);
      asked.add(pair[0]);
    }
  await chats.say([`ask: ${QUESTION}`, `gofyn: ${QUESTION}`]);
  await chats.same();
  expect(asked.size).toBeGreaterThan(35);
}, 120_000);

/** Matches the button to press only when no other button is left. */
const LAST = /"forget-me"/;

test('each button shows the same in both languages, under a label in its language', async () => {
  const chats = await openTwinChats(stacks);
  for (const text of [
    'Does Alex Smith have to consent to a referral?',
    'Which bus goes to the moon?',
    QUESTION,
  ])
    await chats.say([text, text]);
  await chats.say(['complaint: it was wrong', 'cwyn: it was wrong']);
  await chats.press((action) => /"missed-something"/.test(action));
  await chats.press((action) => !LAST.test(action));
  await chats.say(['And for Alex Smith?', 'And for Alex Smith?']);
  await chats.press((action) => !LAST.test(action));
  await closeAsAdviser();
  await chats.press((action) => !LAST.test(action));
  await chats.say(['forget my nation', 'anghofiwch fy nghenedl']);
  await chats.say(['forget me', 'anghofiwch fi']);
  await chats.say(['withdraw', 'canslo']);
  await chats.press((action) => /"sure":true/.test(action));
  await chats.say(['forget me', 'anghofiwch fi']);
  await chats.press((action) => /"forget-me"/.test(action));
  await chats.say(['Cymraeg', 'English']);
  for (const [browser, now] of [
    [chats.english, 'cy'],
    [chats.welsh, 'en'],
  ] as const)
    expect((await browser.get('/')).text).toContain(`<html lang="${now}`);
  const { pressed } = chats;
  const same = [...pressed].filter(([, [english, welsh]]) => english === welsh);
  expect(same).toEqual([]);
  expect([...pressed.values()].filter(([, welsh]) => leftIn(welsh!).length)).toEqual([]);
  // Leaves out buttons that need a model, or a message recognised by its meaning.
  const done = new Set([...pressed.keys()].map((action) => (JSON.parse(action) as { do: string }).do));
  expect([...done].sort()).toEqual(PRESSED);
}, 120_000);

const PRESSED = [
  'ask-guidance',
  'complain',
  'explain-rating',
  'feedback',
  'forget-me',
  'help',
  'missed-something',
  'not-personal',
  'rate-handoff',
  'reopen',
  'report-unsafe',
  'set-nation',
  'take-back-report',
  'talk-to-adviser',
  'withdraw',
];

async function closeAsAdviser(): Promise<void> {
  const adviser = stacks.browser();
  await adviser.submit('/sign-in', { name: 'Ada' });
  for (const { id } of await stacks.store.records.escalations.open()) {
    const path = `/desk/escalation/${id}`;
    const presses: Record<string, string>[] = [
      { do: 'claim' },
      { do: 'reply', text: 'Ada has read this.' },
      { do: 'resolve', outcome: 'Advised' },
    ];
    for (const fields of presses) {
      await adviser.get(path);
      await adviser.submit(path, fields);
    }
  }
}

test('the two chats do show guidance, and a difference between them is found', async () => {
  const chats = await openTwinChats(stacks);
  await chats.say([QUESTION, QUESTION]);
  await chats.same();
  expect((await chats.welsh.get('/')).text).toContain(CONSENT);
  await chats.say(['status', 'cymorth']);
  await expect(chats.same()).rejects.toThrow();
});
