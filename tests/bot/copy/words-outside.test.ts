// Tests that all text that people read comes from the catalogue for its readers and, for practitioners, from
// the catalogue in each language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NO_SENTENCES, NO_SENTENCES_FOR_OTHERS } from './no-sentences.js';
import { wordsOutside } from './words-outside.js';

/** Code with text for practitioners. The desk and the editors' library are in English only. */
const READ_BY_PRACTITIONERS = [
  'adapters/web/about',
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

/** Files in those folders whose text is not for practitioners, and who it is for. */
const FOR_OTHERS: Readonly<Record<string, string>> = {
  'adapters/slack/incoming/keep-events.ts': 'logs',
  'adapters/slack/incoming/missed.ts': 'what was being done, for logs',
  'adapters/slack/model/scopes.ts': 'what an administrator is told by the doctor',
  'adapters/slack/outgoing/check-app.ts': 'what an administrator is told by the doctor',
  'adapters/slack/outgoing/client.ts': 'logs',
  'adapters/slack/outgoing/failures.ts': 'why a delivery failed, for logs and administrators',
  'adapters/web/design/show-word-changes.ts': 'only editors see that words have moved',
  'adapters/teams/outgoing/personal-chat.ts': 'what was being done, for logs',
  'adapters/teams/outgoing/posting.ts': 'what was being done, for logs',
  'adapters/teams/outgoing/streamed-sending.ts': 'what was being done, for logs',
  'adapters/teams/package/package-app.ts': 'a command for administrators',
  'adapters/teams/service/caller-token.ts': 'why a request was refused, for logs',
  'adapters/teams/service/certificate.ts': 'errors in a setting, and what the doctor tells an administrator',
  'adapters/teams/service/delivery-failure.ts': 'why a delivery failed, for logs and administrators',
  'adapters/teams/service/sign-in.ts': 'what the doctor tells an administrator',
  'adapters/teams/service/signing-keys.ts': 'an error for logs',
  'adapters/teams/service/time-limit.ts': 'an error for logs',
  'adapters/web/sign-in/access-table.ts': 'why someone may read something, for the record of readings',
  'adapters/web/sign-in/record-reading.ts': 'why someone may read something, for the record of readings',
  'adapters/web/delivery/region.ts': 'the desk and the editors’ pages',
  'adapters/web/design/assistant-off.ts': 'the desk',
  'adapters/web/design/sections.ts': 'the desk and the editors’ pages',
  'adapters/web/design/fields.ts': 'the forms of the desk and of the editors’ pages',
};

/** For each kind of reader, the code with their text and its catalogues. */
const READ_BY_OTHERS = {
  advisers: ['adapters/web/desk'],
  editors: ['adapters/web/library'],
  operators: ['adapters/cli', 'adapters/compose', 'adapters/start'],
} as const;
const isListed = (reasons: Readonly<Record<string, readonly string[]>>, words: string) =>
  Object.values(reasons).some((listed) => listed.includes(words));
const isCatalogue = (path: string) => /\/wording\//.test(path);

function sourcesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(path, name));
}

test('finds sentences in strings, in templates and in what is read aloud', () => {
  const found = wordsOutside(
    [
      'const a = "Ask a person";',
      'const b = markup`<p class="one two">Go back now</p>`;',
      'const c = `${count} more quotes here`;',
      'const d = markup`<nav aria-label="All the pages"></nav>`;',
    ].join('\n'),
  );
  expect(found.map(({ line, words }) => [line, words])).toEqual([
    [1, 'Ask a person'],
    [2, 'Go back now'],
    [3, '… more quotes here'],
    [4, 'All the pages'],
  ]);
});

test('does not find names of classes, errors, logs and modules', () => {
  const source = `import a from 'some module';
throw new Error('This cannot be');
log.info({}, 'Received an activity from Teams.');
markup\`<p class="one two">\${words}</p>\`;`;
  expect(wordsOutside(source)).toEqual([]);
});

test('no sentence that practitioners read is outside the catalogues', () => {
  const found = READ_BY_PRACTITIONERS.flatMap(sourcesIn)
    .sort()
    .flatMap((path) =>
      wordsOutside(readFileSync(path, 'utf8'))
        .filter(({ words }) => FOR_OTHERS[path] === undefined && !isListed(NO_SENTENCES, words))
        .map(({ words }) => `${path}: ${words}`),
    );
  expect(found).toEqual([]);
});

test.each(Object.entries(READ_BY_OTHERS))(
  'no sentence that %s read is outside the catalogues',
  (_, paths) => {
    const found = paths
      .flatMap(sourcesIn)
      .filter((path) => !isCatalogue(path) && !READ_BY_PRACTITIONERS.some((start) => path.startsWith(start)))
      .flatMap((path) =>
        wordsOutside(readFileSync(path, 'utf8'))
          .filter(({ words }) => !isListed(NO_SENTENCES_FOR_OTHERS, words))
          .map(({ words }) => `${path}: ${words}`),
      );
    expect(found).toEqual([]);
  },
);
