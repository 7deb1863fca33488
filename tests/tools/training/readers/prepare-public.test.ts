// Tests converting public data sets of named entities into marked messages for training the message reader.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(
  new URL('../../../../tools/training/readers/prepare-public.ts', import.meta.url),
);
const tag = (...lines: string[]) => lines.map((line) => line.replace(' ', '\t')).join('\n');

describe('prepare-public', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'public-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function prepared(...sentences: string[]): string[] {
    const [file, out] = [join(folder, 'set.conll'), join(folder, 'out.txt')];
    writeFileSync(file, sentences.join('\n\n'));
    execFileSync(process.execPath, ['--import', 'tsx', SCRIPT, out, file]);
    return readFileSync(out, 'utf8')
      .split('=== public plain\n')
      .slice(1)
      .map((text) => text.trim());
  }

  it('marks people, places and organisations, and leaves the other words as they are', () => {
    expect(
      prepared(
        tag('Ada B-person', 'Mensah I-person', "'s O", 'bus O', 'to O', 'Leeds B-LOC', ', O', 'again O'),
      ),
    ).toEqual(["⟦name:Ada Mensah⟧'s bus to ⟦address:Leeds⟧, again"]);
  });

  it('parts two that are side by side', () => {
    expect(prepared(tag('thanks O', 'Ada B-PER', 'Kofi B-PER', 'and O', 'all O', 'others O'))).toEqual([
      'thanks ⟦name:Ada⟧ ⟦name:Kofi⟧ and all others',
    ]);
  });

  it('leaves out links, what is too short and what was there before', () => {
    const long = tag('read O', 'http://example.org O', 'this O', 'tonight O', 'please O');
    expect(prepared(long, tag('too O', 'short O'), long)).toEqual(['read this tonight please']);
  });
});
