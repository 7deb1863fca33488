// Everything that people read on pages and cards, and in commands, comes from a catalogue of texts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdsNoCode } from './catalogues.js';
import { NO_LABELS, NO_LABELS_FOR_OTHERS } from './no-labels.js';
import { NO_SENTENCES, NO_SENTENCES_FOR_OTHERS } from './no-sentences.js';
import { wordsOutside } from './words-outside.js';

/**
 * Code with text for practitioners. The other code in the desk and the editors' library is in English only.
 */
const READ_BY_PRACTITIONERS = [
  'adapters/web/about',
  'adapters/web/assets',
  'adapters/web/chat',
  'adapters/web/delivery',
  'adapters/web/design',
  'adapters/web/library/documents',
  'adapters/web/library/library.ts',
  'adapters/web/sign-in',
  'adapters/slack',
  'adapters/teams',
  'adapters/terminal',
];

/** Other code that keeps all its sentences in catalogues, regardless of who they are for. */
const OTHER_CODE = [
  'adapters/evidence',
  'adapters/audit',
  'adapters/index',
  'adapters/key-service',
  'adapters/langchain',
  'adapters/mcp',
  'adapters/metrics',
  'adapters/process',
  'adapters/sources',
  'adapters/web/desk',
  'adapters/web/library',
  'adapters/web/model',
  'adapters/web/mount.ts',
  'adapters/web/visible-text.ts',
  'adapters/web/ports',
  'adapters/web/security',
  'adapters/web/server',
  'adapters/cli',
  'adapters/composition',
  'adapters/http',
  'adapters/models',
  'adapters/parsers',
  'adapters/sql',
  'adapters/start',
  'bot',
  'ingest',
  'knowledge',
];

const PRACTITIONERS = [...Object.values(NO_SENTENCES), ...Object.values(NO_LABELS)].flat();
const OTHERS = [...Object.values(NO_SENTENCES_FOR_OTHERS), ...Object.values(NO_LABELS_FOR_OTHERS)].flat();
function outside(paths: readonly string[], listed: readonly string[]) {
  return paths
    .filter((path) => !holdsNoCode(path))
    .sort()
    .flatMap((path) =>
      wordsOutside(readFileSync(path, 'utf8'))
        .filter(({ words }) => !listed.includes(words))
        .map(({ words }) => ({ path, words })),
    );
}

/** Matches files of texts in many languages for testing models. No person reads them. */
const TRIED_WITH = /(?:^|\/)self-test-texts\.ts$/;

/** Matches source files. Scripts for pages are in JavaScript, and get their wording from the page. */
const SOURCE = /\.[jt]s$/;

function sourcesIn(path: string): string[] {
  if (SOURCE.test(path)) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name) && !TRIED_WITH.test(name))
    .map((name) => join(path, name));
}

test('finds sentences in strings, in templates and in what is read aloud', () => {
  const found = wordsOutside(
    [
      'const a = "Ask a person";',
      'const b = markup`<p class="one two">Go back now</p>`;',
      'const c = `${count} more quotes here`;',
      'const d = markup`<nav aria-label="All the pages"></nav>`;',
      'const e = `<h2 class="three four">Whose data</h2>`;',
    ].join('\n'),
  );
  expect(found.map(({ line, words }) => [line, words])).toEqual([
    [1, 'Ask a person'],
    [2, 'Go back now'],
    [3, '… more quotes here'],
    [4, 'All the pages'],
    [5, 'Whose data'],
  ]);
});

test('finds single words that someone reads, and what an error says', () => {
  const source = [
    "const a = { label: 'Cancel' };",
    'const b = markup`<tr><th>Waiting</th>${rows}</tr>`;',
    'const c = `Sources: ${list}`;',
    'const d = markup`<button title="send">${icon}</button>`;',
    'const e = markup` waiting`;',
    "throw new Error('The site is gone.');",
  ].join('\n');
  expect(wordsOutside(source).map(({ line, words }) => [line, words])).toEqual([
    [1, 'Cancel'],
    [2, 'Waiting'],
    [3, 'Sources: …'],
    [4, 'send'],
    [5, 'waiting'],
    [6, 'The site is gone.'],
  ]);
});

test('does not find single words that programs compare, nor attributes', () => {
  const source = `if (type === 'Message') send();
switch (type) { case 'Claim': break; }
const a = headers['Connection'];
const b = { 'Cancel': true };
markup\`<p\${isOpen && markup\` open\`}\${id && markup\` id="\${id}" data-kept\`}></p>\`;`;
  expect(wordsOutside(source)).toEqual([]);
});

test('does not find SQL, except for values that someone may read', () => {
  const source = `sql\`select id from \${table} where \${isOwn ? sql\`id is not null\` : sql.raw('select 1 where true')}\`;
sql<Row>\`update people set name = 'A former adviser' -- don't keep the name\`;
sql\`select \${'Ask a person'} as text\`;
db.selectFrom('people as adviser').select(['adviser.name as by', 'id']).where((e) => e('left_at', 'is not', null));
client.query("select 1 from tables where kind = 'No one else'");`;
  expect(wordsOutside(source).map(({ words }) => words)).toEqual([
    'A former adviser',
    'Ask a person',
    'No one else',
  ]);
});

test('finds sentences that only look like SQL', () => {
  const source = `const a = 'select a file';
const b = say('known as Sam');
const c = query.where('name', '=', 'Ask a person');
const d = client.query('Select a file');
const e = markup\`\${count} is not enough\`;`;
  expect(wordsOutside(source).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
});

test('does not find names of classes, logs and modules', () => {
  const source = `import a from 'some module';
log.info({}, 'Received an activity from Teams.');
log?.warn({}, 'Received an activity late.');
run().catch(bugLogger(log, 'warn', 'Jobs could not be claimed.'));
markup\`<p class="one two">\${words}</p>\`;`;
  expect(wordsOutside(source)).toEqual([]);
});

test('does not find patterns and lists of words, which programs recognise', () => {
  const source = [
    "const a = 'an? (?:legal |statutory )?duty';",
    'const b = String.raw`at least|not less than`;',
    "const c = wordSet('who what which ' + 'where when');",
    "const d = 'one two three'.split(' ');",
    'const e = `four five\n  six`.split(/\\s+/u);',
  ].join('\n');
  expect(wordsOutside(source)).toEqual([]);
});

test('finds sentences beside patterns and lists of words', () => {
  const source = [
    "const a = `${wordSet('one two')} are left`;",
    "const b = String.raw`(?:${name('Ask a person')})`;",
    "const c = wordSet(isMany ? 'Many are left' : 'Few are left');",
    "const d = 'Wait for an adviser (1 of 2): any adviser?';",
    "const e = text.split('No one has answered');",
    "const f = split('Nothing was sent');",
  ].join('\n');
  expect(wordsOutside(source).map(({ words }) => words)).toEqual([
    '… are left',
    'Ask a person',
    'Many are left',
    'Few are left',
    'Wait for an adviser (1 of 2): any adviser?',
    'No one has answered',
    'Nothing was sent',
  ]);
});

test.each(READ_BY_PRACTITIONERS)(
  'no sentence in the code of %s, which practitioners use, is outside the catalogues',
  (folder) => {
    const found = outside(sourcesIn(folder), PRACTITIONERS);
    expect(found.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
  },
);

test.each(OTHER_CODE)('no sentence in the code of %s is outside the catalogues', (folder) => {
  const paths = sourcesIn(folder).filter(
    (path) => !READ_BY_PRACTITIONERS.some((start) => path.startsWith(start)),
  );
  const found = outside(paths, OTHERS);
  expect(found.map(({ path, words }) => `${path}: ${words}`)).toEqual([]);
});

test('every folder of code is in one of these lists', () => {
  const listed = [...READ_BY_PRACTITIONERS, ...OTHER_CODE];
  const missing = ['adapters', 'bot', 'ingest', 'knowledge']
    .flatMap(sourcesIn)
    .filter((path) => !holdsNoCode(path) && !listed.some((start) => path.startsWith(start)));
  expect(missing).toEqual([]);
});
