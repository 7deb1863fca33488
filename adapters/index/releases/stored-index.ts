// Keeps the vectors of releases in a database that can search them. Only the keywords are in files.
import { keywordPart, openKeywordIndex } from '../../../knowledge/index/keyword-index.js';
import { createSearchIndex } from '../../../knowledge/index/search-index.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { inTurns } from '../../../knowledge/model/slice-long-work.js';
import type { IndexFiles, VectorStore } from '../../../ingest/model/ports.js';
import { createBaseReader } from './base-files.js';
import { changedKeywords } from './changed-index.js';
import {
  changesAfter,
  hasMany,
  openChanges,
  readChanges,
  clearChanges,
  writeChanges,
} from './release-changes.js';
import { differenceOf } from './release-difference.js';
import { countsOf, readKeywords, updatedCounts, writeKeywords } from '../release-files.js';
import { createIndexFiles, folderOf } from './release-index.js';

export function createStoredIndex(dataDir: string, vectors: VectorStore, isTooMuch = hasMany): IndexFiles {
  const baseOf = createBaseReader(async (folder) => {
    const { counts, isOf } = await readKeywords(folder);
    return { keywords: keywordPart(counts), isOf };
  });
  const write = async (content: ReleaseContent, counts: Parameters<typeof writeKeywords>[2]) => {
    const folder = folderOf(dataDir, content);
    await clearChanges(folder);
    await writeKeywords(folder, content, counts);
  };
  return {
    async build(content, vectorsOf, onProgress) {
      await vectors.write(content, vectorsOf, onProgress);
      await write(content, await inTurns(countsOf(content)));
    },
    async derive(from, content, vectorsOf) {
      await vectors.write(content, vectorsOf);
      const folders = { from: folderOf(dataDir, from), to: folderOf(dataDir, content) };
      const { earlier } = await inTurns(differenceOf(from, content));
      const changes = changesAfter(await readChanges(folders.from, from), earlier, []);
      if (!isTooMuch(changes)) return writeChanges(folders, content, changes);
      await write(content, await updatedCounts(folders.from, content, changes));
    },
    async open(content) {
      const folder = folderOf(dataDir, content);
      const base = await baseOf(folder, content);
      const changes = await openChanges(folder, content, base);
      const keywords = await changedKeywords(base.keywords, changes, content);
      return createSearchIndex(content, keywords, await vectors.open(content));
    },
    async scan(content, vectorsOf) {
      const keywords = openKeywordIndex([keywordPart(await inTurns(countsOf(content)))]);
      const open = () => vectors.open(content, { exact: true });
      // `write` waits until other machines have finished writing.
      const index = await open().catch(async (error: unknown) => {
        if (!(error instanceof IndexFailure)) throw error;
        await vectors.write(content, vectorsOf);
        return open();
      });
      return createSearchIndex(content, keywords, index);
    },
    async removeBefore(release) {
      await vectors.removeBefore(release);
      await createIndexFiles(dataDir).removeBefore(release);
    },
  };
}
