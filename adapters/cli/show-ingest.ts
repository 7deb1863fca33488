// Shows the progress of an import, as a progress bar on a terminal and as a plain line every few seconds
// elsewhere.
import cliProgress from 'cli-progress';
import type { IngestProgress, IngestResult } from '../../ingest/ingest-folders.js';
import { ingestWording as said } from './wording/ingest-wording.js';

/** How often to print a line that shows the import is still running. */
const PLAIN_LINE_MS = 5_000;

export interface IngestDisplay {
  update(progress: IngestProgress): void;
  say(line: string): void;
  end(): void;
}

/** Writes to standard error, because standard output is for answers. */
export function showIngest(stream: NodeJS.WriteStream): IngestDisplay {
  const display = stream.isTTY ? movingLine(stream) : plainLines(stream);
  // A file name may contain characters that control the terminal.
  return { ...display, say: (line) => display.say(line.replace(/\p{C}/gu, '�')) };
}

function movingLine(stream: NodeJS.WriteStream): IngestDisplay {
  const bar = new cliProgress.SingleBar({
    stream,
    format: '{stage} {bar} {percentage}% | {details}',
    hideCursor: true,
    clearOnComplete: true,
    forceRedraw: true,
  });
  const rate = createRate();
  bar.start(100, 0, { stage: 'reading', details: '' });
  return {
    update(progress) {
      bar.update(Math.round(shareDone(progress) * 100), { stage: progress.stage, details: rate(progress) });
    },
    say(line) {
      stream.write(`\r\u001b[K${line}\n`);
    },
    end: () => bar.stop(),
  };
}

function plainLines(stream: NodeJS.WriteStream): IngestDisplay {
  const rate = createRate();
  let last = performance.now();
  return {
    update(progress) {
      if (performance.now() - last < PLAIN_LINE_MS) return;
      last = performance.now();
      stream.write(`${progress.stage}: ${rate(progress)}\n`);
    },
    say: (line) => void stream.write(`${line}\n`),
    end: () => undefined,
  };
}

/** Embedding takes nearly all of the time. Until every file has been read, the total is an estimate. */
function shareDone({ stage, files, filesRead, toEmbed, embedded, indexed }: IngestProgress): number {
  if (stage === 'indexing') return 0.95 + 0.05 * indexed;
  const read = files ? filesRead / files : 1;
  const expected = read > 0 ? toEmbed / read : 0;
  return expected > 0 ? 0.95 * (embedded / expected) : 0.95 * read;
}

function createRate(): (progress: IngestProgress) => string {
  const start = performance.now();
  return (progress) => {
    const { stage, files, filesRead, toEmbed, embedded, indexed } = progress;
    if (stage === 'indexing') return said.progress.index(Math.round(indexed * 100));
    const seconds = (performance.now() - start) / 1000;
    const perSecond = embedded / Math.max(0.001, seconds);
    const secondsLeft = perSecond > 0 && filesRead === files ? (toEmbed - embedded) / perSecond : undefined;
    return said.progress.passages({ ...progress, perSecond, secondsLeft });
  };
}

export function recallLines(recalls: number): string[] {
  return recalls ? [said.toRecall(recalls)] : [];
}

export function ingestSummary(
  result: IngestResult,
  { seconds, publish }: { seconds: number; publish: boolean },
): string {
  const { live, published: isNew } = result;
  const counts = live && { ...live, release: live.number };
  const then = counts
    ? [...(publish ? [said.live({ ...counts, isNew })] : said.stillLive(counts)), ...pausedLines(result)]
    : [said.notPublished];
  return [said.imported({ ...result, seconds }), ...then].join(' ');
}

export function pausedLines({
  suspendedNotes,
  suspended,
}: Pick<IngestResult, 'suspendedNotes' | 'suspended'>): string[] {
  const lines: string[] = [];
  if (suspendedNotes.length) lines.push(said.pausedNotes(suspendedNotes.join(', ')));
  if (suspended) lines.push(said.pausedQuestions(suspended));
  return lines;
}
