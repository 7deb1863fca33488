// Every kind of card, in every language, is valid in schema 1.5, and each of its buttons returns its action.
import { describe, expect, test } from 'vitest';
import { actionIn } from '../../../adapters/teams/rendering/card-actions.js';
import { bytes, MAX_CARD_BYTES, renderCard } from '../../../adapters/teams/rendering/render.js';
import { feedbackReply, reasonForm } from '../../../adapters/teams/incoming/feedback.js';
import { answerQuery, QUERY } from '../../../adapters/teams/incoming/message-extension.js';
import { SEARCH } from '../../../adapters/teams/model/search-command.js';
import type { TeamsActivity } from '../../../adapters/teams/model/types.js';
import { cardActivity } from '../../../adapters/teams/outgoing/activities.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { FoundQuotes } from '../../../bot/model/quotes-to-share.js';
import { inputWanted } from '../../../bot/model/messages/action-input.js';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import { activityFaults } from '../../fakes/fake-teams/activity-rules.js';
import { cardObjections } from '../../fakes/fake-teams/card-schema.js';
import { replyFaults } from '../../fakes/fake-teams/invoke-rules.js';
import { EVERY_ACTION, withButtons } from '../../fakes/samples/sample-actions.js';
import * as samples from './rendering/samples.js';

const { document: _, quote, ...messages } = samples;
const NO_LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** The longest text, in characters, that Microsoft allows for the progress line of a stream. */
const LONGEST_INFORMATIVE = 1000;

type Node = Record<string, unknown>;

function* actionsIn(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('data' in value && 'verb' in value) yield value;
  for (const child of Object.values(value)) yield* actionsIn(child);
}

describe.each(LANGUAGES)('in %s', (language) => {
  const say = wordsIn(language);

  test.each(EVERY_ACTION)('the button to $do, with the box that it opens', (action) => {
    const { card } = renderCard(withButtons([action], language));
    expect(cardObjections(card)).toEqual([]);
    const [button] = actionsIn(card);
    expect(actionIn(button!['data'])).toEqual(action);
    const wanted = inputWanted(action, say);
    expect(JSON.stringify(card).includes('Input.Text')).toBe(wanted !== undefined);
    expect(card.actions).toMatchObject([{ style: 'positive' }]);
  });

  test('all buttons in one message, of which as many as fit are shown', () => {
    const { card } = renderCard(withButtons(EVERY_ACTION, language));
    expect(cardObjections(card)).toEqual([]);
    expect(bytes(card)).toBeLessThanOrEqual(MAX_CARD_BYTES);
  });

  test.each(Object.entries(messages))('the message %s', (_name, message) => {
    expect(activityFaults(cardActivity(renderCard({ ...message, language })) as object)).toEqual([]);
  });

  test.each(['up', 'down'] as const)('what Teams shows once a thumb %s was pressed', (rating) => {
    const asked = { locale: language, name: 'message/fetchTask' } as TeamsActivity;
    const reply = feedbackReply(asked, { rating });
    expect(replyFaults('message/fetchTask', reply)).toEqual([]);
    const { task } = reply;
    expect(task).toMatchObject(
      rating === 'up'
        ? { type: 'message', value: say.feedbackThanks }
        : { type: 'continue', value: { card: { content: reasonForm(say) } } },
    );
  });

  test.each<[string, FoundQuotes]>([
    ['quotes', { kind: 'quotes', quotes: [1, 2].map((number) => quote(number, 'Words.').citation) }],
    ['nothing', { kind: 'quotes', quotes: [] }],
    ['danger', { kind: 'danger', contacts: [] }],
  ])('what the search in Teams gives: %s', async (kind, found) => {
    const parameters = [{ name: SEARCH.parameter, value: 'consent' }];
    const query = { locale: language, value: { commandId: SEARCH.command, parameters } } as TeamsActivity;
    const reply = await answerQuery({ search: () => Promise.resolve(found), log: NO_LOG }, query);
    expect(replyFaults(QUERY, reply)).toEqual([]);
    expect(reply.composeExtension?.type).toBe(kind === 'quotes' ? 'result' : 'message');
  });

  test('the lines that say what the assistant is doing', () => {
    for (const line of Object.values(say.page.progress))
      expect([line.trim() !== '', line.length <= LONGEST_INFORMATIVE]).toEqual([true, true]);
  });
});
