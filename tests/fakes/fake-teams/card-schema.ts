// Checks cards against the published JSON schema of Adaptive Cards 1.5, and with the published renderer’s reader.
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { readerObjections } from './card-reader.js';

/**
 * Microsoft’s own file, unchanged: schemas/1.5.0/adaptive-card.json in microsoft/AdaptiveCards at 644d933e, under
 * the licence beside it. The only package with a schema (adaptivecards-designer) has one of its own, and needs an
 * older adaptivecards than the one that we test with.
 */
const FILE = new URL('fixtures/adaptive-cards-1.5.0/adaptive-card.json', import.meta.url);

/** The property that Teams adds to a card, and the schema does not know: it asks for the full width. */
const ADDED_BY_TEAMS = 'msteams';

let validate: ValidateFunction | undefined;

/** Returns what the reader objects to in a card, or if there is nothing, what the schema objects to. */
export function cardObjections(card: object): string[] {
  const objections = readerObjections(card);
  return objections.length ? objections : schemaFaults(card);
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
  // Ajv refuses the `id` and the draft, which are old. No reference uses them.
  const {
    id: _,
    $schema,
    ...schema
  } = JSON.parse(readFileSync(FILE, 'utf8')) as Schema & Record<string, unknown>;
  // As published, this is a pattern alone, so that any object would be a valid `fallback`.
  schema.definitions['FallbackOption'] = { type: 'string', ...schema.definitions['FallbackOption'] };
  // Not strict: the schema has keywords of its own, such as `version`. Ajv has no formats without another package.
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

/**
 * An element may be any of 20 kinds, and the schema says why it is not each of them. The errors furthest inside say
 * what is wrong.
 */
function deepest(errors: readonly ErrorObject[]): string[] {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const causes = errors.filter(({ keyword }) => keyword !== 'anyOf');
  const most = Math.max(...causes.map(depth));
  const inside = causes.filter((error) => depth(error) === most);
  return [...new Set(inside.map(({ instancePath, message }) => `${instancePath} ${message}`.trim()))];
}
