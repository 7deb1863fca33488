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
 * What the reader objects to in a card of schema 1.5. `lang` is kept from it: its pattern for that is a global regular
 * expression, which goes on where it ended, so that it refuses every second card that has one.
 */
export function cardObjections(card: object): string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  new cards.AdaptiveCard().parse(JSON.parse(JSON.stringify({ ...card, lang: undefined })), context);
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
}
