// Measures redaction and urgency on files of labelled messages, first with the rules alone, then with the
// message reader as well.
import { fileURLToPath } from 'node:url';
import { createMessageReader } from '../../adapters/models/message-reader/message-reader.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { redact, type ReadingOrNone } from '../../knowledge/redaction/redact.js';
import {
  readMessageFiles,
  sayShare,
  scoreDanger,
  scoreRedaction,
  type ReadMessage,
  type Share,
} from '../../tools/training/readers/score-message-reader.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

/** Messages by writers that the reader was not trained on, and that influenced no design choice. */
const HELD_OUT = ['12', '18', '24', '32', '33', '42'].map((writer) =>
  fileURLToPath(new URL(`../../tools/training/messages/held-out/${writer}.txt`, import.meta.url)),
);

type Ways = Record<string, (message: ReadMessage) => ReadingOrNone>;

const WAYS: Ways = {
  'by the rules alone': () => undefined,
  'by the rules alone, strictly': () => 'failed',
  'with the reader': ({ reading }) => reading,
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Each limit allows slightly more errors than we measured: enough for a change to one word in 100. */
export async function measureHeldOutMessages({ measurements }: AcceptanceContext): Promise<void> {
  const messages = await readAll(HELD_OUT);
  const { taken, danger } = scored(messages, ({ reading }) => reading);
  const of = ({ hit, of: all }: Share) => hit / all;
  measurements.atLeast('personal details found, held-out writers', of(taken.recall), 0.88);
  measurements.atLeast('wholly removed, whatever the edges', of(taken.wholly), 0.91);
  measurements.atLeast('of what was taken out, personal details', of(taken.precision), 0.945);
  measurements.atMost('look-alikes touched', of(taken.lookalikes), 0.11);
  measurements.atLeast('danger found, held-out writers', of(danger.found), 0.98);
  measurements.atMost('calm messages alarmed', of(danger.alarmed), 0.05);
}

async function readAll(files: readonly string[]): Promise<ReadMessage[]> {
  const reader = createMessageReader({ deadlineMs: 60_000 });
  return readMessageFiles(files, reader).finally(() => reader.close());
}

function scored(messages: readonly ReadMessage[], readingOf: Ways[string]) {
  return {
    taken: scoreRedaction(messages, (message) => redact(message.text, {}, readingOf(message)).redactions),
    danger: scoreDanger(messages, (message) => detectUrgency(message.text, readingOf(message))),
  };
}

export async function measureMessages(files: readonly string[]): Promise<void> {
  const messages = await readAll(files);
  say(`${messages.length} messages of ${files.length} files; shares with 90 % intervals`);
  for (const [way, readingOf] of Object.entries(WAYS)) report(messages, way, readingOf);
}

function report(messages: readonly ReadMessage[], way: string, readingOf: Ways[string]): void {
  const { taken, danger } = scored(messages, readingOf);
  say(`\n${way}`);
  say(`  personal details found ${sayShare(taken.recall)}, precision ${sayShare(taken.precision)}`);
  say(`    wholly removed, whatever the edges ${sayShare(taken.wholly)}`);
  const byType = Object.entries(taken.byType).sort(([, one], [, other]) => other.of - one.of);
  for (const [type, share] of byType) say(`    ${type} ${sayShare(share)}`);
  say(`  look-alikes touched ${sayShare(taken.lookalikes)}`);
  say(`  danger found ${sayShare(danger.found)}, calm messages alarmed ${sayShare(danger.alarmed)}`);
  if (!process.env.SHOW_MISSED) return;
  for (const line of taken.missed) say(`  missed ${line.replaceAll('\n', ' / ')}`);
  for (const line of taken.wrong) say(`  wrong ${line.replaceAll('\n', ' / ')}`);
}
