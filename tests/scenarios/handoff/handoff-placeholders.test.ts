// Tests placeholders in a handoff. Both sides share the placeholders of the practitioner’s conversation, so
// that no two people get the same one.
import { beforeEach, describe, expect, test } from 'vitest';
import { redact } from '../../../knowledge/redaction/redact.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { adviser, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot({ redact }));

const steps = handoffSteps(() => bot);

async function claimed(): Promise<string> {
  const id = await steps.openOne('Who refers Amina Yusuf?');
  await steps.claim(adviser, id);
  return id;
}

/** Returns the relayed messages as an adviser who does not hold the request sees them. */
const written = async (id: string) =>
  (await bot.queries.escalation(id, otherAdviser))?.relayed.map(({ text }) => text);

test('an adviser’s words, notes and changes go on from the placeholders of the conversation', async () => {
  const id = await claimed();
  await bot.say(adviser, 'Call Blerta Hoxhaj, please.');
  await bot.press(adviser, { do: 'note', escalation: id, text: 'Amina Yusuf knows Blerta Hoxhaj.' });
  await bot.say(practitioner, 'Blerta Hoxhaj is on leave. Kwame Mensah is in.');
  expect(await written(id)).toEqual([
    'Call [name 2], please.',
    '[name 1] knows [name 2].',
    '[name 2] is on leave. [name 3] is in.',
  ]);
});

test('what went to the wrong chat at first shares them too, once the adviser has said where it belongs', async () => {
  const id = await claimed();
  const other = { ...practitioner, id: 'another practitioner', name: 'Another' };
  await bot.say(other, 'adviser');
  const [, second] = (await bot.queries.queue())
    .map(({ escalation }) => escalation.id)
    .sort((one) => (one === id ? -1 : 1));
  await bot.press(adviser, { do: 'claim', escalation: second! });
  const event = await bot.say(adviser, 'Call Blerta Hoxhaj, please.');
  const { conversations, messages } = bot.store.records;
  const chat = await conversations.at(event.place);
  const message = await messages.withPlatformId(chat!.id, event.id);
  await bot.press(adviser, { do: 'relay-to', escalation: id, message: message!.id });
  expect(await written(id)).toEqual(['Call [name 2], please.']);
});

test('the transcript keeps the placeholder of a client who has an adviser’s name', async () => {
  const zora = { ...adviser, name: 'Zora Okafor' };
  const id = await steps.openOne('Who can refer a child?');
  await steps.claim(zora, id);
  await bot.say(zora, 'How can I help?');
  await bot.say(practitioner, 'I am worried about Zora Okafor.');
  await bot.say(zora, 'Where is Zora Okafor now?');
  const transcript = await bot.queries.transcript(id, otherAdviser);
  expect(transcript!.lines.flatMap((line) => (line.kind === 'said' ? [line.text] : []))).toEqual([
    'How can I help?',
    'I am worried about [name 1].',
    'Where is [name 1] now?',
  ]);
});

test('a note goes with a transfer to the next adviser, and not to the practitioner', async () => {
  const id = await claimed();
  const note = 'Kwame Mensah has the file. Call before noon.';
  await bot.press(adviser, { do: 'reassign', escalation: id, to: 'specialism:social-work', note });
  await steps.claim(otherAdviser, id);
  expect(bot.seenIn(otherAdviser).join('\n')).toContain(`Note from Bea, for advisers only: ${note}`);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain('before noon');
  expect(await bot.store.records.escalations.relayed(id)).toMatchObject([{ direction: 'note' }]);
});

test('a transfer note reaches the next adviser in full, even if its lines start with //', async () => {
  const id = await claimed();
  const note = 'Bring the file.\n// Call the school first.';
  await bot.press(adviser, { do: 'reassign', escalation: id, to: 'specialism:social-work', note });
  await steps.claim(otherAdviser, id);
  const shown = 'Note from Bea, for advisers only: Bring the file.\nCall the school first.';
  expect(bot.seenIn(otherAdviser).join('\n')).toContain(shown);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain('the school');
});

describe('an adviser’s own name', () => {
  const priya = { platform: 'slack', id: 'priya', name: 'sunny' };
  const said = 'Hello, I am Priya. Call me, or Blerta Hoxhaj.';
  const kept = 'Hello, I am Priya. Call me, or [name 2].';
  beforeEach(() => {
    bot.ports.roster = () =>
      sampleRoster({ as: [priya], name: 'Priya Shah' }, { as: [adviser] }, { as: [otherAdviser] });
  });

  test('stays where they introduce themselves or sign, in notes, in changes and after closing', async () => {
    const id = await steps.openOne('Who refers Amina Yusuf?');
    await steps.claim(priya, id);
    const event = await bot.say(priya, said);
    await bot.press(priya, { do: 'note', escalation: id, text: 'She can ask for Priya Shah.' });
    expect(await written(id)).toEqual([kept, 'She can ask for Priya Shah.']);
    await bot.inbox.receive({
      kind: 'edit',
      id: 'edit',
      place: event.place,
      from: priya,
      sentAt: event.sentAt,
      messageId: event.id,
      text: `${said} Today.`,
    });
    await bot.press(priya, { do: 'resolve', escalation: id, outcome: 'Told her to ask for Priya.' });
    expect(await written(id)).toEqual([`${kept} Today.`, 'She can ask for Priya Shah.']);
    expect((await bot.store.records.escalations.find(id))!.outcome).toBe('Told her to ask for Priya.');
  });

  test('is removed from what they ask the assistant, which may go to a language model', async () => {
    const id = await steps.openOne('Who refers Amina Yusuf?');
    await steps.claim(priya, id);
    await bot.press(priya, {
      do: 'ask-bot',
      escalation: id,
      text: 'I am Priya. Does Priya have to consent?',
    });
    await bot.press(priya, { do: 'ask-bot', escalation: id, text: 'This is Priya. Who refers?' });
    const asked = (await written(id)) ?? [];
    expect(asked).toHaveLength(2);
    expect(asked.join(' ')).not.toContain('Priya');
  });

  test('is removed once someone else in the conversation has it, and from what others write', async () => {
    const id = await steps.openOne('Who refers Amina Yusuf?');
    await steps.claim(priya, id);
    await bot.say(practitioner, 'Priya Kaur is her sister.');
    await bot.say(priya, said);
    expect(await written(id)).toEqual([
      '[name 2] is her sister.',
      'Hello, I am [name 2]. Call me, or [name 3].',
    ]);
  });

  test('is removed if practitioners should not know advisers’ names', async () => {
    bot.ports.policy = { ...bot.ports.policy, adviserNames: 'role' };
    const id = await steps.openOne('Who refers Amina Yusuf?');
    await steps.claim(priya, id);
    await bot.say(priya, said);
    expect(await written(id)).not.toContain(kept);
  });
});
