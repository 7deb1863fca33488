import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSciFact, sciFactFiles } from './scifact.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'scifact-'));
  const abstract = { _id: '7', title: 'Cells', text: 'Cells divide.\nThey do so often.', metadata: {} };
  await writeFile(join(home, 'corpus.jsonl'), `${JSON.stringify(abstract)}\n`);
  const claims = [
    { _id: '1', text: 'Cells divide.', split: 'validation' },
    { _id: '2', text: 'Nobody judged this.', split: 'train' },
  ];
  await writeFile(join(home, 'queries.jsonl'), claims.map((claim) => JSON.stringify(claim)).join('\n'));
  await writeFile(join(home, 'qrels-cited-validation.tsv'), 'query-id\tcorpus-id\tscore\n1\t7\t1\n1\t8\t0\n');
});
afterAll(() => rm(home, { recursive: true }));

it('only judged claims are asked, and only abstracts judged above nothing are relevant', () => {
  expect(readSciFact(home)!.claims).toEqual([{ id: '1', text: 'Cells divide.', relevant: new Set(['7']) }]);
});

it('abstracts go in as documents of one text, with title and id', async () => {
  const { readFolder, parse } = sciFactFiles(readSciFact(home)!);
  const { files, catalogue } = await readFolder('scifact');
  expect(JSON.parse(catalogue!)).toEqual([{ file: '7.txt', slug: '7', title: 'Cells' }]);
  const { document } = await parse('txt', await files[0]!.read());
  expect(document.blocks).toEqual([{ kind: 'paragraph', text: 'Cells divide.\nThey do so often.' }]);
});

it('a folder without the set does not count as a set', () => {
  expect(readSciFact(join(home, 'none'))).toBeUndefined();
});
