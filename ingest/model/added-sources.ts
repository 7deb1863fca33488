// Sources that editors added in the library. If one has the same slug as a source in the file, we use the
// file's.
import { NOTES_SOURCE } from './practice-note.js';
import { sourceSchema, type FollowedSource, type SourceRegistry } from './source-registry.js';
import { UPLOADS_SOURCE } from './upload.js';

export interface AddedSource {
  source: FollowedSource;
  /** Who last changed it and when; ISO 8601, UTC. */
  changedBy: string;
  changedAt: string;
  /** Goes up with every change. If someone edits an older version, we tell them, and nothing is overwritten. */
  version: number;
  /** True if an editor has stopped following it. It can be followed again. */
  stopped: boolean;
}

/** Each method is one transaction and throws `StoreFailure`. */
export interface AddedSourceRecords {
  list(): Promise<AddedSource[]>;
  /** Adds the source if its version is 0. If someone else changed it first, saves nothing and returns undefined. */
  save(step: AddedSource): Promise<AddedSource | undefined>;
}

/** The sources we follow: those in the file and those added by editors. */
export function withAdded(
  { sources, problems }: SourceRegistry,
  added: readonly AddedSource[],
): SourceRegistry {
  const inFile = new Set(sources.map(({ slug }) => slug));
  const more = added.filter(({ source, stopped }) => !stopped && !inFile.has(source.slug));
  return { sources: [...sources, ...more.map(({ source }) => source)], problems };
}

/** Editors fill these sources, so we do not refresh them: a refresh proposes withdrawing what it no longer finds. */
const RESERVED = new Set([NOTES_SOURCE, UPLOADS_SOURCE]);

/** Folders depend on the machine, so only the machine's own file may list them. */
export function checkAddedSource(
  entry: unknown,
): { source: FollowedSource } | { field: string; problem: string } {
  const parsed = sourceSchema.safeParse(entry);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { field: String(issue?.path[0] ?? 'kind'), problem: issue?.message ?? 'is wrong' };
  }
  if (parsed.data.kind === 'folder')
    return { field: 'kind', problem: 'must be a publication on GOV.UK or a web page' };
  if (RESERVED.has(parsed.data.slug)) return { field: 'slug', problem: 'is taken: choose another' };
  return { source: parsed.data };
}
