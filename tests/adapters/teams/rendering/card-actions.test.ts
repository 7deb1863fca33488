// Tests the text boxes that buttons open, and what is read from them.
import { expect, test } from 'vitest';
import type { Button } from '../../../../bot/model/messages/message.js';
import { actionIn } from '../../../../adapters/teams/rendering/card-actions.js';
import { renderCard } from '../../../../adapters/teams/rendering/render.js';
import { LANGUAGES } from '../../../../knowledge/model/language.js';
import { cardObjections } from '../../../fakes/fake-teams/card-schema.js';
import { everyCard } from './every-card.js';
import { answered } from './samples.js';

test.each(LANGUAGES)('no id repeats in any card, in %s', (language) => {
  const repeated = Object.entries(everyCard(language)).map(([name, { card }]) => [
    name,
    cardObjections(card),
  ]);
  expect(repeated.filter(([, objections]) => objections!.length)).toEqual([]);
});

test('Teams would refuse a card whose buttons open boxes with the same id', () => {
  const { card } = renderCard(answered);
  const box = { type: 'Input.Text', id: 'words' };
  const opens = { type: 'Action.ShowCard', title: 'Open', card: { type: 'AdaptiveCard', body: [box] } };
  expect(cardObjections({ ...card, actions: [opens] })).toEqual([]);
  expect(cardObjections({ ...card, actions: [opens, opens] })).toEqual(['an id that repeats: words']);
});

test('each box of a card has its own id, also if an action repeats in different places', () => {
  const ask = (answer: string): Button => ({
    label: 'Send',
    action: { do: 'insert-answer', escalation: 'e1', answer },
  });
  const { card } = renderCard({
    ...answered,
    parts: [{ kind: 'choices', buttons: [ask('a1'), ask('a2')] }],
    buttons: [ask('a3'), { label: 'Note', action: { do: 'note', escalation: 'e1' } }],
  });
  expect(JSON.stringify(card).match(/"id":"[^"]*"/g)).toHaveLength(4);
  expect(cardObjections(card)).toEqual([]);
});

test('reads what was typed into any box for an action, and not what was typed into the box of another', () => {
  const typed = (boxes: object) => actionIn({ action: { do: 'reply', escalation: 'e1' }, ...boxes });
  for (const box of ['words-reply-1', 'words-reply-2', 'words', 'replyText'])
    expect(typed({ 'words-note-1': '', [box]: 'Call the helpline.' })).toMatchObject({
      text: 'Call the helpline.',
    });
  expect(typed({ 'words-note-1': 'Only for us.' })).not.toHaveProperty('text');
});
