// Tests that practitioners see which details were removed, and can correct a mistake by pressing one button.
import { afterEach, describe, expect, it } from 'vitest';
import { createBot } from '../../../bot/create-bot.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Button, OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createFakeMessageReader } from '../../fakes/models/fake-message-reader.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { sampleAnswer } from '../../fakes/samples/sample-answers.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../../fakes/test-bot.js';

const ASKED = 'Can Rushanara Bello stay with Tariq Mahmood?';
const reader = createFakeMessageReader({ names: ['sunday', 'zmkr'] });
let bot: TestBot;
afterEach(() => bot.close());
async function start(change: Partial<BotPorts> = {}): Promise<void> {
  bot = await createTestBot({ redact: (text, known, reading) => redact(text, known, reading), ...change });
}

async function startWithReader(): Promise<void> {
  reader.recover();
  await start({ read: (text) => reader.read(text).catch(() => 'failed' as const) });
}
const posted = (): OutgoingMessage[] =>
  bot.platform.in(personalPlaceOf(practitioner).id).map(({ message }) => message);
const buttonsOf = (message: OutgoingMessage): Button[] => [
  ...message.buttons,
  ...message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : [])),
];
const labels = () => posted().flatMap((message) => buttonsOf(message).map(({ label }) => label));
function actionOf(label: string): Action {
  const found = posted()
    .flatMap(buttonsOf)
    .findLast((button) => button.label === label);
  return found!.action;
}
const press = (label: string) => bot.press(practitioner, actionOf(label));
const seen = () => bot.seenIn(practitioner).join('\n');
const counted = () => bot.database.kysely.selectFrom('corrections').selectAll().execute();

describe('below an answer', () => {
  it('the redacted question is shown, with a button for each pseudonym and one for what was missed', async () => {
    await start();
    await bot.say(practitioner, ASKED);
    expect(seen()).toContain('I searched for: “Can [name 1] stay with [name 2]?”');
    expect(labels()).toEqual(
      expect.arrayContaining(['[name 1] isn’t personal', '[name 2] isn’t personal', 'You missed something']),
    );
    expect(JSON.stringify(posted())).not.toMatch(/Rushanara|Tariq/);
  });

  it('nothing of it is shown where nothing was taken out', async () => {
    await start();
    await bot.say(practitioner, 'Who can refer a child?');
    expect(seen()).not.toContain('I searched for');
    expect(labels()).not.toContain('You missed something');
  });
});

describe.each([
  ['with the rules alone', () => start()],
  ['with a reader', startWithReader],
])('“isn’t personal”, %s', (_, begin) => {
  const question = 'Can Tariq Mahmood stay with sunday at the zmkr?';

  it('asks again with the words, marks the old answer, and leaves the words from then on', async () => {
    await begin();
    await bot.say(practitioner, begin === startWithReader ? question : ASKED);
    const before = bot.asked.length;
    await press('[name 1] isn’t personal');
    await bot.later(10_000);
    expect(bot.asked).toHaveLength(before + 1);
    const freed = begin === startWithReader ? 'sunday' : 'Rushanara Bello';
    expect(bot.asked.at(-1)!.text).toContain(freed);
    expect(bot.asked.at(-1)!.text).not.toMatch(/\[name 1\]/);
    expect(seen()).toContain(wording.corrections.corrected);
    await bot.say(practitioner, `And can ${freed} go home?`);
    expect(bot.asked.at(-1)!.text).toBe(`And can ${freed} go home?`);
  });

  it('pressed twice answers once and is counted once', async () => {
    await begin();
    await bot.say(practitioner, begin === startWithReader ? question : ASKED);
    const action = actionOf('[name 1] isn’t personal');
    await bot.press(practitioner, action);
    await bot.press(practitioner, action);
    expect(bot.asked).toHaveLength(2);
    expect(seen()).toContain(wording.corrections.already);
    expect(await counted()).toMatchObject([{ correction: 'not-personal', type: 'name' }]);
    expect(JSON.stringify(await counted())).not.toMatch(/Rushanara|Tariq|sunday/);
  });
});

describe('“isn’t personal”', () => {
  it.each([
    ['a telephone number', 'Who answers on 07700 900123?', '[phone 1]'],
    ['a postcode', 'Which council covers SW1A 2AA?', '[postcode 1]'],
    ['a house number', 'Who lives at 12 Acacia Avenue now?', '[address 1]'],
    ['a date of birth', 'Is a child born on 3 May 2011 a child here?', '[date of birth 1]'],
  ])('is not offered for %s, which is never put back', async (_, question, pseudonym) => {
    await start();
    await bot.say(practitioner, question);
    expect(seen()).toContain(pseudonym);
    expect(labels()).not.toContain(`${pseudonym} isn’t personal`);
    expect(labels()).toContain('You missed something');
    const [given] = await bot.store.records.answers.latest(1);
    await bot.press(practitioner, { do: 'not-personal', message: given!.message, pseudonym });
    expect(bot.asked).toHaveLength(1);
    expect(seen()).toContain(wording.corrections.always);
    expect(await counted()).toEqual([]);
  });

  it('is for the person who wrote the question, and no one else', async () => {
    await start();
    await bot.say(practitioner, ASKED);
    await bot.press(adviser, actionOf('[name 1] isn’t personal'));
    expect(bot.asked).toHaveLength(1);
  });

  it('is not offered, and does nothing, for a question asked where others write', async () => {
    await start();
    await bot.say(practitioner, ASKED, { place: sharedChannel });
    expect(seen()).toContain('I searched for: “Can [name 1] stay with [name 2]?”');
    expect(labels()).not.toContain('[name 1] isn’t personal');
    expect(labels()).toContain('You missed something');
    const [shared] = await bot.store.records.answers.latest(1);
    await bot.press(practitioner, {
      do: 'not-personal',
      message: shared!.message,
      pseudonym: '[name 1]',
    });
    expect(bot.asked).toHaveLength(1);
    expect(seen()).toContain(wording.corrections.shared);
  });

  it('changes the adviser’s card', async () => {
    await start();
    await bot.say(practitioner, ASKED);
    const correct = actionOf('[name 1] isn’t personal');
    await bot.say(practitioner, 'adviser');
    expect(bot.seenIn(advisersChannel)[0]).toContain('Can [name 1] stay with [name 2]?');
    await bot.press(practitioner, correct);
    await bot.later(10_000);
    expect(bot.seenIn(advisersChannel)[0]).toContain('Can Rushanara Bello stay with [name 2]?');
  });
});

describe('“You missed something”', () => {
  const asked = 'Can pipsqueak stay at Tariq Mahmood’s? Is pipsqueak safe?';

  it('asks which words, and takes them out of all that was written here and of the old answer', async () => {
    await start();
    await bot.say(practitioner, 'Is pipsqueak a child?');
    await bot.say(practitioner, asked);
    await press('You missed something');
    expect(seen()).toContain(wording.corrections.which);
    await bot.say(practitioner, 'remove Pipsqueak');
    expect(bot.asked.at(-1)!.text).toBe('Can [name 2] stay at [name 1]’s? Is [name 2] safe?');
    expect(seen()).toContain(wording.corrections.corrected);
    await bot.later(10_000);
    const entries = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
    expect(JSON.stringify(entries)).not.toMatch(/pipsqueak/i);
    expect(JSON.stringify(posted())).not.toMatch(/pipsqueak/i);
    expect(await counted()).toMatchObject([{ correction: 'missed', type: 'name' }]);
    await bot.say(practitioner, 'and pipsqueak’s mother?');
    expect(bot.asked.at(-1)!.text).toBe('and [name 2]’s mother?');
  });

  it('takes the words from a form', async () => {
    await start();
    await bot.say(practitioner, asked);
    const action = actionOf('You missed something') as Extract<Action, { do: 'missed-something' }>;
    await bot.press(practitioner, { ...action, text: 'pipsqueak' });
    expect(bot.asked.at(-1)!.text).not.toContain('pipsqueak');
    await bot.press(practitioner, { ...action, text: 'pipsqueak' });
    expect(bot.asked).toHaveLength(2);
    expect(seen()).toContain(wording.corrections.notFound);
  });

  it('takes the words out of the adviser’s card', async () => {
    await start();
    await bot.say(practitioner, asked);
    await bot.say(practitioner, 'adviser');
    await bot.say(practitioner, 'remove pipsqueak');
    await bot.later(10_000);
    expect(bot.seenIn(advisersChannel).join()).not.toContain('pipsqueak');
  });

  it('takes the words out of what was relayed to an adviser, where the redacted form is kept', async () => {
    await start();
    await bot.say(practitioner, 'adviser');
    const [open] = await bot.store.records.escalations.open();
    await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    await bot.say(practitioner, 'pipsqueak did not come home');
    await bot.say(practitioner, 'remove pipsqueak');
    const relayed = await bot.store.records.escalations.relayed(open!.id);
    const shown = await bot.store.records.outgoing.showing(relayed.at(-1)!.message);
    expect(JSON.stringify(shown)).toContain('[name 1] did not come home');
    expect(JSON.stringify(shown)).not.toContain('pipsqueak');
    expect(seen()).toContain(wording.corrections.removed);
  });

  it('leaves a sentence that begins with “remove” to the person it is for', async () => {
    await start();
    await bot.say(practitioner, 'remove a child from the UK');
    expect(bot.asked.at(-1)!.text).toBe('remove a child from the UK');
    await bot.say(practitioner, 'adviser');
    const [open] = await bot.store.records.escalations.open();
    await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    await bot.say(practitioner, 'remove her today');
    expect(bot.seenIn(adviser).join()).toContain('remove her today');
  });
});

describe('what was corrected', () => {
  it('is forgotten with the person', async () => {
    await start();
    await bot.say(practitioner, ASKED);
    await press('[name 1] isn’t personal');
    await bot.press(practitioner, { do: 'forget-me' });
    expect(await counted()).toEqual([]);
    const stored = await bot.database.kysely.selectFrom('stand_ins').selectAll().execute();
    expect(JSON.stringify(stored)).not.toMatch(/rushanara/i);
    const out = await bot.database.kysely.selectFrom('outgoing_messages').select('message').execute();
    expect(JSON.stringify(out)).not.toMatch(/Rushanara|Tariq|I searched for/);
    await bot.say(practitioner, ASKED);
    expect(bot.asked.at(-1)!.text).toBe('Can [name 1] stay with [name 2]?');
  });

  it('is remembered after a restart', async () => {
    await start();
    await bot.say(practitioner, ASKED);
    await press('[name 1] isn’t personal');
    const restarted = createBot({ ...bot.ports });
    await restarted.inbox.receive({
      kind: 'message',
      id: 'after',
      place: personalPlaceOf(practitioner),
      from: practitioner,
      sentAt: '2026-05-04T10:00:00Z',
      text: 'Is Rushanara Bello safe with Tariq Mahmood?',
      attachments: [],
      mentionsBot: true,
    });
    await restarted.startWorker().drain();
    expect(bot.asked.at(-1)!.text).toBe('Is Rushanara Bello safe with [name 2]?');
  });

  it('is gone from an answer when the question is deleted', async () => {
    await start();
    const { id, place, from, sentAt } = await bot.say(practitioner, ASKED);
    await bot.inbox.receive({ kind: 'delete', id: 'd1', place, from, sentAt, messageId: id });
    await bot.later(10_000);
    expect(seen()).not.toContain('I searched for');
  });
});

describe('with a language model', () => {
  const local = { ...sampleAnswer(), serviceNotAsked: true as const };

  it('a question with details taken out is not given to it before the person agrees, once', async () => {
    await start();
    bot.answerWith(({ localOnly }) => (localOnly ? local : sampleAnswer()));
    await bot.say(practitioner, ASKED);
    expect(bot.asked[0]).toMatchObject({ localOnly: true });
    const agree = actionOf('Ask the AI service too');
    await bot.press(practitioner, agree);
    await bot.press(practitioner, agree);
    expect(bot.asked).toHaveLength(2);
    expect(bot.asked[1]!.localOnly).toBeUndefined();
    expect(bot.asked[1]!.text).toBe(bot.asked[0]!.text);
    await bot.say(practitioner, 'And who decides?');
    expect(bot.asked[2]!.localOnly).toBeUndefined();
  });

  it('a question that follows one with details taken out is not either', async () => {
    await start();
    bot.answerWith(({ localOnly }) => (localOnly ? local : sampleAnswer()));
    await bot.say(practitioner, ASKED);
    await bot.say(practitioner, 'And who decides?');
    expect(bot.asked[1]).toMatchObject({ localOnly: true });
    expect(seen()).toContain('because I removed personal details from what you wrote before.');
  });

  it('a question with nothing taken out goes to it as before', async () => {
    await start();
    await bot.say(practitioner, 'Who can refer a child?');
    expect(bot.asked[0]!.localOnly).toBeUndefined();
    expect(labels()).not.toContain('Ask the AI service too');
  });
});
