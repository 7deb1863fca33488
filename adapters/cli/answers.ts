// `ctac answers`: shows past answers exactly as they were given, checks each quote against its release, and
// can ask the questions again.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { StoredAnswer } from '../../bot/model/messages/conversation.js';
import {
  checkAnswer,
  type CheckedAnswer,
  type CheckPorts,
  type Recomputed,
} from '../../bot/as-of/check-answer.js';
import { OUTCOME_LABELS } from '../../bot/wording/staff/editing-labels.js';
import { plainAnswer } from './plain-answer.js';
import { FLAG, TEXT, readArguments } from './read-arguments.js';
import { numberGiven, show, type Terminal } from './terminal.js';
import { answersWording as said } from './wording/answers-wording.js';

const SHOWN = 20;

/** Returns 1 if a quote is not in its release, or if a question now gets a different answer. */
export async function answers(ports: CheckPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, latest: TEXT });
  const wanted = positionals.length
    ? await named(ports, positionals)
    : await ports.records.answers.latest(numberGiven(values.latest, '--latest 50') ?? SHOWN);
  const checked: CheckedAnswer[] = [];
  for (const answer of wanted) checked.push(await checkAnswer(ports, answer));
  show(terminal, values.json, checked, (all) =>
    positionals.length ? all.map(describeWhole).join('\n\n') : describeAll(all),
  );
  return checked.every(passes) ? 0 : 1;
}

function named({ records }: CheckPorts, ids: readonly string[]): Promise<StoredAnswer[]> {
  return Promise.all(
    ids.map(async (id) => {
      const found = await records.answers.find(id);
      if (!found) throw new InputFailure(...said.notFound(id));
      return found;
    }),
  );
}

function passes({ quotes, recomputed }: CheckedAnswer): boolean {
  return quotes.every(({ stands }) => stands) && recomputed.outcome !== 'different';
}

function describeAll(all: readonly CheckedAnswer[]): string {
  if (!all.length) return said.none;
  const quotes = all.flatMap(({ quotes: of }) => of);
  const again = (outcome: Recomputed['outcome']) =>
    all.filter(({ recomputed }) => recomputed.outcome === outcome).length;
  return [
    ...all.map(describeLine),
    '',
    said.summary({
      answers: all.length,
      matching: quotes.filter(({ stands }) => stands).length,
      quotes: quotes.length,
      same: again('same'),
      different: again('different'),
      impossible: again('impossible'),
    }),
  ].join('\n');
}

function describeLine(checked: CheckedAnswer): string {
  const { answer, question, quotes, recomputed } = checked;
  const matching = quotes.filter(({ stands }) => stands).length;
  return [
    said.line(answer, passes(checked)),
    `  ${[OUTCOME_LABELS[answer.answer.outcome], said.matching(matching, quotes.length), describeRecomputed(recomputed)].join('; ')}`,
    `  ${question ?? said.noQuestion}`,
  ].join('\n');
}

function describeRecomputed(recomputed: Recomputed): string {
  switch (recomputed.outcome) {
    case 'same':
      return said.again.same;
    case 'different':
      return said.again.different(OUTCOME_LABELS[recomputed.given], recomputed.quotes.length);
    case 'impossible':
      return said.again.impossible(recomputed.why);
  }
}

function describeWhole(checked: CheckedAnswer): string {
  const { answer, question, quotes, recomputed } = checked;
  const lost = quotes.filter(({ stands }) => !stands).map(({ number }) => number);
  return [
    said.whole.given(answer),
    said.whole.question(question),
    '',
    plainAnswer({ ...answer.answer, passages: [] }),
    '',
    lost.length ? said.whole.lost(lost.join(', ')) : said.whole.allMatch(quotes.length),
    // The reason is a separate sentence, so it must end with a full stop.
    describeRecomputed(recomputed).replace(/\.?$/, '.'),
    ...(recomputed.outcome === 'different'
      ? recomputed.quotes.map((quote) => `  ${said.whole.now(quote)}`)
      : []),
  ].join('\n');
}
