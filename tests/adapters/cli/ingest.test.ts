// An import says on standard error what was left out and what is live, and succeeds if anything was imported.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../../adapters/cli/ingest.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import type { RecallPorts } from '../../../bot/model/editing-ports.js';
import type { Place } from '../../../bot/model/messages/message.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { newAnswer, newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { note, startGuidance } from '../../support/running-guidance.js';
import { perTest } from '../../support/per-test.js';

const PLACE: Place = { platform: 'slack', id: 'place', kind: 'personal', address: { channel: 'place' } };
const RULE = 'A guardian is appointed for the child within five days.';

const guidance = perTest(startGuidance);

async function run(
  folders: readonly string[] = [guidance.folder],
  publish = true,
  isTTY = false,
  writeJson?: (text: string) => void,
  recalls?: RecallPorts,
) {
  const stream = new PassThrough();
  const said: string[] = [];
  stream.on('data', (piece: Buffer) => said.push(piece.toString()));
  const terminal = Object.assign(stream, {
    isTTY,
    columns: 80,
    rows: 24,
    cursorTo: () => true,
    clearLine: () => true,
  });
  const code = await ingest(guidance.ports, folders, {
    publish,
    stream: terminal as unknown as NodeJS.WriteStream,
    ...(writeJson && { writeJson }),
    ...(recalls && { recalls }),
  });
  return { code, said: said.join('') };
}

const liveDocuments = async () => {
  const live = await guidance.ports.store.liveRelease();
  return live
    ? (await guidance.ports.store.editionsOf(live.number)).map(({ document }) => document.slug)
    : [];
};

describe('an ingest', () => {
  it('says what went in and what is live', async () => {
    await guidance.put('one.md', note('One', RULE));
    const first = await run();
    expect(first.code).toBe(0);
    expect(first.said).toMatch(
      /1 file in .* s: 1 read, 1 passage embedded. Release 1 is now live: 1 document, 1 passage\./,
    );
    expect((await run()).said).toMatch(/0 read,.*Release 1 was already live/);
  });

  it('without --publish, says that nothing was published, how to publish, and what is still live', async () => {
    await guidance.put('one.md', note('One', RULE));
    await run();
    await guidance.put('two.md', note('Two', RULE));
    expect((await run(undefined, false)).said).toMatch(
      /1 read, .* Nothing was published\. To publish, run the same command with --publish\. Release 1 is still live: 1 document, 1 passage\./,
    );
  });

  it('tells other programs the same in one object, with each file that it left out', async () => {
    await guidance.put('one.md', note('One', RULE));
    await guidance.put('two.exe', 'x');
    const written: string[] = [];
    const { code, said } = await run(undefined, true, false, (text) => void written.push(text));
    expect(code).toBe(0);
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0]!)).toMatchObject({
      files: 2,
      parsed: 1,
      published: true,
      live: { number: 1, documents: 1, passages: 1 },
      leftOut: [{ file: expect.stringMatching(/two\.exe$/), problem: expect.stringContaining('.') }],
    });
    expect(said).toContain('Left out');
    expect(said).not.toContain('{');
  });

  it('opens recalls of passages that people were given and that it takes away', async () => {
    const { ports, database } = guidance;
    await guidance.put('one.md', note('One', RULE));
    await run();
    const store = createStore(database);
    const { passages } = await ports.store.contentOf(1);
    const { id } = await store.records.conversations.open(PLACE, person, NOW);
    const wording = { text: publicText('When?'), redactedTypes: [], words: 'When?' };
    await store.transaction(async ({ messages, answers }) => {
      const asked = await messages.add({ ...newMessage(id), ...wording });
      await answers.add(newAnswer(id, asked!, passages[0]!.id));
    });
    await guidance.put('one.md', note('One', 'A guardian is appointed for the child within nine days.'));
    const recalls = {
      store,
      guidance: ports.store,
      editing: createEditingStore(database),
      clock: () => new Date(),
    };
    const { said } = await run(undefined, true, false, undefined, recalls);
    expect(said).toContain('1 passage that people were given has changed: run `ctac recall`.');
    expect(await store.records.recalls.list('open')).toHaveLength(1);
  });

  it('warns of a title meant for the person who collected the files, and leaves out a file’s name', async () => {
    await guidance.put('one.md', note('One', RULE));
    const title = 'A toolkit (April 2026; file v2-2026)';
    await guidance.put('corpus.json', JSON.stringify([{ file: 'one.md', slug: 'one', title }]));
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said).toContain(`check the title “${title}” of one.md.`);
    const { documents } = await guidance.ports.store.contentOf(1);
    expect(documents.get('one')?.title).toBe('A toolkit (April 2026)');
  });

  it('says that nothing is live when it was not to be published', async () => {
    await guidance.put('one.md', note('One', RULE));
    expect((await run(undefined, false)).said).toContain('Not published yet. Add --publish');
  });

  it('names what it left out and ends well when the rest went in', async () => {
    await guidance.put('one.md', note('One', RULE));
    await guidance.put('two.exe', 'x');
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said).toMatch(/Left out .*two\.exe: .*We cannot read “\.exe” files/);
    expect(said).toContain('1 left out (see above)');
  });

  it('ends well when all files went in and only the catalogue has faults', async () => {
    await guidance.put('one.md', note('One', RULE));
    await guidance.describe([
      { file: 'gone.md', slug: 'gone' },
      { file: 'also-gone.md', slug: 'also' },
    ]);
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said).toContain(`${guidance.folder}: corpus.json names gone.md`);
    expect(said).not.toMatch(/left out/i);
  });

  it('ends with a fault when a catalogue cannot be used', async () => {
    await guidance.put('one.md', note('One', RULE));
    await guidance.put('corpus.json', '[{"file": "one.md" "slug": "one"}]');
    const { code, said } = await run();
    expect(code).toBe(1);
    expect(said).toContain('nothing is imported from this folder');
  });

  it('ends with a fault when no file went in', async () => {
    await guidance.put('two.exe', 'x');
    expect((await run()).code).toBe(1);
  });

  it('of a folder that is not there fails', async () => {
    await expect(run([join(guidance.home, 'nowhere')])).rejects.toThrow(InputFailure);
  });

  it.each(['', '  '])('refuses the folder name “%s”, which an unset variable leaves', async (name) => {
    await guidance.put('one.md', note('One', RULE));
    await expect(run([guidance.folder, name])).rejects.toThrow(/folder names is empty/);
    expect(await liveDocuments()).toEqual([]);
  });

  it('knows a folder again however it is written, so that what was taken out of it goes', async () => {
    await guidance.put('one.md', note('One', RULE));
    await guidance.put('two.md', note('Two', 'Tell the police at once when a child is in danger.'));
    await run([`${guidance.folder}/`]);
    await rm(join(guidance.folder, 'two.md'));
    await run([relative(process.cwd(), guidance.folder)]);
    expect(await liveDocuments()).toEqual(['one']);
  });

  it('takes a folder that is named twice once', async () => {
    await guidance.put('one.md', note('One', RULE));
    const { said } = await run([guidance.folder, `${guidance.folder}/`]);
    expect(said).not.toContain('Left out');
    expect(said).toContain('1 file in');
  });

  it('lets no file name command the terminal', async () => {
    await mkdir(guidance.folder, { recursive: true });
    await writeFile(join(guidance.folder, 'a\u001b[2J\u0007b.exe'), 'x');
    for (const isTTY of [false, true]) {
      const { said } = await run(undefined, true, isTTY);
      expect(said).not.toContain('\u001b[2J');
      expect(said).not.toContain('\u0007');
      expect(said).toContain('b.exe');
    }
  });
});
