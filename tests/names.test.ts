// Checks that old names that we have replaced do not return in file names or exported identifiers.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const DECISION = 'docs/decisions/0041-names-that-say-what-they-are.md';
/**
 * Folders that are not checked. Samples are data, migrations keep the names they had when they were written,
 * and the rest have not been renamed yet.
 */
const LEFT_OUT =
  /^(ingest\/samples|adapters\/(sql\/migrations|compose)|knowledge\/(written-answers|language-model|redaction)|bot\/safeguards|tests\/(adapters\/compose|adapters\/sql\/migrations|knowledge\/(written-answers|language-model|redaction)|bot\/safeguards))\//;

const replaced = [...readFileSync(DECISION, 'utf8').matchAll(/^\| `([a-z-]+)` +\| (.+?) +\|/gmu)].map(
  ({ 1: old = '', 2: name = '' }) => [new RegExp(`(?:^|-)${old}s?(?:-|$)`, 'u'), name] as const,
);
const files = execFileSync('git', ['ls-files', 'bot', 'knowledge', 'ingest', 'adapters', 'tools', 'tests'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => !LEFT_OUT.test(file));

test('no file has a name that was replaced', () => {
  expect(files.flatMap((file) => oldNamesIn(file.slice(file.lastIndexOf('/') + 1), file))).toEqual([]);
});

test('no exported identifier has a name that was replaced', () => {
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => exportsOf(file).flatMap((name) => oldNamesIn(name, `${file}: ${name}`)));
  expect(found).toEqual([]);
});

test('finds an old name in every way of writing it', () => {
  expect(replaced.length).toBeGreaterThan(50);
  for (const name of ['stand-ins.ts', 'StandIn', 'createStandInGiver', 'STAND_IN_LABELS', 'standIns'])
    expect(oldNamesIn(name, name)).toEqual([`${name} → pseudonym`]);
  for (const name of ['standing', 'understand.ts', 'momentum']) expect(oldNamesIn(name, name)).toEqual([]);
});

function oldNamesIn(name: string, where: string): string[] {
  const words = name
    .replace(/([a-z\d])([A-Z])/gu, '$1-$2')
    .replace(/[_.]/gu, '-')
    .toLowerCase();
  return replaced.filter(([old]) => old.test(words)).map(([, instead]) => `${where} → ${instead}`);
}

function exportsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement);
    return isNamed && statement.name ? [statement.name.text] : [];
  });
}
