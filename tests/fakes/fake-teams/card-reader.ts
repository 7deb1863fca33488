// Checks cards with the parser of Microsoft’s published renderer.
import { createRequire } from 'node:module';

/** The parts of the adaptivecards library that work outside a browser. */
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
 * Returns the parser’s objections to a card, and each property that the parser does not know. Uses schema
 * version 1.5. Does not check `lang`, because of a fault in the parser: its global regular expression keeps
 * its position, so it refuses every second card with `lang`.
 */
export function readerObjections(card: object): string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const unread = new Set<string>();
  const json: unknown = JSON.parse(JSON.stringify({ ...card, lang: undefined }));
  new cards.AdaptiveCard().parse(watched(json, 'card', unread), context);
  return [
    ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message),
    ...Array.from(unread, (path) => `unknown property: ${path}`),
  ];
}

/**
 * Properties that are correct although the parser never reads them: a button’s data, Teams’ own property, and
 * the fallback for old clients.
 */
const ANYTHING = new Set(['data', 'msteams', 'fallback']);

/** Returns a copy of the value that removes each property from `unread` when the parser reads it. */
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
