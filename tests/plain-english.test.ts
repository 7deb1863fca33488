// Checks that text for people, including comments, has no old-fashioned words or literal translations.
import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Old-fashioned words, each with a suggested replacement. */
const OLD_EVERYWHERE = [
  [/\b(?:no|some|any|every)body\b/i, 'no one, someone, anyone, everyone'],
  [/\bwhom\b/i, 'who'],
  [/\b(?:here|there|where)(?:by|of|in|upon|with|to|after)\b/i, 'the thing itself'],
  [/\bupon\b/i, 'on'],
  [/\bin vain\b/i, 'what did not work'],
  [/\banew\b/i, 'again'],
  [/\bstands? in\b(?! for)/i, 'is in'],
  [/\bhangs? on\b/i, 'affects'],
  [/\bring(?:s|ing)? \d/i, 'call'],
  [/\bmeanwhile\b/i, 'while you wait'],
  [/\bin its surroundings\b/i, 'in the document'],
  [/\b(?:shall|ought|lest|whilst|amongst|henceforth|aforementioned)\b/i, 'a word of today'],
] as const;
/** Words that are only checked in text on screen. In comments they are rare, and are usually fine. */
const OLD_ON_SCREEN = [
  ...OLD_EVERYWHERE,
  [/\bwhoever\b/i, 'anyone who, or the role'],
  [/\b(?:is|are) told of\b|\bis told\b(?! once)/i, 'we tell'],
  [/\b(?:of|from) (?:ours|yours|theirs)\b/i, 'our, your, their'],
] as const;

/** Also checked in titles of tests. Elsewhere, the same words are often used as they should be. */
const OLD_IN_TITLES = [
  ...OLD_ON_SCREEN,
  [/\bst(?:ands?|ood)\b(?! for)/i, 'is, or comes'],
  [/(?<!there )\bis no [a-z]+$/i, 'is not a'],
] as const;

/**
 * Files with no text for people: they contain words that the program looks for, or instructions to a language
 * model.
 */
const NOT_SAID = [
  /^bot\/as-of\/day-asked-about\.ts$/,
  /^bot\/safeguards\//,
  /^bot\/reporting\/topics\.ts$/,
  /^ingest\/comparing\//,
  /^knowledge\/(?:question|redaction|search|text|turns|written-answers)\//,
  /^(?:knowledge\/language-model|adapters\/models\/openai)\/[\w-]+-prompt\.ts$/,
  /^knowledge\/language-model\/(?:prompt-wording|question-block)\.ts$/,
];

const FOLDERS = ['adapters', 'bot', 'ingest', 'knowledge'];
const WITH_COMMENTS = [...FOLDERS, 'tests', 'tools'];
const PROSE = ['README.md', '.env.example', 'adapters/slack/manifest.yaml', 'bot/safeguards/contacts.json'];
/** Documents for people who run or change the assistant. */
const DOCUMENTS = ['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', ...markdownIn('docs')];

/** Finds old-fashioned words in a text. Returns each with its replacement. */
function oldWordsIn(
  text: string,
  words: typeof OLD_ON_SCREEN | typeof OLD_EVERYWHERE | typeof OLD_IN_TITLES = OLD_ON_SCREEN,
): string[] {
  return words.flatMap(([pattern, instead]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`“${found}” in “${shortened(text)}”: ${instead}`];
  });
}

function shortened(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 90);
}

/**
 * Returns the text in a file that people may see: strings of several words, and the fixed parts of template
 * literals.
 */
function sentencesOf(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) return;
    texts.push(...textOf(node));
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(file));
  return texts;
}

/** Returns the titles of the tests in a file, and of their groups. */
function titlesOf(file: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && /^(?:test|it|describe)\b/.test(node.expression.getText()))
      titles.push(...node.arguments.slice(0, 1).flatMap(textOf));
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(file));
  return titles;
}

const sourceOf = (file: string) =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

function textOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' … ')];
}

test.each([
  ['Nobody has claimed this.', true],
  ['To whom shall it go?', true],
  ['Your question stands in the document.', true],
  ['Please ring 999.', true],
  ['No one has claimed this.', false],
  ['Call 999 if a child is in danger now.', false],
])('tells an old sentence from one of today: %s', (sentence, isOld) => {
  expect(oldWordsIn(sentence).length > 0).toBe(isOld);
});

test('finds an old word in a string, in a template and in markup', () => {
  expect(sentencesOf(import.meta.filename).flatMap((text) => oldWordsIn(text))).toContainEqual(
    expect.stringContaining('“Nobody” in “Nobody has claimed this.”'),
  );
});

test.each([
  ['says where it stands', true],
  ['is no edit', true],
  ['passes if there is no advisory', false],
  ['stands for several words', false],
])('tells an old title from one of today: %s', (title, isOld) => {
  expect(oldWordsIn(title, OLD_IN_TITLES).length > 0).toBe(isOld);
});

test('finds the titles of tests and groups, also with a table', () => {
  expect(titlesOf(import.meta.filename)).toEqual(
    expect.arrayContaining(['no comment uses one either', '%s uses none of them either']),
  );
});

function sourcesIn(folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  return files.filter((file) => /\.(?:ts|js)$/.test(file));
}

function markdownIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}

/** Returns the lines of comments. Comments are never on the same line as code. */
function commentLinesOf(text: string): string[] {
  return text.split('\n').filter((line) => /^\s*(?:\/\/|\/\*|\* )/.test(line));
}

test('finds an old word in a comment of one line or of several', () => {
  const source = [
    '/**',
    ' * Nobody waits.',
    ' */',
    'wait(); // the end',
    '  // Done anew.',
    "say('nobody');",
  ].join('\n');
  expect(commentLinesOf(source).flatMap((line) => oldWordsIn(line, OLD_EVERYWHERE))).toEqual([
    expect.stringContaining('“Nobody”') as string,
    expect.stringContaining('“anew”') as string,
  ]);
});

test('no sentence of the program uses an old-fashioned or translated word', () => {
  const files = sourcesIn(FOLDERS).filter((file) => !NOT_SAID.some((pattern) => pattern.test(file)));
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) =>
    sentencesOf(file)
      .flatMap((text) => oldWordsIn(text))
      .map((one) => `${file}: ${one}`),
  );
  expect(found).toEqual([]);
});

test('no comment uses one either', () => {
  const found = sourcesIn(WITH_COMMENTS).flatMap((file) =>
    commentLinesOf(readFileSync(file, 'utf8'))
      .flatMap((line) => oldWordsIn(line, OLD_EVERYWHERE))
      .map((one) => `${file}: ${one}`),
  );
  expect(found).toEqual([]);
});

test('no title of a test uses one either', () => {
  const titles = sourcesIn(['tests']).flatMap((file) => titlesOf(file).map((title) => ({ file, title })));
  expect(titles.length).toBeGreaterThan(5000);
  const found = titles.flatMap(({ file, title }) =>
    oldWordsIn(title, OLD_IN_TITLES).map((one) => `${file}: ${one}`),
  );
  expect(found).toEqual([]);
});

test.each(PROSE)('%s uses none of them either', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.flatMap((line) => oldWordsIn(line))).toEqual([]);
});

/** Removes quoted text and code from a line, because documents may mention old words and commands. */
const withoutQuoted = (line: string) => line.replace(/“[^”]*”|`[^`]*`/g, '…');

test('finds an old word in a document, unless it is quoted', () => {
  expect(oldWordsIn(withoutQuoted('Nobody waits.'), OLD_EVERYWHERE)).toHaveLength(1);
  expect(oldWordsIn(withoutQuoted('“Nobody waits” and `embed-anew`.'), OLD_EVERYWHERE)).toEqual([]);
});

test.each(DOCUMENTS)('%s uses no old-fashioned word of its own', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n').map(withoutQuoted);
  expect(lines.flatMap((line) => oldWordsIn(line, OLD_EVERYWHERE))).toEqual([]);
});
