// Tests that the rules read each message as it arrives, and that the message reader reads it before any other
// use.
import { afterEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { MAX_URGENT_OF_ONE_SENDER } from '../../../bot/handoff/transitions/limit-urgent-requests.js';
import { updateMessage } from '../../../bot/delivery/send-message.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { subjectOf } from '../../../knowledge/question/child-or-adult.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createFakeMessageReader } from '../../fakes/models/fake-message-reader.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  type TestBot,
} from '../../fakes/test-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';

const reader = createFakeMessageReader({ names: ['sunday', 'zmkr'], danger: /luton/iu });
let bot: TestBot;

async function start(change: Partial<BotPorts> = {}): Promise<void> {
  reader.recover();
  reader.asked.length = 0;
  bot = await createTestBot({
    redact: (text, known, reading) => redact(text, known, reading),
    detectUrgency: (text, reading) => detectUrgency(text, reading),
    read: (text) => reader.read(text).catch(() => 'failed' as const),
    ...change,
  });
}

afterEach(() => bot.close());

/** Text that is too long for one message to an adviser, so it is split. */
const FILLER = 'It says who may sign the form. '.repeat(120);

const textOf = ({ parts }: OutgoingMessage) =>
  parts.map((part) => (part.kind === 'relayed' ? part.text : '')).join('');

const storedWords = async () => {
  const [conversation] = await bot.store.records.conversations.of(practitioner);
  return bot.store.records.messages.of(practitioner, conversation!.id);
};

describe('a message', () => {
  it('that is added to a request is read before the card shows it', async () => {
    await start();
    await bot.say(practitioner, 'Who refers a child?');
    await bot.say(practitioner, 'adviser');
    const [card] = bot.platform.in(advisersChannel.id);
    await bot.inbox.receive({
      kind: 'message',
      id: 'added',
      place: personalPlaceOf(practitioner),
      from: practitioner,
      sentAt: bot.ports.clock().toISOString(),
      text: 'she is called sunday and lives above the shop',
      attachments: [],
      mentionsBot: true,
    });
    await updateMessage(bot.ports, card!.key);
    expect(textOf(card!.message)).toContain('she is called [name 1] and lives above the shop');
  });

  it('that only asks for a person in Welsh opens a request that is not urgent, whatever the reader makes of it', async () => {
    await start({ read: (words) => Promise.resolve({ words: [], readTo: words.length, danger: 5 }) });
    await bot.say(practitioner, 'dw i angen siarad â rhywun');
    expect((await bot.queries.queue()).map(({ escalation }) => escalation.urgent)).toEqual([false]);
  });

  it('that is a complaint raises the alarm about danger that only the reader sees', async () => {
    await start();
    await bot.say(practitioner, 'complaint: no one called back and the uncle is on his way from Luton');
    expect((await bot.queries.queue())[0]?.escalation.urgent).toBe(true);
  });

  it('that asks for an adviser raises the alarm about danger that only the reader sees in what it replies to', async () => {
    await start();
    await bot.say(practitioner, 'Can I talk to an adviser?', {
      quoted: ['The uncle is on his way from Luton.'],
    });
    expect((await bot.queries.queue())[0]?.escalation.urgent).toBe(true);
  });

  it('is stored without a name that only the reader sees, before the guidance is asked', async () => {
    await start();
    await bot.say(practitioner, 'can sunday stay with her aunt and who decides');
    expect(bot.asked[0]!.text).toBe('can [name 1] stay with her aunt and who decides');
    expect((await storedWords())[0]).toMatchObject({ text: bot.asked[0]!.text, redactedTypes: ['name'] });
    expect((await storedWords())[0]!.unread).toBeUndefined();
  });

  it('is stored without a word that no list knows, until the reader has read it', async () => {
    let before: Promise<unknown> | undefined;
    const readAfterLooking = async (text: string) => {
      // Records what is stored at the first reading only. The message may be read again before this has
      // finished.
      before ??= storedWords().then(([message]) => message?.text);
      await before;
      return reader.read(text).catch(() => 'failed' as const);
    };
    await start({ read: readAfterLooking });
    await bot.say(practitioner, 'Can Qetsiyah sleep at a hotel?');
    expect(await before).toBe('Can [name 1] sleep at a hotel?');
    expect((await storedWords())[0]!.text).toBe('Can Qetsiyah sleep at a hotel?');
  });

  it('keeps a word that only a rule of names would take out, and no conversation remembers it', async () => {
    await start();
    await bot.say(practitioner, 'Does Rushanara Bello apply to the form?');
    expect(bot.asked[0]!.text).toBe('Does Rushanara Bello apply to the form?');
    const [conversation] = await bot.store.records.conversations.of(practitioner);
    expect(await bot.store.records.pseudonyms.of(conversation!.id)).toEqual({});
  });

  it('keeps one number for one person', async () => {
    await start();
    await bot.say(practitioner, 'can sunday stay');
    await bot.say(practitioner, 'and zmkr, may zmkr visit sunday');
    expect(bot.asked[1]!.text).toBe('and [name 2], may [name 2] visit [name 1]');
  });

  it('of danger that only the reader sees shows numbers and reaches the advisers, once', async () => {
    await start();
    await bot.say(practitioner, 'he has packed and the uncle is on his way from Luton');
    expect(bot.seenIn(practitioner).filter((said) => said.includes(wording.urgentTitle))).toHaveLength(1);
    expect(bot.seenIn(advisersChannel).length).toBeGreaterThan(0);
    expect((await storedWords())[0]!.urgent).toBe(true);
  });

  it('of danger that only the reader sees counts towards what one sender may open', async () => {
    await start();
    const { jobs } = bot.store.records;
    for (let n = 0; n <= MAX_URGENT_OF_ONE_SENDER; n += 1) {
      const stranger = { platform: 'slack' as const, id: `stranger-${n}` };
      await bot.say(stranger, 'he has packed and the uncle is on his way from Luton', { sender: 'one' });
    }
    expect(await bot.store.records.escalations.open()).toHaveLength(MAX_URGENT_OF_ONE_SENDER);
    expect(await jobs.dead(1)).toEqual([]);
    await bot.say(practitioner, 'the uncle is on his way from Luton', { sender: 'another' });
    expect(await bot.store.records.escalations.open()).toHaveLength(MAX_URGENT_OF_ONE_SENDER + 1);
  });

  it('for an adviser is read too, and its redacted form changes wherever it is shown', async () => {
    await start();
    await bot.say(practitioner, 'adviser');
    const [open] = await bot.store.records.escalations.open();
    await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    await bot.say(practitioner, 'sunday did not come home');
    const relayed = await bot.store.records.escalations.relayed(open!.id);
    const shown = await bot.store.records.outgoing.showing(relayed.at(-1)!.message);
    expect(shown.length).toBeGreaterThan(0);
    expect(JSON.stringify(shown)).toContain('[name 1] did not come home');
    expect(JSON.stringify(shown)).not.toContain('sunday');
    expect(reader.asked).toContain('sunday did not come home');
  });
});

describe('while the reader is down, a message', () => {
  it('is redacted strictly, is answered without a language model, and is read when the reader is back', async () => {
    await start();
    reader.fail();
    await bot.say(practitioner, 'Can Qetsiyah sleep at zmkr tonight?');
    expect(bot.asked[0]).toMatchObject({ unread: true });
    expect(bot.asked[0]!.text).not.toContain('Qetsiyah');
    expect((await storedWords())[0]!.unread).toBe(true);
    expect(bot.seenIn(practitioner).length).toBeGreaterThan(1);
    reader.recover();
    await bot.later(120_000);
    const [message] = await storedWords();
    expect(message!.unread).toBeUndefined();
    expect(message!.text).toBe('Can Qetsiyah sleep at [name 1] tonight?');
  });

  it('that followed by another keeps that one from a language model too, until it is read', async () => {
    await start();
    reader.fail();
    await bot.say(practitioner, 'Can zmkr stay with her aunt?');
    reader.recover();
    await bot.say(practitioner, 'And who decides?');
    expect(bot.asked[1]).toMatchObject({ unread: true });
    await bot.later(120_000);
    await bot.say(practitioner, 'And when?');
    expect(bot.asked[2]!.unread).toBeUndefined();
  });

  it('with a child’s date of birth still counts as about a child in a follow-up', async () => {
    await start();
    reader.fail();
    const year = bot.ports.clock().getFullYear();
    const aboutChild = async (first: string, next: string) => {
      await bot.say(practitioner, first);
      await bot.say(practitioner, next);
      const { text, context, childBirthDates } = bot.asked.at(-1)!;
      return subjectOf([text, context.at(-2)!.text], childBirthDates) === 'child';
    };
    const victim = `Victim, DOB 12/03/${year - 12}. Who refers?`;
    const guardian = `Guardian, DOB 12/03/${year - 40}. Who refers?`;
    expect(await aboutChild(victim, 'Must she agree?')).toBe(true);
    expect(await aboutChild(victim, guardian)).toBe(true);
    expect(await aboutChild(guardian, 'Must she agree?')).toBe(false);
    expect(await aboutChild(guardian, victim)).toBe(true);
    await bot.say(practitioner, guardian);
    expect(subjectOf([bot.asked.at(-1)!.text], bot.asked.at(-1)!.childBirthDates)).not.toBe('child');
    expect(JSON.stringify(bot.asked)).not.toContain(String(year - 12));
  });

  it('with a child’s date of birth still counts if a later date is read before it', async () => {
    await start();
    reader.fail();
    const year = bot.ports.clock().getFullYear();
    await bot.say(practitioner, `Victim, DOB 12/03/${year - 12}. Who refers?`);
    reader.recover();
    await bot.say(practitioner, `Her guardian, DOB 12/03/${year - 40}, refuses. Must she agree?`);
    const { context, childBirthDates } = bot.asked.at(-1)!;
    expect(subjectOf([context.at(-2)!.text], childBirthDates)).toBe('child');
    expect(JSON.stringify(bot.asked)).not.toContain(String(year - 12));
  });

  it('that is long is whole in each copy once it is read', async () => {
    await start();
    reader.fail();
    await bot.say(practitioner, `${FILLER} May sunday stay with her aunt, or does this end here?`);
    await bot.say(practitioner, 'adviser');
    const [open] = await bot.store.records.escalations.open();
    await bot.say(practitioner, `${FILLER} Her uncle asked where sunday was, and this ends here too.`);
    await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    await bot.press(adviser, { do: 'hand-back', escalation: open!.id }, advisersChannel);
    await bot.press(otherAdviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    reader.recover();
    await bot.later(120_000);
    const [question, , kept] = await storedWords();
    expect(question!.text).toContain('May [name 1] stay');
    const whole = (await bot.store.records.outgoing.showing(question!.id)).map(({ message }) =>
      textOf(message),
    );
    expect(whole).toEqual([question!.text, question!.text, question!.text]);
    const pieces = await bot.store.records.outgoing.showing(kept!.id);
    for (const claims of [1, 2]) {
      const copy = pieces.filter(({ key }) => key.startsWith(`relay:${open!.id}:${claims}:`));
      expect(copy.map(({ message }) => textOf(message))).toEqual([kept!.text]);
    }
  });

  it('of danger is found by the rules', async () => {
    await start();
    reader.fail();
    await bot.say(practitioner, 'shes unconscious on the floor and not breathing');
    expect(bot.seenIn(personalPlaceOf(practitioner)).join()).toContain('999');
  });
});

describe('a message whose redaction failed when it came', () => {
  /** Sends a message while the rules fail. The message is answered once the rules work again. */
  async function sayWhileBroken(from: Person, text: string): Promise<void> {
    const { redact: working } = bot.ports;
    bot.ports.redact = () => {
      throw new Error('A bug.');
    };
    await bot.inbox.receive({
      kind: 'message',
      id: `broken-${text.length}`,
      place: personalPlaceOf(from),
      from,
      sentAt: '2026-05-04T09:00:00Z',
      text,
      attachments: [],
      mentionsBot: true,
    });
    bot.ports.redact = working;
    await bot.settle();
  }

  it('is redacted before it is answered, and the conversation remembers who is who', async () => {
    await start({ read: undefined });
    await sayWhileBroken(practitioner, 'Who can refer Rushanara Bello?');
    await bot.say(practitioner, 'Can Tariq Mahmood stay with Rushanara Bello?');
    expect(bot.asked.map(({ text }) => text)).toEqual([
      'Who can refer [name 1]?',
      'Can [name 2] stay with [name 1]?',
    ]);
  });

  it('opens no request for an adviser who asks about danger in private', async () => {
    await start({ read: undefined });
    await bot.say(practitioner, 'adviser');
    const [open] = await bot.store.records.escalations.open();
    await bot.press(adviser, { do: 'claim', escalation: open!.id }, advisersChannel);
    await sayWhileBroken(adviser, 'ask: she is unconscious on the floor and not breathing, who do I call?');
    expect(bot.asked).toHaveLength(1);
    expect(await bot.store.records.escalations.open()).toHaveLength(1);
    expect(bot.seenIn(adviser).join()).not.toContain(wording.urgentTitle);
  });
});
