// Tests long messages, edits, files, reactions and notes in a handoff.
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../fakes/default-settings.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  type TestBot,
} from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { card, claimed, last, openOne, thread } = handoffSteps(() => bot);

const edit = (event: Awaited<ReturnType<TestBot['say']>>, text: string) =>
  bot.inbox.receive({
    kind: 'edit',
    id: `edit:${event.id}:${text}`,
    place: event.place,
    from: event.from,
    sentAt: event.sentAt,
    messageId: event.id,
    text,
  });

test('a long message comes in numbered pieces, whole and in order', async () => {
  await claimed();
  const sentences = Array.from({ length: 200 }, (_, n) => `This is sentence number ${n} of many.`);
  await bot.say(adviser, sentences.join(' '));
  const pieces = bot.seenIn(practitioner).filter((text) => / of 2\): /.test(text));
  expect(pieces.map((text) => /\((\d) of 2\)/.exec(text)?.[1])).toEqual(['1', '2']);
  const joined = pieces.map((text) => text.replace(/^[^:]*: /, '')).join(' ');
  expect(joined).toBe(sentences.join(' '));
});

test('what is passed on holds the words as received, although what is stored of it is redacted', async () => {
  await claimed();
  await bot.say(practitioner, `${'Zora is fifteen. '.repeat(230)}The end.`);
  expect(bot.seenIn(adviser).slice(1).join()).not.toContain('[name 1]');
  const stored = await bot.store.records.outgoing.undeliverable(1, ['slack']);
  expect(stored).toEqual([]);
  expect(JSON.stringify(bot.logged)).not.toContain('Zora');
});

test('a message that was shortened by a change leaves no piece of the old words behind', async () => {
  await claimed();
  const event = await bot.say(adviser, 'An old word. '.repeat(600));
  await edit(event, 'A new word.');
  await bot.later(3_000);
  expect(bot.seenIn(practitioner).join()).not.toContain('An old word');
  expect(bot.seenIn(practitioner).join()).toMatch(
    /\(changed\): A new word\.[^]*removed when the message was edited/,
  );
});

test('what the holder changes is changed for the practitioner, with a note that says so', async () => {
  await claimed();
  const event = await bot.say(adviser, 'Ring 0111 222.');
  await edit(event, 'Ring 0111 333.');
  await bot.later(3_000);
  expect(bot.seenIn(practitioner).slice(-2)).toEqual([
    'Bea (changed): Ring 0111 333.',
    'Bea edited a message above.',
  ]);
});

test('a change that comes after the end is not passed on, and who wrote it learns so', async () => {
  const id = await claimed();
  const theirs = await bot.say(practitioner, 'She is fifteen.');
  const ours = await bot.say(adviser, 'Ring the authority.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await edit(theirs, 'She is sixteen.');
  await edit(ours, 'Ring the police.');
  await bot.later(3_000);
  expect(last(practitioner)).toMatch(/they did not get your edit/);
  expect(last(adviser)).toMatch(/This conversation is no longer yours/);
  expect(bot.seenIn(practitioner).join()).not.toContain('Ring the police.');
  expect(bot.seenIn(adviser).join()).not.toContain('sixteen');
});

test('a correction that the platform refuses to show in place comes as a message of its own', async () => {
  await claimed();
  const event = await bot.say(practitioner, 'She is fifteen.');
  const [sent] = bot.platform.in(personalPlaceOf(adviser).id).slice(-1);
  // Removes the message from the fake platform, to simulate a platform on which it is too late to edit it.
  bot.platform.posted.splice(bot.platform.posted.indexOf(sent!), 1);
  await edit(event, 'She is sixteen.');
  await bot.later(3_000);
  expect(bot.seenIn(adviser).join()).toContain('The practitioner (changed): She is sixteen.');
});

test('while it waits the card shows what was written since, redacted, as it is now', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  const event = await bot.say(practitioner, 'Zora is fifteen.');
  await bot.later(3_000);
  expect(bot.seenIn(advisersChannel)[0]).toMatch(
    /1 more message saved[^]*Written since\nThe practitioner: \[name 1\] is fifteen/,
  );
  await edit(event, 'Zora is sixteen.');
  await bot.later(3_000);
  expect(bot.seenIn(advisersChannel)[0]).toMatch(/\[name 1\] is sixteen/);
  expect(bot.seenIn(advisersChannel)[0]).not.toContain('fifteen');
  const { place, from, sentAt, id: messageId } = event;
  await bot.inbox.receive({ kind: 'delete', id: 'd', place, from, sentAt, messageId });
  await bot.later(3_000);
  expect(bot.seenIn(advisersChannel)[0]).not.toMatch(/sixteen|Written since|saved/);
  await bot.say(practitioner, 'She is with her aunt.');
  await bot.later(3_000);
  expect(bot.seenIn(practitioner).join()).not.toContain('It now has 3 messages');
  expect(bot.seenIn(advisersChannel)[0]).toContain('1 more message saved');
});

test('formatting within a number or name hides it from no redaction, and within an emergency from no one', async () => {
  bot.ports.redact = redact;
  bot.ports.detectUrgency = (text) => detectUrgency(text);
  await bot.say(practitioner, 'Zora *Khan*, NHS number 943 *476* 5919, ring 07700 `900123`. Who refers her?');
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, 'She was born on *3* May _2010_.');
  await bot.later(3_000);
  const seen = bot.seenIn(advisersChannel)[0];
  expect(seen).toMatch(/NHS number \[NHS number 1\], ring \[phone 1\]/);
  expect(seen).not.toMatch(/Khan|476|5919|900123|2010/);
  await bot.say(practitioner, 'A girl is in *immediate* danger right now.');
  expect(bot.platform.posted.some(({ message }) => message.urgent)).toBe(true);
});

test('what changes while its sending is under way is shown as it is in the end', async () => {
  await claimed();
  const send = bot.platform.send.bind(bot.platform);
  let changed = false;
  bot.platform.send = async (place, message, key, attempt) => {
    const posted = await send(place, message, key, attempt);
    const words = JSON.stringify(message);
    if (!changed && words.includes('She is fifteen.')) {
      changed = true;
      await edit(event, 'She is sixteen.');
    }
    return posted;
  };
  const event = { id: 'under-way', place: personalPlaceOf(practitioner), from: practitioner } as Awaited<
    ReturnType<TestBot['say']>
  >;
  event.sentAt = '2026-05-04T09:00:00Z';
  await bot.say(practitioner, 'She is fifteen.', { id: event.id });
  await bot.later(3_000);
  expect(changed).toBe(true);
  expect(bot.seenIn(adviser).join()).not.toContain('fifteen');
  expect(bot.seenIn(adviser).join()).toContain('(changed): She is sixteen.');
});

const picture = { name: 'scan of Zora.png', contentType: 'image/png', url: 'https://files.example/1' };

test('files are refused by default: both sides are told, and no name or address is passed on', async () => {
  await claimed();
  await bot.say(practitioner, 'See this.', { attachments: [picture] });
  expect(last(adviser)).toMatch(/See this\.[^]*1 file was attached\. I cannot pass on files/);
  expect(bot.seenIn(practitioner).join()).toMatch(/I did not pass on your attachment/);
  await bot.say(adviser, 'And this.', { attachments: [picture, picture] });
  expect(last(practitioner)).toMatch(/And this\.[^]*2 files were attached/);
  expect(JSON.stringify(bot.platform.posted)).not.toMatch(/scan of|files\.example/);
});

test('where the policy passes files on, their links reach the private chat and nothing else', async () => {
  bot.ports.policy = { ...DEFAULT_POLICY, attachments: 'pass-on' };
  const id = await claimed();
  await bot.say(practitioner, 'See this.', { attachments: [picture] });
  expect(last(adviser)).toContain('scan of Zora.png: https://files.example/1');
  const [stored] = await bot.store.records.outgoing.ofEscalation(id, 'relay').then((all) => all.slice(-1));
  expect(JSON.stringify(stored)).not.toMatch(/scan of|files\.example/);
});

test('where others read, files stay behind whatever the policy is', async () => {
  bot.ports.policy = { ...DEFAULT_POLICY, attachments: 'pass-on' };
  bot.platform.forbidPrivateChat(adviser);
  await claimed();
  await bot.say(practitioner, 'See this.', { attachments: [picture] });
  expect(bot.seenIn(thread()).at(-1)).toMatch(/1 file was attached/);
  expect(JSON.stringify(bot.platform.posted)).not.toContain('files.example');
});

test('a sign put to the other side’s message is shown to its writer; on anything else that we sent it does not count as a message', async () => {
  const id = await claimed();
  await bot.say(adviser, 'Ring Zora’s social worker tonight, please, and tell me when you have done it.');
  const shown = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!;
  const react = (
    messageId: string,
    from: typeof practitioner,
    removed = false,
    reaction = '+1::skin-tone-3',
  ) =>
    bot.inbox.receive({
      kind: 'reaction',
      id: `r:${messageId}:${from.id}:${removed}:${reaction}`,
      place: personalPlaceOf(from),
      from,
      sentAt: '2026-05-04T09:00:00Z',
      messageId,
      reaction,
      removed,
    });
  await react(shown.messageId, practitioner);
  await bot.settle();
  expect(last(adviser)).toBe(
    'The practitioner reacted with “👍” to: “Ring [name 1]’s social worker tonight, please, and …”',
  );
  await react(shown.messageId, practitioner, true);
  await bot.settle();
  expect(last(adviser)).toMatch(/removed “👍”/);
  await react(shown.messageId, practitioner, false, 'slightly_smiling_face');
  await bot.settle();
  expect(last(adviser)).toMatch(/reacted with “slightly smiling face”/);
  await react(shown.messageId, practitioner, false, '👋');
  await bot.settle();
  expect(last(adviser)).toMatch(/reacted with “👋”/);
  const before = bot.platform.posted.length;
  await react(card().messageId, adviser);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await react(shown.messageId, { ...practitioner, id: 'mallory' });
  await bot.settle();
  expect(
    bot.platform.posted
      .slice(before)
      .map(({ message }) => JSON.stringify(message))
      .join(),
  ).not.toMatch(/reacted/);
});

test('a note by its button needs no marks, and any adviser may leave one', async () => {
  const id = await claimed();
  await bot.press(
    otherAdviser,
    { do: 'note', escalation: id, text: 'We know this family.' },
    advisersChannel,
  );
  await bot.press(practitioner, { do: 'note', escalation: id, text: 'I am an adviser.' });
  const file = (await bot.queries.escalation(id, adviser))!;
  expect(file.relayed.map(({ direction, text }) => [direction, text])).toEqual([
    ['note', 'We know this family.'],
  ]);
  expect(bot.seenIn(practitioner).join()).not.toContain('We know this family.');
  expect(last(practitioner)).toMatch(/Only advisers can do that/);
});

test('shows on the card how the practitioner rated it', async () => {
  const id = await claimed();
  await bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'Advised' });
  await bot.press(practitioner, { do: 'rate-handoff', escalation: id, rating: 'up' });
  await bot.later(3_000);
  expect(bot.seenIn(advisersChannel)[0]).toMatch(/Closed by Bea: Advised[^]*Rating: Rated helpful/);
});

test('the agency that the practitioner names is on the card; an unknown one is not taken', async () => {
  await claimed();
  await bot.say(practitioner, 'agency police');
  await bot.later(3_000);
  expect(bot.seenIn(advisersChannel)[0]).toContain('Agency: police');
  await bot.say(practitioner, 'agency knitting');
  expect(last(practitioner)).toMatch(/Choose one of these: social work, police/);
});

test('the nation that the practitioner chooses while they wait is on the card', async () => {
  const onCard = () => /Nation: .*/.exec(bot.seenIn(advisersChannel)[0]!)?.[0];
  await openOne();
  await bot.say(practitioner, 'nation Wales');
  await bot.later(3_000);
  expect(onCard()).toBe('Nation: Wales');
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  await bot.later(3_000);
  expect(onCard()).toBe('Nation: Scotland');
  await bot.press(practitioner, { do: 'forget-nation' });
  await bot.later(3_000);
  expect(onCard()).not.toBe('Nation: Scotland');
});

test('a message that cannot be delivered surfaces to the holder and in the list of what was not delivered', async () => {
  const id = await claimed();
  bot.platform.close(personalPlaceOf(practitioner).id);
  await bot.say(adviser, 'Are you there?');
  expect(last(adviser)).toMatch(/could not be delivered/);
  expect(await bot.queries.undelivered(10)).toMatchObject([
    { to: 'practitioner', purpose: 'relay', escalation: { id } },
  ]);
});

test('where the policy hides names, the practitioner reads of an adviser', async () => {
  bot.ports.policy = { ...DEFAULT_POLICY, adviserNames: 'role' };
  const id = await claimed();
  expect(bot.seenIn(adviser).join()).toContain('The practitioner only knows that an adviser has.');
  await bot.say(adviser, 'Hello.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(bot.seenIn(practitioner).join()).not.toContain('Bea');
});
