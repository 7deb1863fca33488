// Treats a folder as a source. Each file is a document, described by the folder's corpus.json and the list of
// sources.
import { InputFailure, describeFailure } from '../../knowledge/model/errors.js';
import { inCatalogue, readCatalogue } from '../editions/catalogue.js';
import type { FetchProblem, FetchSource, FetchedDocument, FetchedSource } from '../model/fetching.js';
import type { ReadFolder, SourceFile } from '../model/ports.js';
import { kindOf, slugOf } from '../editions/read-files.js';
import type { FollowedSource } from '../model/source-registry.js';

export function createFolderSource(readFolder: ReadFolder): FetchSource {
  return async (source) => {
    if (source.kind !== 'folder') throw new Error(`${source.slug} is not a folder.`);
    const fetched: FetchedSource = {
      state: 'available',
      documents: [],
      problems: [],
      copies: [],
      requests: 0,
      unchanged: 0,
    };
    try {
      const { files, catalogue } = await readFolder(source.path);
      const { byFile, problems, refused, broken } = readCatalogue(catalogue ?? '[]');
      // If an entry has no slug, we cannot tell which live document its file belongs to.
      const unknown = [...refused.values()].find(({ slug }) => slug === undefined)?.problem;
      if (broken ?? unknown) return { ...fetched, state: 'failed', reason: broken ?? unknown };
      const place = `${source.path}/corpus.json`;
      fetched.problems.push(...problems.map((problem) => ({ place, problem })));
      for (const file of files) {
        const name = inCatalogue(file.name);
        const wrong = refused.get(name);
        if (wrong) fetched.problems.push({ place, ...wrong });
        else await take(fetched, source, file, byFile.get(name));
      }
      return fetched;
    } catch (error) {
      if (!(error instanceof InputFailure)) throw error;
      return { ...fetched, state: 'failed', reason: describeFailure(error) };
    }
  };
}

async function take(
  { documents, problems }: { documents: FetchedDocument[]; problems: FetchProblem[] },
  source: FollowedSource,
  file: SourceFile,
  described: FetchedDocument['details'] | undefined,
): Promise<void> {
  const slug = described?.slug ?? `${source.slug}.${slugOf(file.name)}`;
  const { publisher, jurisdictions, authority, licence, attribution } = source;
  try {
    const kind = kindOf(file.name);
    const details = { publisher, jurisdictions, authority, licence, attribution, ...described, slug };
    documents.push({ kind, bytes: await file.read(), details });
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
    problems.push({ slug, place: file.name, problem: describeFailure(error) });
  }
}
