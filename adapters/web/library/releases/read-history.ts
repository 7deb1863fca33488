// Reads what the newest versions changed, and how their tests went.
import type { Publication } from '../../../../ingest/model/editing.js';
import type { EditingLibrary } from '../frame/context.js';
import { titleOfChange, type TitleOf } from '../frame/titles.js';
import type { VersionHistory } from './releases-view.js';

/** A test has the quotes of every answer, so reading the tests of all versions would be slow. */
const TESTS_READ = 10;

export async function readVersionHistory(
  { options: { store }, editing: { review } }: EditingLibrary,
  publications: readonly Publication[],
  titleOf: TitleOf,
): Promise<Map<number, VersionHistory>> {
  const releases = [
    ...new Set(publications.flatMap(({ kind, release }) => (kind === 'publish' ? [release] : []))),
  ];
  const titles = new Map<number, readonly string[]>();
  // A change that was taken back and published again only has its latest version, so the record of the work
  // comes first.
  for (const { outcome } of await store.records.editingWork.latest(['publish'], publications.length))
    if (outcome?.kind === 'published') titles.set(outcome.release, outcome.documents.map(titleOf));
  const changes = await review.ports.editing.changes();
  const history = new Map<number, VersionHistory>();
  for (const [n, release] of releases.entries()) {
    const changed = changes.filter((change) => change.release === release);
    const trial = n < TESTS_READ ? await review.ports.editing.trial(release) : undefined;
    history.set(release, {
      titles: titles.get(release) ?? changed.map((change) => titleOfChange(titleOf, change)),
      trial,
    });
  }
  return history;
}
