// What people read is in the English of today: no word that only a translation or an old letter would use.
import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Each with what to write instead. */
const OLD_WORDS = [
  [/\b(?:no|some|any|every)body\b/i, 'no one, someone, anyone, everyone'],
  [/\bwhom\b/i, 'who'],
  [/\bwhoever\b/i, 'anyone who, or the role'],
  [/\b(?:here|there|where)(?:by|of|in|upon|with|to|after)\b/i, 'the thing itself'],
  [/\bupon\b/i, 'on'],
  [/\bin vain\b/i, 'what did not work'],
  [/\banew\b/i, 'again'],
  [/\bstands? in\b/i, 'is in'],
  [/\b(?:is|are) told of\b|\bis told\b(?! once)/i, 'we tell'],
  [/\bhangs? on\b/i, 'affects'],
  [/\b(?:of|from) (?:ours|yours|theirs)\b/i, 'our, your, their'],
  [/\bring(?:s|ing)? \d/i, 'call'],
  [/\bmeanwhile\b/i, 'while you wait'],
  [/\bin its surroundings\b/i, 'in the document'],
  [/\b(?:shall|ought|lest|whilst|amongst|henceforth|aforementioned)\b/i, 'a word of today'],
] as const;

/** Not said to people: words the program looks for in what others wrote, and instructions to a language model. */
const NOT_SAID = [
  /^bot\/as-of\/day-asked-about\.ts$/,
  /^bot\/safeguards\//,
  /^bot\/reporting\/topics\.ts$/,
  /^ingest\/comparing\//,
  /^knowledge\/(?:question|redaction|search|text|turns|written-answers)\//,
  /-prompt\.ts$/,
  /^knowledge\/language-model\/question-block\.ts$/,
];

const FOLDERS = ['adapters', 'bot', 'ingest', 'knowledge'];
const PROSE = ['README.md', '.env.example', 'adapters/slack/manifest.yaml', 'bot/safeguards/contacts.json'];

/** Old-fashioned words in a text, each as "word: instead". */
function oldWordsIn(text: string): string[] {
  return OLD_WORDS.flatMap(([pattern, instead]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`“${found}” in “${shortened(text)}”: ${instead}`];
  });
}

function shortened(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 90);
}

/** The text of a file that people may see: strings of several words, and the fixed parts of templates. */
function sentencesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' … '));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
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
  expect(sentencesOf(import.meta.filename).flatMap(oldWordsIn)).toContainEqual(
    expect.stringContaining('“Nobody” in “Nobody has claimed this.”'),
  );
});

test('no sentence of the program uses an old-fashioned or translated word', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ).filter((file) => /\.(?:ts|js)$/.test(file) && !NOT_SAID.some((pattern) => pattern.test(file)));
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) =>
    sentencesOf(file)
      .flatMap(oldWordsIn)
      .map((one) => `${file}: ${one}`),
  );
  expect(found).toEqual([]);
});

test.each(PROSE)('%s uses none of them either', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.flatMap(oldWordsIn)).toEqual([]);
});
