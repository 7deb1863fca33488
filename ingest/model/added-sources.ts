// Sources that editors added in the library, in addition to the file of sources. If both have a slug, the file wins.
import type { FollowedSource, SourceRegistry } from './source-registry.js';
import { NOTES_SOURCE } from './practice-note.js';
import { sourceSchema } from './source-registry.js';
import { UPLOADS_SOURCE } from './upload.js';

export interface AddedSource {
  source: FollowedSource;
  /** Who changed it last, and when: ISO 8601, UTC. */
  changedBy: string;
  changedAt: string;
  /** Goes up with every change: someone who changes an earlier one is told, and overwrites nothing. */
  version: number;
  /** An editor stopped following it; it can be followed again. */
  stopped: boolean;
}

/** Each method is one transaction; throws `StoreFailure`. */
export interface AddedSourceRecords {
  list(): Promise<AddedSource[]>;
  /** Version 0 adds it. Undefined if someone else changed it first, and then nothing changes. */
  save(step: AddedSource): Promise<AddedSource | undefined>;
}

/** What is followed, by the file and by editors. */
export function withAdded(
  { sources, problems }: SourceRegistry,
  added: readonly AddedSource[],
): SourceRegistry {
  const inFile = new Set(sources.map(({ slug }) => slug));
  const more = added.filter(({ source, stopped }) => !stopped && !inFile.has(source.slug));
  return { sources: [...sources, ...more.map(({ source }) => source)], problems };
}

/** A refresh proposes to withdraw whatever it no longer finds; these sources are filled by editors, not by a refresh. */
const RESERVED = new Set([NOTES_SOURCE, UPLOADS_SOURCE]);

/** Folders depend on the machine, so only the file on it can name one. */
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
