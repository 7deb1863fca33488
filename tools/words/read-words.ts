// Reads the sentences, comments and log lines of a source file, and the paragraphs of a document, so that some
// can be drawn for people to judge.
import ts from 'typescript';

/** Text of fewer words is a label or a name, not a sentence. */
const FEWEST_WORDS = 4;
/** Matches comments for programs, such as settings of eslint. */
const FOR_PROGRAMS = /^(?:eslint|prettier|@ts-|#!)/;
/** Matches calls that write to the log. */
const LOGS = /(?:^|\.)log(?:ger)?\??\.\w+$/;

/** Returns the texts of a catalogue, each with “…” where a value is filled in. */
export function sentencesInSource(source: string): string[] {
  return textsIn(parsed(source)).filter(isLong);
}

export function logLinesIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && LOGS.test(node.expression.getText()))
      found.push(...node.arguments.flatMap(textsIn));
    ts.forEachChild(node, visit);
  };
  visit(parsed(source));
  return found.filter(isLong);
}

/** Returns the paragraphs and list items outside tables and examples, each as one line. */
export function paragraphsIn(markdown: string): string[] {
  const prose = markdown.replace(/^ *```[^]*?^ *```/gmu, '').replace(/^(?:#| *\|).*$/gmu, '');
  return prose
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )/u)
    .map((words) => words.trim().replace(/\s+/gu, ' '))
    .filter(isLong);
}

const parsed = (source: string) => ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);

function textsIn(from: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push([node.head, ...node.templateSpans.map(({ literal }) => literal)].map(textOf).join('…'));
    ts.forEachChild(node, visit);
  };
  visit(from);
  return found;
}

const textOf = ({ text }: { text: string }) => text;

/** Returns the comments, each as one line. Comments on lines that follow each other are one comment. */
export function commentsIn(source: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const found: { text: string; end: number }[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind !== ts.SyntaxKind.SingleLineCommentTrivia && kind !== ts.SyntaxKind.MultiLineCommentTrivia)
      continue;
    const text = bare(scanner.getTokenText());
    const last = found.at(-1);
    const gap = last && source.slice(last.end, scanner.getTokenStart());
    if (last && gap !== undefined && /^\n[ \t]*$/.test(gap)) last.text += ` ${text}`;
    else found.push({ text, end: 0 });
    found.at(-1)!.end = scanner.getTokenEnd();
  }
  return found.map(textOf).filter((text) => isLong(text) && !FOR_PROGRAMS.test(text));
}

const bare = (comment: string) =>
  comment
    .replace(/^\/\*+|\*\/$|^\/\//g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

const isLong = (text: string) => text.split(/\s+/).filter(Boolean).length >= FEWEST_WORDS;

/** Returns `count` of the items, the same ones for the same seed. Returns all if there are fewer. */
export function draw<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const left = [...items];
  let state = seed >>> 0;
  // The linear congruential generator of Numerical Recipes, with its high bits.
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(next(left.length), 1)[0]!);
}
