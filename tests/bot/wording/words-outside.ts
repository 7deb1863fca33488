// Finds sentences in source files that should be in a catalogue of texts.
import ts from 'typescript';

export interface Found {
  line: number;
  words: string;
}

/** Matches 2 words in a row, with no inserted value between them. */
const TWO_WORDS = /\p{L}{2,},? \p{L}+/u;
/** Matches one capitalised word, such as a label, with at most one inserted value beside it. */
const ONE_WORD = /^(?:… ?)?\p{Lu}\p{Ll}[\p{L}’'-]*[.:]?(?: ?…)?$/u;
/** Matches any word of 2 letters. In markup, even one word is shown. */
const ANY_WORD = /\p{L}{2}/u;
/** Matches a piece of markup that is only attributes, such as ` required`. */
const ATTRIBUTES =
  /^(?: ?(?:[a-z][a-z…-]*="[^"]*"|autofocus|checked|open|readonly|required|data-[a-z-]+)…?)+$/;
/** Matches tags, including their class names and addresses, which no one reads. */
const TAG = /<style>.*?<\/style>|<[^>]*>|<[^>]*$|^[^<]*>/gs;
const STARTS_WITH_TAG = /^(?:<!doctype|<[a-z][a-z\d]*[ >])/;
/** Matches attributes that are shown or read aloud. */
const SHOWN_ATTRIBUTE = /\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g;

/** Matches methods that take an SQL statement. `STATEMENT` matches the start of one. */
const TAKES_SQL = /\.(?:raw|query)$/;
const STATEMENT = /^\s*(?:select|create|drop|pragma|begin|set)\b/;
/**
 * Matches methods that build a query. `ALIAS_OR_OPERATOR` matches the names and 2-word operators that they
 * take.
 */
const BUILDS_QUERY =
  /(?:^(?:eb?|selectFrom)|\.(?:select|selectFrom|updateTable|innerJoin|leftJoin|where|on))$/;
const ALIAS_OR_OPERATOR = /^(?:[\w.]+ as \w+|is not|not in|not like)$/;

/** Matches constructors whose strings only programmers read. */
const NOT_SHOWN = /^(?:RegExp|URL)$/;

/** Matches a group in a regular expression, which never occurs in a sentence. */
const PATTERN = /\(\?[:=!<]/;
/** Matches functions that split a string into words, which the code then looks for. */
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
    const whole = text.replaceAll('\u0000', '…');
    const shown = isMarkup ? shownIn(whole) : isSql(node, text) ? valuesIn(whole) : [whole];
    for (const words of shown.map((one) => one.trim()))
      if (TWO_WORDS.test(words) || (isMarkup ? ANY_WORD.test(words) : isLabel(node, words)))
        found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, words });
  };
  visit(file);
  return found;
}

function shownIn(html: string): string[] {
  return [
    ...(ATTRIBUTES.test(html) ? [] : html.replace(TAG, '\n').split('\n')),
    ...[...html.matchAll(SHOWN_ATTRIBUTE)].map(([, words]) => words!),
  ];
}

/** True for one capitalised word that nothing is compared with and that is not the name of a property. */
function isLabel({ parent }: ts.Node, words: string): boolean {
  if (!ONE_WORD.test(words)) return false;
  if (ts.isBinaryExpression(parent)) return !/[=!]==/.test(parent.operatorToken.getText());
  const isName = ts.isPropertyAssignment(parent) && parent.name.getText().slice(1, -1) === words;
  return !isName && !ts.isCaseClause(parent) && !ts.isElementAccessExpression(parent);
}

/** True if the string goes to a database: in an `sql` template, as a statement or as part of a query. */
function isSql(node: ts.Node, text: string): boolean {
  if (ts.isTaggedTemplateExpression(node.parent)) return node.parent.tag.getText() === 'sql';
  const argument = ts.isArrayLiteralExpression(node.parent) ? node.parent : node;
  if (!ts.isCallExpression(argument.parent)) return false;
  const called = argument.parent.expression.getText();
  if (TAKES_SQL.test(called)) return STATEMENT.test(text);
  return BUILDS_QUERY.test(called) && ALIAS_OR_OPERATOR.test(text);
}

/**
 * Returns the values in a statement, which someone may read later. Leaves out statements within the
 * statement.
 */
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

/** True for `wordSet('one two')` and `'one two'.split(' ')`. */
function isWordList(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) {
    const isNamed = ts.isIdentifier(node.expression) && LISTS_WORDS.test(node.expression.text);
    return isNamed && node.arguments.every(isText);
  }
  if (!isText(node) || !ts.isPropertyAccessExpression(node.parent)) return false;
  return node.parent.name.text === 'split' && ts.isCallExpression(node.parent.parent);
}

/** True for a string, or several strings joined with “+”, without any inserted values. */
function isText(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isText(node.expression);
  if (!ts.isBinaryExpression(node)) return ts.isStringLiteralLike(node);
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken && isText(node.left) && isText(node.right);
}
