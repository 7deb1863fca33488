// The published renderer's own card parser, which reports what it objects to.
import { createRequire } from 'node:module';

/** The library runs outside a browser if nothing is drawn. */
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
 * The parser's objections to a card of schema 1.5, and each property that it never reads because the schema does not
 * have it. `lang` is left out: the parser checks it with a global regular expression, which continues from where it
 * last stopped, so it would refuse every second card that has one.
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

/** Correct, though the parser never reads them: a button's data, Teams' own property, and the text for old clients. */
const ANYTHING = new Set(['data', 'msteams', 'fallback']);

/** The same content. Each property is in `unread` until the parser reads it. */
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
