// The published renderer's own reader of cards, which says what it objects to.
import { createRequire } from 'node:module';

/** It runs outside a browser as long as nothing is drawn. */
interface CardLibrary {
  AdaptiveCard: new () => { parse(json: unknown, context: ParseContext): void };
  SerializationContext: new (version: unknown) => ParseContext;
  Versions: { v1_5: unknown };
}
interface ParseContext {
  eventCount: number;
  getEventAt(index: number): { message: string };
}
const cards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as CardLibrary;

/**
 * What the reader objects to in a card of schema 1.5, and each property that it never asks for, as the schema has none
 * of that name. `lang` is kept from it: its pattern for that is a global regular expression, which goes on where it
 * ended, so that it refuses every second card that has one.
 */
export function cardObjections(card: object): string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const unread = new Set<string>();
  const json: unknown = JSON.parse(JSON.stringify({ ...card, lang: undefined }));
  new cards.AdaptiveCard().parse(watched(json, 'card', unread), context);
  return [
    ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message),
    ...Array.from(unread, (path) => `unknown property: ${path}`),
  ];
}

/** Never asked for, though they are right: what a button carries, Teams' own property, and what an old client reads. */
const ANYTHING = new Set(['data', 'msteams', 'fallback']);

/** The same content; each property is in `unread` until it is asked for. */
function watched(value: unknown, path: string, unread: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one, index) => watched(one, `${path}[${index}]`, unread));
  if (typeof value !== 'object' || value === null) return value;
  const content = { ...value } as Record<string, unknown>;
  for (const name of Object.keys(content).filter((one) => !ANYTHING.has(one))) {
    content[name] = watched(content[name], `${path}.${name}`, unread);
    unread.add(`${path}.${name}`);
  }
  const ask = (name: string | symbol) => unread.delete(`${path}.${String(name)}`);
  return new Proxy(content, {
    get(...asked) {
      ask(asked[1]);
      return Reflect.get(...asked) as unknown;
    },
    getOwnPropertyDescriptor(...asked) {
      ask(asked[1]);
      return Reflect.getOwnPropertyDescriptor(...asked);
    },
  });
}
