// Defines the sources that editors add in the library. If the list of sources in the file already has a
// source with the same slug, that one is used instead.
import { NOTES_SOURCE } from './practice-note.js';
import { sourceSchema, type FollowedSource, type SourceRegistry } from './source-registry.js';
import { UPLOADS_SOURCE } from './upload.js';

export interface AddedSource {
  source: FollowedSource;
  /** The last person to change the source, and when (ISO 8601, UTC). */
  changedBy: string;
  changedAt: string;
  /**
   * Goes up by 1 with every change. If someone edits an older version, we tell them and do not save their
   * changes.
   */
  version: number;
  /** True if an editor has stopped following the source. Editors can follow it again. */
  stopped: boolean;
}

/** Each method is one transaction and can throw `StoreFailure`. */
export interface AddedSourceRecords {
  list(): Promise<AddedSource[]>;
  /** Adds the source if its version is 0. Undefined, and nothing is saved, if someone else was first. */
  save(step: AddedSource): Promise<AddedSource | undefined>;
}

/** Combines the sources listed in the file with those that editors have added. */
export function withAdded(
  { sources, problems }: SourceRegistry,
  added: readonly AddedSource[],
): SourceRegistry {
  const inFile = new Set(sources.map(({ slug }) => slug));
  const more = added.filter(({ source, stopped }) => !stopped && !inFile.has(source.slug));
  return { sources: [...sources, ...more.map(({ source }) => source)], problems };
}

/** Sources that editors fill by hand. Checking one for changes would propose removing all its documents. */
const RESERVED = new Set([NOTES_SOURCE, UPLOADS_SOURCE]);

/**
 * Returns the source, or the field that is wrong. Refuses folders, because a folder path only works on one
 * machine. Folders can be added in the machine's own list.
 */
export function checkAddedSource(entry: unknown): { source: FollowedSource } | { field: string } {
  const parsed = sourceSchema.safeParse(entry);
  if (!parsed.success) return { field: String(parsed.error.issues[0]!.path[0] ?? 'kind') };
  if (parsed.data.kind === 'folder') return { field: 'kind' };
  if (RESERVED.has(parsed.data.slug)) return { field: 'slug' };
  return { source: parsed.data };
}
