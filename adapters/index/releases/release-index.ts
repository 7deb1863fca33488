// Keeps each release's index in its own folder, in files for vectors, keywords and sentences, each with a
// checksum. A release with few changes shares an earlier release's files, and adds one file of changes.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keywordPart, openKeywordIndex } from '../../../knowledge/index/keyword-index.js';
import { createSearchIndex } from '../../../knowledge/index/search-index.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { inTurns } from '../../../knowledge/model/slice-long-work.js';
import type { IndexFiles } from '../../../ingest/model/ports.js';
import { createBaseReader } from './base-files.js';
import { changedKeywords, sentencesThrough, changedVectors } from './changed-index.js';
import { createExactIndex } from '../exact-index.js';
import { buildBase, mergeChanges, packed, readBase, packedSentences } from './index-base.js';
import {
  changesAfter,
  hasMany,
  openChanges,
  readChanges,
  unchanged,
  writeChanges,
} from './release-changes.js';
import { differenceOf } from './release-difference.js';
import { countsOf } from '../release-files.js';

const rootIn = (dataDir: string) => join(dataDir, 'releases');
export const folderOf = (dataDir: string, { release }: ReleaseContent) =>
  join(rootIn(dataDir), String(release.number));

/** `isTooMuch` decides whether a release gets its own base. */
export function createIndexFiles(dataDir: string, isTooMuch = hasMany): IndexFiles {
  const root = rootIn(dataDir);
  const baseOf = createBaseReader(readBase);
  return {
    async build(content, vectorsOf, onProgress) {
      const vectors = await vectorsOf([...content.labels.keys()]);
      await buildBase(folderOf(dataDir, content), content, vectors, onProgress);
    },
    async open(content) {
      const folder = folderOf(dataDir, content);
      const base = await baseOf(folder, content);
      const changes = await openChanges(folder, content, base);
      return createSearchIndex(
        content,
        await changedKeywords(base.keywords, changes, content),
        await inTurns(changedVectors(base.vectors, changes, content)),
        sentencesThrough(base.sentences, changes),
      );
    },
    async derive(from, content, vectorsOf) {
      const folders = { from: folderOf(dataDir, from), to: folderOf(dataDir, content) };
      const { fresh, earlier } = await inTurns(differenceOf(from, content));
      const before = await readChanges(folders.from, from);
      const vectors = await inTurns(packed(await vectorsOf(fresh)));
      const changes = changesAfter(before, earlier, vectors);
      await (isTooMuch(changes) ? mergeChanges : writeChanges)(folders, content, changes);
    },
    async scan(content, vectorsOf) {
      const vectors = await inTurns(packed(await vectorsOf([...content.labels.keys()])));
      const index = createExactIndex(
        vectors.map(({ vector }) => vector),
        content.labels,
      );
      const keywords = openKeywordIndex([keywordPart(await inTurns(countsOf(content)))]);
      const sentences = await packedSentences(content.release.model.dimension, vectors);
      return createSearchIndex(content, keywords, index, sentencesThrough(sentences, unchanged(content, '')));
    },
    async removeBefore(release) {
      await mkdir(root, { recursive: true });
      for (const name of await readdir(root))
        if (/^\d+$/.test(name) && Number(name) < release)
          await rm(join(root, name), { recursive: true, force: true });
    },
  };
}
