// Each kind of card matches Microsoft's own types, which catch errors that the published renderer accepts.
import { expect, test } from 'vitest';
import { renderCard } from '../../../../adapters/teams/rendering/render.js';
import { LANGUAGES } from '../../../../knowledge/model/language.js';
import { EVERY_ACTION, withButtons } from '../../../fakes/samples/sample-actions.js';
import { readerObjections } from '../../../fakes/fake-teams/card-reader.js';
import { schemaFaults } from '../../../fakes/fake-teams/card-schema.js';
import { typeFaults } from './card-types.js';
import { everyCard } from './every-card.js';
import { answered } from './samples.js';

type Node = Record<string, unknown>;
interface Wrong {
  body: [Node, Node & { spacing?: unknown; inlines: unknown[] }, ...Node[]];
  actions: [{ style: unknown; verb: unknown; fallback: Node }];
}

const box = ({ body }: Wrong) => body.find(({ type }) => type === 'Container')!;
const run = (more: Node) => ({ type: 'TextRun', text: 'x', ...more });

const FAULTS: Record<string, (card: Wrong) => void> = {
  'an unknown property in a run': ({ body }) => (body[1].inlines = [run({ bogus: 1 })]),
  'an unknown property in a container': (card) => (box(card)['bogus'] = 1),
  'an unknown property in a fallback': ({ actions }) => (actions[0].fallback['bogus'] = 1),
  'an unknown element': ({ body }) => body.push({ type: 'Nope' }),
  'an unknown action': (card) => Object.assign(card, { actions: [{ type: 'Action.Nope' }] }),
  'an unknown action in a fallback': ({ actions }) => (actions[0].fallback = { type: 'Action.Nope' }),
  'an unknown style of a container': (card) => (box(card)['style'] = 'nope'),
  'an unknown style of a button': ({ actions }) => (actions[0].style = 'huge'),
  'an unknown spacing': ({ body }) => (body[1].spacing = 'wide'),
  'an unknown colour': ({ body }) => (body[1].inlines = [run({ color: 'pink' })]),
  'an unknown size': ({ body }) => (body[1].inlines = [run({ size: 'giant' })]),
  'a run without text': ({ body }) => (body[1].inlines = [{ type: 'TextRun' }]),
  'a text that is a number': ({ body }) => (body[1].inlines = [{ type: 'TextRun', text: 5 }]),
  'a link without an address': ({ body }) =>
    (body[1].inlines = [run({ selectAction: { type: 'Action.OpenUrl' } })]),
  'a card that a container opens': (card) =>
    (box(card)['selectAction'] = { type: 'Action.ShowCard', card: { type: 'AdaptiveCard' } }),
  'a button that shows nothing': (card) =>
    Object.assign(card, { actions: [{ type: 'Action.ToggleVisibility', title: 'x' }] }),
  'a visibility in words': (card) => (box(card)['isVisible'] = 'no'),
  'a length in words': ({ body }) => body.push({ type: 'Input.Text', id: 'a', label: 'b', maxLength: '5' }),
  'a box without an id': ({ body }) => body.push({ type: 'Input.Text', label: 'b' }),
  'a verb that is a number': ({ actions }) => (actions[0].verb = 5),
};

function withFault(spoil: (card: Wrong) => void): object {
  const card = structuredClone(renderCard(answered).card) as unknown as Wrong;
  spoil(card);
  return card;
}

const cards = Object.fromEntries(
  LANGUAGES.flatMap((language) => [
    ...Object.entries(everyCard(language)).map(([name, { card }]) => [`${name}, ${language}`, card] as const),
    ...EVERY_ACTION.map(
      (action) =>
        [`button to ${action.do}, ${language}`, renderCard(withButtons([action], language)).card] as const,
    ),
  ]),
);
const spoiled = Object.fromEntries(Object.entries(FAULTS).map(([name, spoil]) => [name, withFault(spoil)]));

test('each kind of card, and each button, fits Microsoft’s own types in both languages', () => {
  expect(typeFaults(cards)).toEqual({});
});

test('the types find each of the faults that a card could have', () => {
  const found = typeFaults(spoiled);
  expect(Object.keys(FAULTS).filter((name) => !found[name])).toEqual([]);
  expect(Object.keys(found).filter((name) => !FAULTS[name])).toEqual([]);
});

test.each(Object.entries(cards))('the published schema allows this card: %s', (_, card) => {
  expect(schemaFaults(card)).toEqual([]);
});

test.each(Object.entries(spoiled))('the published schema finds %s', (_, card) => {
  expect(schemaFaults(card)).not.toEqual([]);
});

test('only the property that Teams adds may be there without being in the schema, and only at the root', () => {
  const { card } = renderCard(answered);
  const { msteams } = card;
  const [first, ...others] = card.body;
  expect(schemaFaults({ ...card, unheardOf: true })).toEqual(['must NOT have additional properties']);
  expect(schemaFaults({ ...card, body: [{ ...first, msteams }, ...others] })).not.toEqual([]);
});

test('the reader and the schema find what is newer than 1.5, which the types allow', () => {
  const card = withFault(({ body }) => body.push({ type: 'CodeBlock', codeSnippet: 'x' }));
  expect(typeFaults({ card })).toEqual({});
  expect(readerObjections(card)).not.toEqual([]);
  expect(schemaFaults(card)).not.toEqual([]);
});
