// Measures redaction and urgency on files of marked messages, by the rules alone and with the reader.
import { createMessageReader } from '../../adapters/models/message-reader/message-reader.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { redact } from '../../knowledge/redaction/redact.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { readFiles, sayShare, scoreDanger, scoreRedaction } from '../../tools/training/reader/read-marked.js';
import type { ReadMessage } from '../../tools/training/reader/read-marked.js';

type Ways = Record<string, (message: ReadMessage) => ReadingOrNone>;

const WAYS: Ways = {
  'by the rules alone': () => undefined,
  'by the rules alone, strictly': () => 'failed',
  'with the reader': ({ reading }) => reading,
};

const say = (line: string) => process.stdout.write(`${line}\n`);

export async function measureMessages(files: readonly string[]): Promise<void> {
  const reader = createMessageReader({ deadlineMs: 60_000 });
  const messages = await readFiles(files, reader).finally(() => reader.close());
  say(`${messages.length} messages of ${files.length} files; shares with 90 % intervals`);
  for (const [way, readingOf] of Object.entries(WAYS)) report(messages, way, readingOf);
}

function report(messages: readonly ReadMessage[], way: string, readingOf: Ways[string]): void {
  const taken = scoreRedaction(
    messages,
    (message) => redact(message.text, {}, readingOf(message)).redactions,
  );
  const danger = scoreDanger(messages, (message) => detectUrgency(message.text, readingOf(message)).urgent);
  say(`\n${way}`);
  say(`  personal details found ${sayShare(taken.recall)}, precision ${sayShare(taken.precision)}`);
  const byType = Object.entries(taken.byType).sort(([, one], [, other]) => other.of - one.of);
  for (const [type, share] of byType) say(`    ${type} ${sayShare(share)}`);
  say(`  look-alikes touched ${sayShare(taken.lookalikes)}`);
  say(`  danger found ${sayShare(danger.found)}, calm messages alarmed ${sayShare(danger.alarmed)}`);
  if (!process.env.SHOW_MISSED) return;
  for (const line of taken.missed) say(`  missed ${line.replaceAll('\n', ' / ')}`);
  for (const line of taken.wrong) say(`  wrong ${line.replaceAll('\n', ' / ')}`);
}
