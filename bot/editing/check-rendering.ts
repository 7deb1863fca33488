// Checks that a platform shows the answer to a test question as it is: the expected words, and the title of
// their document.
import type { Citation } from '../../knowledge/model/answer.js';
import { CELL } from '../../knowledge/model/quote-tables.js';
import { literalPattern } from '../../knowledge/text/literal-pattern.js';
import type { GoldenQuestion } from '../../ingest/model/editing.js';
import type { GoldenAnswer } from '../../ingest/review/ask-golden.js';
import { presentAnswer, quoteParts } from '../answers/present-answer.js';
import { wordsIn } from '../wording/words-in.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import { shownText } from '../model/messages/shown-text.js';
import type { PlatformName } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import { wholePassage } from '../replies/show-citation.js';

/** How a platform shows messages. */
export interface Rendering {
  platform: PlatformName;
  /** What people call the platform. */
  label: string;
  /**
   * Renders the message as for sending, and returns the words that someone can read in it, in order and
   * without the platform's escaping. White space does not matter.
   */
  wordsOf(message: OutgoingMessage): string;
}

export interface Expected {
  /**
   * The answer and, if the expected quote is folded, what people see when they open it. Not every platform
   * shows folded quotes in the answer itself.
   */
  messages: OutgoingMessage[];
  /** The expected words, line by line. */
  lines: string[];
  title?: string;
}

const NOT_STORED = {
  id: 'test-question',
  message: '',
  revision: 1,
  conversation: '',
  urgent: false,
  createdAt: '',
};

/** Only for an answer that is as expected. */
export function expectedOnScreen(
  { words }: Pick<GoldenQuestion, 'words'>,
  { answer, expected }: GoldenAnswer,
  citationLink: BotPorts['citationLink'],
): Expected {
  const say = wordsIn('en');
  const stored = { ...NOT_STORED, answer: { ...answer, passages: [] } };
  const message = presentAnswer(stored, { say, redactedTypes: [], citationLink });
  if (!expected) return { messages: [message], lines: linesOf(message.summary) };
  const isFolded = message.parts.some(
    (part) => part.kind === 'quote' && part.citation === expected && part.folded,
  );
  const quote = quoteParts(stored, citationLink)[answer.citations.indexOf(expected)]!;
  return {
    messages: [message, ...(isFolded ? [wholePassage(quote, say)] : [])],
    lines: linesOf(quotedAs(words, expected)),
    title: plain(expected.document.title),
  };
}

/** The words as they are in the quote, where an editor may have typed other spaces and capitals. */
function quotedAs(words: string | undefined, { quote }: Citation): string {
  if (words === undefined) return quote;
  return new RegExp(literalPattern(words), 'iu').exec(quote)?.[0] ?? quote;
}

/**
 * Splits text where platforms add something: at bullets, between the cells of a table, and where words were
 * left out.
 */
function linesOf(text: string): string[] {
  return text
    .split(/\n(?: *• )?|(?: … )/)
    .flatMap((line) => line.replace(/^ *• /, '').split(CELL))
    .map(plain)
    .filter((line) => line !== '');
}

const plain = (text: string) => shownText(text).replace(/\s+/g, ' ').trim();

/** Returns what the platform does not show. Throws any error of the platform's rendering. */
export function lostOn(
  { wordsOf }: Pick<Rendering, 'wordsOf'>,
  { messages, lines, title = '' }: Expected,
): 'words' | 'title' | undefined {
  const shown = messages
    .map((message) => plain(wordsOf(message)))
    .filter((text) => lines.every((line) => text.includes(line)));
  if (!shown.length) return 'words';
  return shown.some((text) => text.includes(title)) ? undefined : 'title';
}
