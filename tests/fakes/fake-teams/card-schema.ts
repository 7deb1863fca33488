// Checks cards with the parser of Microsoft’s published renderer, and against the published JSON schema of
// Adaptive Cards 1.5.
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { readerObjections } from './card-reader.js';

/**
 * Microsoft’s file, unchanged: schemas/1.5.0/adaptive-card.json in microsoft/AdaptiveCards at 644d933e. Its
 * licence is in the same folder. The only package with a schema, adaptivecards-designer, has a different
 * schema and needs an older version of adaptivecards than the one we test with.
 */
const FILE = new URL('fixtures/adaptive-cards-1.5.0/adaptive-card.json', import.meta.url);

/** A property that Teams adds, for full-width cards. It is not in the published schema. */
const ADDED_BY_TEAMS = 'msteams';

let validate: ValidateFunction | undefined;

/**
 * Returns the parser’s objections to a card or, if there are none, the schema’s, and the ids that occur more
 * than once.
 */
export function cardObjections(card: object): string[] {
  const objections = readerObjections(card);
  return [...(objections.length ? objections : schemaFaults(card)), ...repeatedIds(card)];
}

/**
 * The renderers for iOS and Android do not show a card in which an id occurs twice, even if it is in cards
 * that different buttons open. The parser and the schema allow this.
 */
function repeatedIds(card: object): string[] {
  const ids = [...idsIn(card)];
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...new Set(repeated)].map((id) => `an id that repeats: ${id}`);
}

function* idsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('id' in value && typeof value.id === 'string') yield value.id;
  // A button's data may contain IDs of other things, and a fallback replaces the button.
  for (const [name, inside] of Object.entries(value))
    if (name !== 'data' && name !== 'fallback') yield* idsIn(inside);
}

export function schemaFaults(card: object): string[] {
  validate ??= compiled();
  const published = JSON.parse(JSON.stringify({ ...card, [ADDED_BY_TEAMS]: undefined })) as unknown;
  return validate(published) ? [] : deepest(validate.errors!);
}

interface Schema {
  definitions: Record<string, object>;
}

function compiled(): ValidateFunction {
  // Removes `id` and `$schema`, because Ajv refuses their old formats. No reference in the schema uses them.
  const {
    id: _,
    $schema,
    ...schema
  } = JSON.parse(readFileSync(FILE, 'utf8')) as Schema & Record<string, unknown>;
  // The published definition has a pattern but no type, so it would allow any object as a `fallback`.
  schema.definitions['FallbackOption'] = { type: 'string', ...schema.definitions['FallbackOption'] };
  // Does not use strict mode, because the schema has keywords that Ajv does not know, such as `version`. Does not
  // check formats, because Ajv needs another package for that.
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

/**
 * Returns only the most deeply nested errors, which say what is wrong. An element can be any of 20 kinds, and
 * Ajv also reports why it does not match each of the others.
 */
function deepest(errors: readonly ErrorObject[]): string[] {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const causes = errors.filter(({ keyword }) => keyword !== 'anyOf');
  const most = Math.max(...causes.map(depth));
  const inside = causes.filter((error) => depth(error) === most);
  return [...new Set(inside.map(({ instancePath, message }) => `${instancePath} ${message}`.trim()))];
}
