// In a terminal, one changing line shows the progress of an import, with the correct percentage. Elsewhere,
// plain lines are written.
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ingestSummary, showIngest } from '../../../adapters/cli/show-ingest.js';
import type { IngestProgress, IngestResult } from '../../../ingest/ingest-folders.js';

const progress = (change: Partial<IngestProgress> = {}): IngestProgress => ({
  stage: 'reading',
  files: 10,
  filesRead: 5,
  toEmbed: 40,
  embedded: 10,
  indexed: 0,
  ...change,
});

function stream(isTTY: boolean) {
  const written: string[] = [];
  const passing = new PassThrough();
  passing.on('data', (piece: Buffer) => written.push(piece.toString()));
  const terminal = Object.assign(passing, {
    isTTY,
    columns: 120,
    rows: 24,
    cursorTo: () => true,
    clearLine: () => true,
  });
  return { terminal: terminal as unknown as NodeJS.WriteStream, said: () => written.join('') };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

describe('where no one watches', () => {
  it('a line is written now and then, not at every step', () => {
    const { terminal, said } = stream(false);
    const display = showIngest(terminal);
    for (let n = 0; n < 100; n += 1) display.update(progress({ embedded: n }));
    expect(said()).toBe('');
    vi.advanceTimersByTime(6_000);
    display.update(progress());
    display.update(progress());
    expect(said().split('\n').filter(Boolean)).toHaveLength(1);
    expect(said()).toMatch(/^reading: 5 of 10 files · 10 of 40 passages · \d+ a second\n$/);
  });

  it('says how long it will take once all files are read', () => {
    const { terminal, said } = stream(false);
    const display = showIngest(terminal);
    vi.advanceTimersByTime(10_000);
    display.update(progress({ stage: 'embedding', filesRead: 10 }));
    expect(said()).toContain('1 a second · 30 s left');
    vi.advanceTimersByTime(6_000);
    display.update(progress({ stage: 'indexing', filesRead: 10, indexed: 0.5 }));
    expect(said()).toContain('building the index, 50%');
  });

  it('an empty folder and a run that has just begun divide by nothing', () => {
    const { terminal, said } = stream(false);
    const display = showIngest(terminal);
    vi.advanceTimersByTime(6_000);
    display.update(progress({ files: 0, filesRead: 0, toEmbed: 0, embedded: 0 }));
    expect(said()).toMatch(/0 of 0 files/);
    expect(said()).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('a sentence gets a line of its own, and the end is quiet', () => {
    const { terminal, said } = stream(false);
    const display = showIngest(terminal);
    display.say('Left out a.exe: no.');
    display.end();
    display.end();
    expect(said()).toBe('Left out a.exe: no.\n');
  });
});

describe('on a terminal', () => {
  const shareAt = (state: IngestProgress) => {
    const { terminal, said } = stream(true);
    const display = showIngest(terminal);
    display.update(state);
    display.end();
    return Number([...said().matchAll(/(\d+)% \|/g)].at(-1)?.[1]);
  };

  it('the line shows the stage and the share that is done, from nothing to all', () => {
    expect(shareAt(progress({ filesRead: 0, toEmbed: 0, embedded: 0 }))).toBe(0);
    expect(shareAt(progress())).toBe(12);
    expect(shareAt(progress({ filesRead: 10, stage: 'embedding', embedded: 40 }))).toBe(95);
    expect(shareAt(progress({ filesRead: 10, toEmbed: 0, embedded: 0 }))).toBe(95);
    expect(shareAt(progress({ filesRead: 10, stage: 'indexing', indexed: 1 }))).toBe(100);
  });

  it('a sentence is printed above the line, and the line is gone at the end', () => {
    const { terminal, said } = stream(true);
    const display = showIngest(terminal);
    display.update(progress());
    display.say('Left out a.exe: no.');
    display.end();
    const before = said();
    display.end();
    expect(before).toContain('Left out a.exe: no.\n');
    expect(said()).toBe(before);
  });
});

describe('the summary', () => {
  const live = { number: 3, documents: 2, passages: 9 } as IngestResult['live'];
  const result = (change: Partial<IngestResult> = {}): IngestResult => ({
    files: 2,
    parsed: 1,
    problems: 0,
    embedded: 4,
    published: true,
    live,
    keptFolders: [],
    suspended: 0,
    suspendedNotes: [],
    ...change,
  });

  it('says in two sentences what was done and what is now live', () => {
    expect(ingestSummary(result(), { seconds: 1.25, publish: true })).toBe(
      '2 files in 1.3 s: 1 read, 4 passages embedded. Release 3 is now live: 2 documents, 9 passages.',
    );
    expect(ingestSummary(result({ published: false }), { seconds: 1, publish: true })).toContain(
      'was already live',
    );
    expect(ingestSummary(result({ problems: 2 }), { seconds: 1, publish: true })).toContain(
      '2 left out (see above)',
    );
    expect(
      ingestSummary(result({ suspended: 2, suspendedNotes: ['note-one'] }), { seconds: 1, publish: true }),
    ).toMatch(/someone checks them: note-one\. Run `ctac review`\. Test questions paused: 2/);
    expect(ingestSummary(result({ live: undefined }), { seconds: 1, publish: true })).toContain(
      'Not published yet',
    );
  });
});
