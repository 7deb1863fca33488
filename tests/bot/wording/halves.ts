// Finds halves of sentences in a catalogue: text that only reads well when the code joins it to other text.
import ts from 'typescript';

/**
 * Matches text that starts or ends where a sentence cannot, also with a verb that lacks its subject. A line
 * break around a table does not count.
 */
const HALF =
  /^(?!\n)[\s,;:.)].*\p{L}|\p{L}.*(?:[^\S\n]|[,;(])$|^(?:must|is|are|needs|contains|can only|could not|so|then) /su;
/** Matches an arrow or a label in the text of a diagram, which is indented. */
const DIAGRAM = /-->|-\.->|\|"/;
/** Matches ways to turn a label into a part of a sentence. */
const MADE_TO_FIT = /\.toLowerCase\(\)|\.charAt\(0\)|\b(?:lowerFirst|capitalised)\(/g;

export function halvesIn(source: string): string[] {
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    const text = textOf(node);
    if (text !== undefined && HALF.test(text) && !DIAGRAM.test(text)) found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found, ...[...source.matchAll(MADE_TO_FIT)].map(([how]) => how)];
}

/** The text of a string, with “…” in its gaps. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…');
}
