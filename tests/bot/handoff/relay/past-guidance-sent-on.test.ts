// Tests what a practitioner gets if an adviser sends on quotes from an answer about a past date.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { asOfWording } from '../../../../bot/wording/english/as-of-wording.js';
import { createAsOf } from '../../../../ingest/releases/ask-as-of.js';
import { createLiveRelease } from '../../../../ingest/releases/load-release.js';
import { createRecordedAnswering } from '../../../../ingest/releases/record-answer-settings.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { publication } from '../../../fakes/fake-govuk/payloads.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  type TestBot,
} from '../../../fakes/test-bot.js';
import { startEditing } from '../../../support/running-editing.js';
import { perTest } from '../../../support/per-test.js';
import { page, PATH } from '../../recalls/running-recalls.js';

const editing = perTest(startEditing);
let bot: TestBot;
beforeEach(async () => {
  const { loading, ports, database } = editing.guidance;
  const past = createAsOf(loading, editing.editing);
  const live = { embedder: ports.embedder, loadedRelease: createLiveRelease(loading).current };
  bot = await createTestBot({
    store: createStore(database),
    answerQuestion: createRecordedAnswering(live, ports.store),
    askAsOf: past.askAsOf,
  });
});
afterEach(async () => bot.close());

async function publish(days: number, updated: string): Promise<void> {
  editing.site.put(publication(PATH, page(days), { public_updated_at: `${updated}T09:00:00Z` }));
  await editing.takeIn(PATH);
}

it('says that the quotes are from the guidance of that date', async () => {
  await publish(45, '2025-01-01');
  await publish(30, '2026-03-01');
  await bot.say(practitioner, 'adviser');
  const escalation = (await bot.queries.queue())[0]!.escalation.id;
  await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  await bot.say(
    adviser,
    'ask: As of 3 June 2025, what is the number of days of the first meeting within which to refer the child?',
  );
  const { message, messageId } = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!;
  const { action } = message.buttons.find((button) => button.action.do === 'insert-answer')!;
  await bot.press(adviser, action, personalPlaceOf(adviser), messageId);
  const sent = bot.seenIn(practitioner).at(-1);
  expect(sent).toContain('45 days');
  expect(sent).toContain(asOfWording.sentOn('2025-06-03'));
});
