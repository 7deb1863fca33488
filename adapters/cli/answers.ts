// `ctac answers`: shows old answers as given, checks each quote against its release, and re-runs questions to compare.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { StoredAnswer } from '../../bot/model/messages/conversation.js';
import {
  checkAnswer,
  type CheckedAnswer,
  type CheckPorts,
  type Recomputed,
} from '../../bot/as-of/check-answer.js';
import { plainAnswer } from './plain-answer.js';
import { FLAG, TEXT, readArguments } from './read-arguments.js';
import { numberIn, show, type Terminal } from './terminal.js';

const SHOWN = 20;

/** Returns 1 if a quote is not in its release, or if a question now gets a different answer. */
export async function answers(ports: CheckPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, latest: TEXT });
  const wanted = positionals.length
    ? await named(ports, positionals)
    : await ports.records.answers.latest(limitIn(values.latest));
  const checked: CheckedAnswer[] = [];
  for (const answer of wanted) checked.push(await checkAnswer(ports, answer));
  show(terminal, values.json, checked, (all) =>
    positionals.length ? all.map(describeWhole).join('\n\n') : describeAll(all),
  );
  return checked.every(passes) ? 0 : 1;
}

function limitIn(typed: string | undefined): number {
  const limit = typed === undefined ? SHOWN : numberIn(typed);
  if (limit === undefined)
    throw new InputFailure(`"${typed}" is not a number.`, 'Use a number, for example --latest 50.');
  return limit;
}

function named({ records }: CheckPorts, ids: readonly string[]): Promise<StoredAnswer[]> {
  return Promise.all(
    ids.map(async (id) => {
      const found = await records.answers.find(id);
      if (!found)
        throw new InputFailure(
          `No answer found with the ID "${id}".`,
          'Run `ctac answers` to see the latest.',
        );
      return found;
    }),
  );
}

function passes({ quotes, recomputed }: CheckedAnswer): boolean {
  return quotes.every(({ stands }) => stands) && recomputed.outcome !== 'different';
}

function describeAll(all: readonly CheckedAnswer[]): string {
  if (!all.length) return 'No answers have been given yet.';
  const quotes = all.flatMap(({ quotes: of }) => of);
  const again = (outcome: Recomputed['outcome']) =>
    all.filter(({ recomputed }) => recomputed.outcome === outcome).length;
  return [
    ...all.map(describeLine),
    '',
    `${all.length} answers: ${quotes.filter(({ stands }) => stands).length} of ${quotes.length} quotes match their releases word for word. When run again: ${again('same')} the same, ${again('different')} different, ${again('impossible')} could not be run again.`,
  ].join('\n');
}

function describeLine(checked: CheckedAnswer): string {
  const { answer, question, quotes, recomputed } = checked;
  const matching = quotes.filter(({ stands }) => stands).length;
  return [
    `${passes(checked) ? 'OK   ' : 'FAILS'}  ${answer.id}  ${answer.createdAt.slice(0, 16)}  release ${answer.answer.release}`,
    `  ${answer.answer.outcome}, ${matching} of ${quotes.length} quotes match word for word, ${describeRecomputed(recomputed)}`,
    `  ${question ?? '(question not stored)'}`,
  ].join('\n');
}

function describeRecomputed(recomputed: Recomputed): string {
  switch (recomputed.outcome) {
    case 'same':
      return 'same result when run again';
    case 'different':
      return `when run again: ${recomputed.given}, with ${recomputed.quotes.length} quotes`;
    case 'impossible':
      return `could not be run again: ${recomputed.why}`;
  }
}

/** The answer as it was given, followed by the results of checking it. */
function describeWhole(checked: CheckedAnswer): string {
  const { answer, question, quotes, recomputed } = checked;
  const lost = quotes.filter(({ stands }) => !stands).map(({ number }) => number);
  return [
    `Given on ${answer.createdAt.slice(0, 16)} from release ${answer.answer.release}${answer.asked?.day ? `, for guidance in force on ${answer.asked.day}` : ''}${answer.supersededAt ? ', and answered again since' : ''}`,
    `Question: ${question ?? '(not stored)'}`,
    '',
    plainAnswer({ ...answer.answer, passages: [] }),
    '',
    lost.length
      ? `These quotes are NOT in that release: ${lost.join(', ')}.`
      : `All ${quotes.length} quotes match that release word for word.`,
    `${describeRecomputed(recomputed)}.`,
    ...(recomputed.outcome === 'different' ? recomputed.quotes.map((quote) => `  now: “${quote}”`) : []),
  ].join('\n');
}
