// Finds sentences in source files that should be in a catalogue of texts.
import ts from 'typescript';

export interface Found {
  line: number;
  words: string;
}

/** Two words in a row, with no value filled in between. */
const TWO_WORDS = /\p{L}{2,},? \p{L}+/u;
/** Tags, with their class names and addresses, which no one reads. */
const TAG = /<style>.*?<\/style>|<[^>]*>|<[^>]*$|^[^<]*>/gs;
const STARTS_WITH_TAG = /^(?:<!doctype|<[a-z][a-z\d]*[ >])/;
/** Attributes that are shown or read aloud. */
const SHOWN_ATTRIBUTE = /\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g;

/** Methods that take a statement in SQL, and how such a statement begins. */
const TAKES_SQL = /\.(?:raw|query)$/;
const STATEMENT = /^\s*(?:select|create|drop|pragma|begin|set)\b/;
/** Methods that build a query, and the names and operators of two words that they take. */
const BUILDS_QUERY = /(?:^eb?|\.(?:select|selectFrom|updateTable|innerJoin|leftJoin|where|on))$/;
const ALIAS_OR_OPERATOR = /^(?:[\w.]+ as \w+|is not|not in|not like)$/;

/** Constructors whose strings only programmers read. */
const NOT_SHOWN = /^(?:Error|TypeError|RangeError|RegExp|URL|ExpectedError)$/;

/** A group in a regular expression, which no sentence has. */
const PATTERN = /\(\?[:=!<]/;
/** Functions that turn a string into a list of its words, to recognise them. */
const LISTS_WORDS = /^(?:wordSet|phraseList|stems|termsOf)$/;

export function wordsOutside(source: string): Found[] {
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (isForProgrammers(node) || isWordList(node)) return;
    if (ts.isStringLiteralLike(node)) add(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      add(
        node,
        [node.head, ...node.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join('\u0000'),
      );
      node.templateSpans.forEach(({ expression }) => visit(expression));
      return;
    }
    ts.forEachChild(node, visit);
  };
  const add = (node: ts.Node, text: string) => {
    const tag = ts.isTaggedTemplateExpression(node.parent) && node.parent.tag.getText();
    if (tag === 'String.raw' || PATTERN.test(text)) return;
    const isMarkup = tag === 'markup' || STARTS_WITH_TAG.test(text);
    const shown = isMarkup
      ? [
          ...text.replaceAll('\u0000', '…').replace(TAG, '\n').split('\n'),
          ...[...text.matchAll(SHOWN_ATTRIBUTE)].map(([, words]) => words!),
        ]
      : isSql(node, text)
        ? valuesIn(text)
        : [text];
    for (const words of shown)
      if (TWO_WORDS.test(words.replaceAll('\u0000', '…')))
        found.push({
          line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
          words: words.replaceAll('\u0000', '…').trim(),
        });
  };
  visit(file);
  return found;
}

/** Whether a database gets the string: in a template, as a statement or as a part of a query. */
function isSql(node: ts.Node, text: string): boolean {
  if (ts.isTaggedTemplateExpression(node.parent)) return node.parent.tag.getText() === 'sql';
  const argument = ts.isArrayLiteralExpression(node.parent) ? node.parent : node;
  if (!ts.isCallExpression(argument.parent)) return false;
  const called = argument.parent.expression.getText();
  if (TAKES_SQL.test(called)) return STATEMENT.test(text);
  return BUILDS_QUERY.test(called) && ALIAS_OR_OPERATOR.test(text);
}

/** The values in a statement, which someone may read later. One may be a statement for a function to run. */
function valuesIn(statement: string): string[] {
  return [...statement.replace(/--.*/g, '').matchAll(/'([^']*)'/g)]
    .map(([, value]) => value!)
    .filter((value) => !STATEMENT.test(value));
}

function isForProgrammers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isNewExpression(node)) return NOT_SHOWN.test(node.expression.getText());
  if (!ts.isCallExpression(node)) return false;
  return /(?:^|\.)(?:log|logger)\??\.\w+$|\.log\?*\.\w+$|^bugLogger$/.test(node.expression.getText());
}

/** `wordSet('one two')` and `'one two'.split(' ')`. */
function isWordList(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) {
    const isNamed = ts.isIdentifier(node.expression) && LISTS_WORDS.test(node.expression.text);
    return isNamed && node.arguments.every(isText);
  }
  if (!isText(node) || !ts.isPropertyAccessExpression(node.parent)) return false;
  return node.parent.name.text === 'split' && ts.isCallExpression(node.parent.parent);
}

/** A string, or several joined to one, without a value. */
function isText(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isText(node.expression);
  if (!ts.isBinaryExpression(node)) return ts.isStringLiteralLike(node);
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node.left) && isText(node.right);
}
