// Makes a card of every kind that we send to Teams: answers, notices, a request, buttons, a search result and
// a form.
import { renderCard, type RenderedMessage } from '../../../../adapters/teams/rendering/render.js';
import { reasonForm } from '../../../../adapters/teams/incoming/feedback.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { OutgoingMessage } from '../../../../bot/model/messages/message.js';
import type { Language } from '../../../../knowledge/model/language.js';
import { EVERY_ACTION, withButtons } from '../../../fakes/samples/sample-actions.js';
import * as samples from './samples.js';

const { document: _, quote, ...messages } = samples;
const plain: OutgoingMessage = {
  ...samples.fromAdviser,
  parts: [{ kind: 'text', text: 'A test.' }],
  buttons: [],
};
const { citation } = quote(1, 'Words.');

export type Card = Pick<RenderedMessage, 'entities'> & { card: object };

export function everyCard(language: Language): Record<string, Card> {
  const rendered = Object.entries({ ...messages, plain }).map(([name, message]) => [
    name,
    renderCard({ ...message, language }),
  ]);
  const folded = [1, 2, 3].map((number) => ({
    ...quote(number, 'Words.'),
    ...(number > 1 && { folded: true as const }),
  }));
  const found: OutgoingMessage = { ...plain, language, parts: [{ kind: 'quote', number: 1, citation }] };
  return {
    ...(Object.fromEntries(rendered) as Record<string, Card>),
    'folded quotes': renderCard({ ...samples.answered, language, parts: folded }),
    'every button': renderCard(withButtons(EVERY_ACTION, language)),
    'a search’s result': renderCard(found, { numbered: false }),
    'the form for a reason': { card: reasonForm(wordsIn(language)), entities: [] },
  };
}
