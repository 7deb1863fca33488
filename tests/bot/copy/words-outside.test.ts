// Everything a practitioner reads comes from a catalogue, so that it exists in each language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

/** Strings that are not for practitioners, or not sentences, by reason. */
const NO_SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'what was being done, for logs': [
    'accept a message',
    'tell us whether someone is a member',
    'look up a member',
    'replace a message',
    'open a direct message',
    'tell us which workspace this is',
    'tell us which app this is',
    'show progress',
    'send a message',
    'look up the channel',
    'describe the channel',
    'sign in',
    'found; the app is in its team, with … …',
    'A command could not be saved.',
    'A direct message could not be opened.',
    'A form could not be opened.',
    'A form could not be saved.',
  ],
  'what Microsoft’s servers are told': [
    'Only JSON is accepted here.',
    'That is not a Teams activity.',
    'Only activities from this machine are accepted.',
    'Only activities from Teams are accepted.',
    'Only activities from this organisation are accepted.',
    'The signature could not be checked. Please try again.',
    'Not authorised.',
  ],
  'what an administrator is told': [
    'must be 3 numbers, such as 1.0.0',
    'The desk and editing are not available because sign-in is not set up. To turn them on, set OIDC_ISSUER (docs/connect-sign-in.md).',
    'by name alone, on this machine only (OIDC_ISSUER is empty)',
  ],
  'what a signature is for': [
    'chat link',
    'chat form',
    'chat tag',
    'earlier chats',
    'chat owner',
    'refresh token',
    'sign-in attempt',
  ],
  'for programs': [
    ': still here',
    'You are not signed in.',
    'openid profile',
    'openid profile offline_access',
    'Not found.',
    'public, max-age=31536000, immutable',
    'trusted-types from-server',
  ],
  'names of classes': [
    'chart-bar second',
    'line bullet',
    'line bullet nested',
    'text muted',
    'passage passage-quoted',
  ],
  'the desk and the editors’ pages': [
    'the web page',
    'An adviser',
    'The numbers',
    'less than a minute',
    'See what changed',
  ],
};

/** The catalogue for editors: some text of their pages is not in it yet. */
const OF_EDITORS = 'adapters/web/library/wording';

const ALLOWED = new Set(Object.values(NO_SENTENCES).flat());

/**
 * How many strings of 2 words or more are outside the catalogues, for readers whose text is not all in one
 * yet. Names of classes and programs count too. Lower a number when text moves into a catalogue; never raise
 * one.
 */
const MOST_OUTSIDE = {
  advisers: { paths: ['adapters/web/desk'], most: 434 },
  editors: { paths: ['adapters/web/library'], most: 449 },
  operators: { paths: ['adapters/cli', 'adapters/compose', 'adapters/start'], most: 517 },
} as const;

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
        .filter(({ words }) => FOR_OTHERS[path] === undefined && !ALLOWED.has(words))
        .map(({ words }) => `${path}: ${words}`),
    );
  expect(found).toEqual([]);
});

test.each(Object.entries(MOST_OUTSIDE))(
  'no more text for %s is outside the catalogues than before',
  (_, { paths, most }) => {
    const found = paths
      .flatMap(sourcesIn)
      .filter((path) => ![...READ_BY_PRACTITIONERS, OF_EDITORS].some((start) => path.startsWith(start)))
      .flatMap((path) => wordsOutside(readFileSync(path, 'utf8')));
    expect(found.length).toBeLessThanOrEqual(most);
  },
);
