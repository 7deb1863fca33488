// Compares the app’s manifest with Slack’s own types. Reports unknown fields, and values over the limits that
// the comments in those types give.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { typeCheck } from '../../support/suite/typed-source.js';

const TYPES = join(
  dirname(createRequire(import.meta.url).resolve('@slack/web-api')),
  'types/request/manifest.d.ts',
);

/** Returns a sentence for each error. Empty if the manifest is valid. */
export function manifestFaults(manifest: object): string[] {
  const { file, checker, faults } =
    typeCheck(`import type { Manifest } from '${TYPES.replace('.d.ts', '.js')}';
const manifest: Manifest = ${JSON.stringify(manifest)};`);
  const [declared] = (file.statements[1] as ts.VariableStatement).declarationList.declarations;
  return [
    ...faults.map(({ text }) => text),
    ...overLimits(manifest, checker.getTypeAtLocation(declared!.name), checker),
  ];
}

function overLimits(value: unknown, type: ts.Type, checker: ts.TypeChecker): string[] {
  if (Array.isArray(value)) {
    const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return item ? value.flatMap((one) => overLimits(one, item, checker)) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]: [string, unknown]) => {
    const property = checker.getPropertyOfType(type, name);
    if (!property) return [];
    const { length } = inside as { length?: number };
    const most = limitIn(property);
    const over = most !== undefined && length! > most ? [`${name} is longer than ${most}`] : [];
    const next = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    return [...over, ...overLimits(inside, next, checker)];
  });
}

/** Returns the limit on a field, in characters or in items. */
function limitIn(property: ts.Symbol): number | undefined {
  const said = property.getJsDocTags().map(({ text }) => ts.displayPartsToString(text));
  const [, limit] = /maximum (?:length is|of)\s+(\d+)/i.exec(said.join(' ')) ?? [];
  return limit === undefined ? undefined : Number(limit);
}
