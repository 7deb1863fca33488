// Checks that old names that we have replaced do not return, in a path or in anything that the code declares,
// and that no two files export different things under one name.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

const DECISION = 'docs/decisions/0041-names-that-say-what-they-are.md';
/** Samples are data, and migrations keep the names that they had when they were written. */
const LEFT_OUT = /^(ingest\/samples|(tests\/)?adapters\/sql\/migrations)\//;
/**
 * Old names that are also everyday words or have another meaning. They say too little for a file or an export,
 * but a variable or a member may have them: the `marks` of a text, the `attention` of a transformer, a stored
 * row that we `seal`.
 */
const EVERYDAY = ['alone', 'asked-for', 'attention', 'care', 'carried', 'held-up', 'marks', 'moment', 'seal'];
const KEPT = [
  'attend', // a kind of job, and therefore stored
  'mends', // a column
  'CARE', // of a care home
  'PRAYER_OR_CARE',
  'OWN_FORM', // of a paragraph's number, such as “12A”
  'stripNewLines', // an option of LangChain
  'unheardOf', // as in English
  'recordShown', // what a command shows
];
/** The only names that several files export, for things of one kind. */
const TWINS = [
  // What Slack and Teams, or a chat platform and the web pages, each do in their own way.
  'Asked',
  'Streams',
  'addressSchema',
  'beginsWithOther',
  'createStreams',
  'placeOf',
  'refusalOf',
  'toDeliveryFailure',
  'visibleText',
  // In English and in Welsh.
  'counted',
  // In a page's script and on the server.
  'filled',
  'newIdempotencyKey',
  // The days of the week, and the Welsh for “days” after a number, beside `MINUTES` and `SECONDS`.
  'DAYS',
];
/** Each audience has its own catalogue, named after what its sentences are about. */
const CATALOGUE = /Wording$/u;
const EXPORT = /^export (?:async |abstract )?(?:function\*?|const|class|interface|type) (\w+)/gmu;
/** Columns, and metrics. */
const STORED = /^[a-z]+(_[a-z]+)+$/u;

const replaced = [...readFileSync(DECISION, 'utf8').matchAll(/^\| `([a-z-]+)` +\| (.+?) +\|/gmu)].map(
  ({ 1: old = '', 2: name = '' }) => ({ old, asWord: new RegExp(`(?:^|-)${old}s?(?:-|$)`, 'u'), name }),
);
const anyOf = (rows: typeof replaced) => rows.map(({ old }) => old.replaceAll('-', '[-_]?')).join('|');
const [everyday, others] = [true, false].map((isEveryday) =>
  anyOf(replaced.filter(({ old }) => EVERYDAY.includes(old) === isEveryday)),
);
/** Saves parsing most files. */
const mayBeOld = new RegExp(`${others}|^export .*(?:${everyday})`, 'imu');
const files = execFileSync('git', ['ls-files', 'bot', 'knowledge', 'ingest', 'adapters', 'tools', 'tests'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => !LEFT_OUT.test(file));

interface Declared {
  name: string;
  isExported: boolean;
}

test('no file or folder has a name that was replaced', () => {
  const segments = new Set(files.flatMap((file) => file.split('/')));
  expect([...segments].flatMap((name) => oldNamesIn({ name, isExported: true }))).toEqual([]);
});

test('nothing that the code declares has a name that was replaced', () => {
  const found = files
    .filter((file) => /\.[jt]s$/u.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => mayBeOld.test(text))
    .flatMap(({ file, text }) =>
      declaredIn(text)
        .flatMap(oldNamesIn)
        .map((old) => `${file}: ${old}`),
    );
  expect(found).toEqual([]);
});

test('no two files export different things under one name', () => {
  const code = files.filter((file) => /\.[jt]s$/u.test(file) && !file.startsWith('tests/'));
  const shared = sharedNames(code.map((file) => ({ file, text: readFileSync(file, 'utf8') })));
  expect(shared.filter(({ name }) => !TWINS.includes(name) && !CATALOGUE.test(name))).toEqual([]);
  expect(TWINS.filter((name) => !shared.some((one) => one.name === name))).toEqual([]);
});

test('finds a name that two files export, but not one that is used for a type and its value', () => {
  const text = 'export const Pace = 1;\nexport type Pace = number;\nconst mine = 2;';
  expect(sharedNames([{ file: 'a.ts', text }])).toEqual([]);
  expect(
    sharedNames([
      { file: 'a.ts', text },
      { file: 'b.ts', text: 'export async function* mine() {}\nexport interface Pace {}' },
    ]),
  ).toEqual([{ name: 'Pace', in: ['a.ts', 'b.ts'] }]);
});

test('finds an old name in every way of writing it', () => {
  expect(replaced.length).toBeGreaterThan(50);
  for (const name of ['stand-ins.ts', 'StandIn', 'createStandInGiver', 'STAND_IN_LABELS', 'standIns'])
    expect(oldNamesIn({ name, isExported: false })).toEqual([`${name} → pseudonym`]);
  for (const name of ['standing', 'understand.ts', 'momentum'])
    expect(oldNamesIn({ name, isExported: true })).toEqual([]);
});

test('finds everything that a file declares', () => {
  const names = (text: string) => declaredIn(text).map(({ name }) => name);
  expect(names('export function a(b: { c: string }, { d: [e] }) { const f = { g: 1, h() {} }; }')).toEqual([
    'a',
    'b',
    'c',
    'e',
    'f',
    'g',
    'h',
  ]);
  expect(names('class A { #b = 1; get c() { return d.e; } } type F<G> = { h(): G }; enum I { J }')).toEqual([
    'A',
    'c',
    'F',
    'G',
    'h',
    'I',
    'J',
  ]);
  const everyday = declaredIn('export const alone = 1; export function care(moment: string) {}');
  expect(everyday.flatMap(oldNamesIn)).toEqual(['alone → run exclusively', 'care → next follow-up']);
});

function oldNamesIn({ name, isExported }: Declared): string[] {
  if (KEPT.includes(name) || STORED.test(name)) return [];
  const words = name
    .replace(/([a-z\d])([A-Z])/gu, '$1-$2')
    .replace(/[_.]/gu, '-')
    .toLowerCase();
  return replaced
    .filter((row) => row.asWord.test(words) && (isExported || !EVERYDAY.includes(row.old)))
    .map((row) => `${name} → ${row.name}`);
}

function sharedNames(code: readonly { file: string; text: string }[]): { name: string; in: string[] }[] {
  const places = new Map<string, Set<string>>();
  for (const { file, text } of code)
    for (const { 1: name = '' } of text.matchAll(EXPORT))
      places.set(name, (places.get(name) ?? new Set()).add(file));
  return [...places].filter(([, found]) => found.size > 1).map(([name, found]) => ({ name, in: [...found] }));
}

function declaredIn(text: string): Declared[] {
  const found: Declared[] = [];
  const source = ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest);
  for (const statement of source.statements) visit(statement, isExport(statement));
  return found;

  function visit(node: ts.Node, isExported: boolean): void {
    const { name } = node as ts.NamedDeclaration;
    if (name && ts.isIdentifier(name) && isDeclaration(node)) found.push({ name: name.text, isExported });
    const isList = ts.isVariableStatement(node) || ts.isVariableDeclarationList(node);
    ts.forEachChild(node, (child) => visit(child, isExported && isList));
  }
}

function isExport(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** Other nodes have a name because they use something that is declared elsewhere. */
function isDeclaration(node: ts.Node): boolean {
  return (
    !ts.isPropertyAccessExpression(node) &&
    !ts.isImportSpecifier(node) &&
    !ts.isExportSpecifier(node) &&
    !ts.isShorthandPropertyAssignment(node) &&
    !ts.isMetaProperty(node)
  );
}
