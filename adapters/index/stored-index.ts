// Keeps the vectors of releases in a database that can search them. Only the keywords are in files.
import { mkdir } from 'node:fs/promises';
import { openKeywordIndex } from '../../knowledge/index/keyword-index.js';
import { createSearchIndex } from '../../knowledge/index/search-index.js';
import { IndexFailure } from '../../knowledge/model/errors.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import { inTurns } from '../../knowledge/model/slice-long-work.js';
import type { IndexFiles, VectorStore } from '../../ingest/model/ports.js';
import { keywordsOf, readKeywords, writeKeywords, type EarlierKeywords } from './release-files.js';
import { createIndexFiles, differenceOf, folderOf, keywordFilesIn } from './release-index.js';

export function createStoredIndex(dataDir: string, vectors: VectorStore): IndexFiles {
  const filesOf = (content: ReleaseContent) => keywordFilesIn(folderOf(dataDir, content));
  /** Ignores errors, because writing to a missing folder fails with a message that says what to do. */
  const makeFolder = (content: ReleaseContent) =>
    mkdir(folderOf(dataDir, content), { recursive: true }).catch(() => undefined);
  const write = async (content: ReleaseContent, from?: EarlierKeywords) => {
    await makeFolder(content);
    await writeKeywords(filesOf(content), content, from);
  };
  return {
    async build(content, vectorsOf, onProgress) {
      await vectors.write(content, vectorsOf, onProgress);
      await write(content);
    },
    async derive(from, content, vectorsOf) {
      await vectors.write(content, vectorsOf);
      const { earlier } = await inTurns(differenceOf(from, content));
      await write(content, { files: filesOf(from), content: from, earlier });
    },
    async open(content) {
      const keywords = await readKeywords(filesOf(content).keywords, content);
      return createSearchIndex(content, openKeywordIndex(keywords), await vectors.open(content));
    },
    async scan(content, vectorsOf) {
      const keywords = await inTurns(keywordsOf(content));
      const open = () => vectors.open(content, { exact: true });
      // `write` waits until other machines have finished writing.
      const index = await open().catch(async (error: unknown) => {
        if (!(error instanceof IndexFailure)) throw error;
        await vectors.write(content, vectorsOf);
        return open();
      });
      return createSearchIndex(content, openKeywordIndex(keywords), index);
    },
    async removeBefore(release) {
      await vectors.removeBefore(release);
      await createIndexFiles(dataDir).removeBefore(release);
    },
  };
}
