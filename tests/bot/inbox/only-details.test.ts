// Tests that a message that contains only personal details is never searched for.
import { describe, expect, it } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot({ redact: (text, known, reading) => redact(text, known, reading) }));

const seen = () => bot.seenIn(practitioner).join('\n');
const asked = () => bot.asked.map(({ text }) => text);
const questionId = async () =>
  (await bot.database.kysely.selectFrom('messages').select('id').execute())[0]!.id;

describe('a question that is nothing but details', () => {
  it('is not searched for, and its writer can say that it is not personal', async () => {
    await bot.say(practitioner, 'Tariq Mahmood');
    expect(asked()).toEqual([]);
    expect(seen()).toContain(wording.corrections.onlyDetails);
    await bot.press(practitioner, {
      do: 'not-personal',
      message: await questionId(),
      pseudonym: '[name 1]',
    });
    expect(asked()).toEqual(['Tariq Mahmood']);
  });

  it('is taken as the words to remove, straight after we ask which', async () => {
    await bot.say(practitioner, 'Can pipsqueak stay with Tariq Mahmood?');
    await bot.press(practitioner, { do: 'missed-something', message: await questionId() });
    expect(seen()).toContain(wording.corrections.which);
    await bot.say(practitioner, 'pipsqueak');
    expect(asked()).toEqual(['Can pipsqueak stay with [name 1]?', 'Can [name 2] stay with [name 1]?']);
  });
});

it('a nation’s name can also be the words to remove, straight after we ask which', async () => {
  await bot.say(practitioner, 'Can Tariq Mahmood stay in Wales?');
  await bot.press(practitioner, { do: 'missed-something', message: await questionId() });
  await bot.say(practitioner, 'Wales');
  expect(asked().at(-1)).not.toContain('Wales');
});
