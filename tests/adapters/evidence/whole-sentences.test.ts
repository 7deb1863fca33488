// Every text in the evidence pack is a whole sentence, not a fragment that code joins to another.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const FOLDER = 'adapters/evidence/content';

/** Returns the one-line strings in a source file. Longer texts always contain whole statements. */
function stringsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…'),
      );
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true));
  return found.filter((text) => !text.includes('\n'));
}

/**
 * True for text that starts with punctuation, or that starts or ends with a space, because other text must be
 * joined to it.
 */
const isHalf = (text: string) =>
  /^[,;:.)]? ?\p{L}/u.test(text) && (/^[,;:.) ]/.test(text) || text.endsWith(' '));

test('tells half a sentence from a whole one, a name and a list', () => {
  const halves = ["a = '; it is so'", 'b = `. It is ${c}`', "d = ' and so on'", "e = 'It is '"];
  expect(halves.flatMap(stringsIn).filter(isHalf)).toHaveLength(4);
  const whole = ["a = 'It is so'", 'b = `${c}, and so on`', "d = list.join(', ')", "e = 'sign-in'"];
  expect(whole.flatMap(stringsIn).filter(isHalf)).toEqual([]);
});

test('joins no halves of sentences in the evidence pack', () => {
  const texts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => stringsIn(readFileSync(join(FOLDER, name), 'utf8')));
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.filter(isHalf)).toEqual([]);
});
