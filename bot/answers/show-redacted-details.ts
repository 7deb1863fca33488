// Shows what was removed from a question and what we searched for, with buttons to correct it.
import type { PersonalDataType } from '../../knowledge/model/personal-data.js';
import { PSEUDONYM } from '../../knowledge/redaction/kept/pseudonym-form.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import type { Button, Part } from '../model/messages/message.js';
import { explicitQuestion } from '../model/messages/commands.js';
import type { StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import { shortened } from '../model/messages/shortened.js';

export interface Removed {
  say: PractitionerWords;
  redactedTypes: readonly PersonalDataType[];
  /**
   * The question, to show its redacted text with buttons to correct it. If absent, only the kinds of detail
   * removed are named.
   */
  question?: Pick<StoredMessage, 'id' | 'text'>;
  /** Whether other people write here too, so that one person's correction would affect everyone. */
  shared?: boolean;
  /** Pseudonyms of text that is always removed. We refuse corrections that say this text isn't personal. */
  fixed?: ReadonlySet<string>;
  /**
   * True on the web page, where one collapsed form holds all corrections. People can remove more there even
   * if we removed nothing.
   */
  onPage?: boolean;
  /**
   * Whether the person has written something else since, so that their question is no longer right above the
   * answer.
   */
  isEarlier?: boolean;
}

/** Says which question an answer is for, if it is not the last thing that the person wrote. */
export function askedEarlier({ question, isEarlier, say }: Removed): Part[] {
  if (!isEarlier || !question?.text) return [];
  const text = say.corrections.yours(oneLine(question.text, say));
  return [{ kind: 'text', tone: 'muted', text, ofQuestion: true }];
}

/** Says what was removed. Comes before the answer, so that the person sees it without scrolling. */
export function removedNotice({ redactedTypes: types, question, say }: Removed): Part[] {
  if (!types.length) return [];
  const names = new Set(
    question?.text?.match(PSEUDONYM)?.filter((pseudonym) => pseudonym.startsWith('[name ')),
  );
  return [{ kind: 'text', tone: 'muted', text: say.left(types, names.size) }];
}

export function correctionParts(
  { id, answer, urgent }: Pick<StoredAnswer, 'id' | 'answer' | 'urgent'>,
  { redactedTypes: types, question, shared, fixed, onPage, say }: Removed,
): Part[] {
  if (!question || !wasSearchedFor(answer)) return [];
  const parts: Part[] = [];
  const isOffered = types.length > 0 || onPage;
  const buttons = isOffered ? correctingButtons(question, { shared: shared ?? false, fixed, say }) : [];
  // An urgent reply says what we searched for only if it has quotes.
  const isSearchShown = !urgent || answer.citations.length > 0;
  if (types.length && question.text && isSearchShown)
    parts.push({ kind: 'text', tone: 'muted', text: searchedFor(question.text, say), ofQuestion: true });
  if (answer.serviceNotAsked) {
    const { serviceNotAsked, serviceNotAskedBefore } = say.corrections;
    const why = types.length ? serviceNotAsked : serviceNotAskedBefore;
    parts.push({ kind: 'text', text: why, ofQuestion: true });
    buttons.push({ label: say.corrections.askService, action: { do: 'ask-service', answer: id } });
  }
  return buttons.length ? [...parts, { kind: 'choices', buttons, ofQuestion: true }] : parts;
}

/** False if we did not search, because we asked the person to send one question at a time. */
const wasSearchedFor = ({ clarification }: StoredAnswer['answer']) =>
  clarification === undefined || clarification.choices.length > 0;

const PSEUDONYMS_OFFERED = 4;

/** Buttons to restore what was removed, or to remove more. */
export function correctingButtons(
  { id, text }: Pick<StoredMessage, 'id' | 'text'>,
  { shared, fixed, say }: Pick<Removed, 'shared' | 'fixed' | 'say'>,
): Button[] {
  const pseudonyms = [...new Set(text?.match(PSEUDONYM))]
    .filter((pseudonym) => !fixed?.has(pseudonym))
    .slice(0, shared ? 0 : PSEUDONYMS_OFFERED);
  return [
    ...pseudonyms.map((pseudonym): Button => ({
      label: say.corrections.notPersonal(pseudonym),
      action: { do: 'not-personal', message: id, pseudonym },
    })),
    { label: say.corrections.missed, action: { do: 'missed-something', message: id } },
  ];
}

const SEARCHED_LENGTH = 200;

function searchedFor(question: string, say: PractitionerWords): string {
  return say.corrections.searched(oneLine(question, say));
}

function oneLine(question: string, say: PractitionerWords): string {
  const line = (explicitQuestion(question) ?? question)
    .replace(/\s+/g, ' ')
    .replace(PSEUDONYM, say.names.placeholder)
    .trim();
  return shortened(line, SEARCHED_LENGTH);
}
