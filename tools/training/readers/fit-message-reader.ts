// Chooses the message reader's thresholds from marked messages that it was not trained on, and saves them.
// Usage: npm run fit:reader -- MESSAGES…
// Aims for the highest recall with a precision of 0.945 and, for danger, at most 11 false alarms in 200 calm
// messages.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMessageReader } from '../../../adapters/models/message-reader/message-reader.js';
import { findSigns } from '../../../bot/safeguards/find-signs.js';
import { joinDanger } from '../../../bot/safeguards/urgency.js';
import { READ_CLASSES } from '../../../knowledge/model/ports.js';
import {
  READER_THRESHOLDS,
  type ReaderThresholds,
} from '../../../knowledge/redaction/message-reader/thresholds.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import {
  readMessageFiles,
  sayShare,
  scoreDanger,
  scoreRedaction,
  type ReadMessage,
  type RedactionScore,
} from './score-message-reader.js';

/**
 * Lower than the aim of 0.95. For messages by held-out writers, precision is 0.006 to 0.01 higher than for the
 * messages used here, so this reaches the aim and leans towards removing more.
 */
const LEAST_PRECISION = 0.945;
/**
 * The largest share of calm messages that may raise an alarm. A third of the 270 calm messages used here were
 * written to sound alarming. Of the calm messages by held-out writers, 4% raise an alarm.
 */
const MOST_CALM = 0.055;
const TAKE = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.94, 0.97];
const EXTEND = [0.05, 0.1, 0.2, 0.35, 0.5];
const LEAVE = [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5];
/** Prices to try: how many details must be found to make up for one word removed wrongly. */
const PRICES = [
  0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 2, 3, 5, 10,
];
const OUT = fileURLToPath(
  new URL('../../../knowledge/redaction/message-reader/thresholds.json', import.meta.url),
);

/** A threshold to choose: the values to try, and a function that sets one of them. */
interface Choice {
  values: readonly number[];
  with: (thresholds: ReaderThresholds, value: number) => ReaderThresholds;
}

const CHOICES: readonly Choice[] = [
  ...READ_CLASSES.map((name): Choice => ({
    values: TAKE,
    with: (all, value) => ({ ...all, take: { ...all.take, [name]: value } }),
  })),
  { values: EXTEND, with: (all, extend) => ({ ...all, extend }) },
  { values: LEAVE, with: (all, name) => ({ ...all, leave: { ...all.leave, name } }) },
  { values: LEAVE, with: (all, place) => ({ ...all, leave: { ...all.leave, place } }) },
];

const scoreWith = (messages: readonly ReadMessage[], thresholds: ReaderThresholds) =>
  scoreRedaction(messages, ({ text, reading }) => redact(text, {}, reading, thresholds).redactions);
const dangerOf = ({ text, reading }: ReadMessage) => joinDanger(findSigns(text).sum, reading.danger);
const wrongOf = ({ precision }: RedactionScore) => precision.of - precision.hit;
const shareOf = ({ hit, of }: { hit: number; of: number }) => hit / Math.max(1, of);

/** Chooses each threshold separately, but all at the same price. The thresholds hardly affect one another. */
function fitThresholds(messages: readonly ReadMessage[], start: ReaderThresholds): ReaderThresholds {
  const tables = CHOICES.map((choice) =>
    choice.values.map((value) => ({ value, score: scoreWith(messages, choice.with(start, value)) })),
  );
  const atPrice = (price: number) =>
    CHOICES.reduce((all, choice, n) => {
      const worth = ({ score }: (typeof tables)[number][number]) => score.recall.hit - price * wrongOf(score);
      const [best] = [...tables[n]!].sort((one, other) => worth(other) - worth(one));
      return choice.with(all, best!.value);
    }, start);
  let dearest = start;
  for (const price of PRICES) {
    dearest = atPrice(price);
    const score = scoreWith(messages, dearest);
    process.stdout.write(
      `price ${price}: recall ${sayShare(score.recall)}, precision ${sayShare(score.precision)}\n`,
    );
    if (shareOf(score.precision) >= LEAST_PRECISION) return dearest;
  }
  process.stdout.write('No thresholds reach the precision wanted, so the most careful ones are used.\n');
  return dearest;
}

function fitDanger(messages: readonly ReadMessage[]): number {
  for (let cut = -5; cut < 5; cut += 0.25)
    if (shareOf(scoreDanger(messages, (message) => dangerOf(message) >= cut).alarmed) <= MOST_CALM)
      return cut;
  return 5;
}

const files = process.argv.slice(2);
if (!files.length) {
  process.stderr.write('Usage: npm run fit:reader -- MESSAGES…\n');
  process.exit(2);
}
const reader = createMessageReader({ deadlineMs: 60_000 });
const messages = await readMessageFiles(files, reader).finally(() => reader.close());
const first = fitThresholds(messages, READER_THRESHOLDS);
// Chooses each threshold once more, because the others have changed.
const fitted = { ...fitThresholds(messages, first), danger: fitDanger(messages) };
const score = scoreWith(messages, fitted);
const danger = scoreDanger(messages, (message) => dangerOf(message) >= fitted.danger);
process.stdout.write(`${JSON.stringify(fitted)}\n`);
for (const [type, share] of Object.entries(score.byType))
  process.stdout.write(`  ${type} ${sayShare(share)}\n`);
process.stdout.write(`look-alikes touched ${sayShare(score.lookalikes)}\n`);
process.stdout.write(`danger ${sayShare(danger.found)}, calm alarmed ${sayShare(danger.alarmed)}\n`);
writeFileSync(OUT, `${JSON.stringify(fitted, undefined, 2)}\n`);
