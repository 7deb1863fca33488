// `ctac status`: shows what is live, what editors need to do, and which sources need attention.
import type { Publication, SourceRecord } from '../../../ingest/model/editing.js';
import { healthOf, type SourceHealth } from '../../../ingest/model/source-health.js';
import type { Release } from '../../../knowledge/model/release.js';
import { mattersOf } from '../../../bot/model/tasks/recall.js';
import { COMMON, readOptions } from '../read-arguments.js';
import { show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';

const PUBLICATIONS_SHOWN = 5;

interface SourceStatus {
  slug: string;
  health: SourceHealth;
  /** Absent if the source has not been checked yet. */
  record?: SourceRecord;
}

interface Status {
  live?: Release;
  awaiting: number;
  accepted: number;
  openRecalls: number;
  sources: SourceStatus[];
  /** Problems in the list of sources. Each says what is not followed, and what to do. */
  problems: string[];
  publications: Publication[];
}

/** Returns 1 if no release is live. */
export async function status(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions(args, COMMON);
  const { store, editing: records, clock } = editing.ports;
  const found: Status = {
    live: await store.liveRelease(),
    awaiting: (await records.changes(['open', 'waiting'])).length,
    accepted: (await records.changes(['accepted'])).length,
    openRecalls: mattersOf(await editing.recalls.store.records.recalls.list('open')).length,
    ...(await sourcesNow(editing)),
    publications: await records.publications(PUBLICATIONS_SHOWN),
  };
  show(terminal, values.json, found, (all) => describe(all, clock()));
  return found.live ? 0 : 1;
}

function describe(
  { live, awaiting, accepted, openRecalls, sources, problems, publications }: Status,
  now: Date,
): string {
  const lines = [
    live
      ? `Release ${live.number}, published ${live.publishedAt}: ${live.documents} documents, ${live.passages} passages, ${live.model.id}.`
      : 'No release is live. Run: npm run ctac -- ingest FOLDER --publish',
  ];
  if (awaiting) lines.push(`${awaiting} changes to review: ctac review`);
  if (accepted) lines.push(`${accepted} changes accepted, ready to publish: ctac publish`);
  if (openRecalls) lines.push(`${openRecalls} recalls to decide: ctac recall`);
  lines.push(...problems);
  for (const source of sources) {
    const problem = problemOf(source, now);
    if (problem) lines.push(`${source.slug}: ${problem}`);
  }
  const unseen = sources.filter(({ health }) => health === 'new').length;
  if (unseen) lines.push(`${unseen} sources have not been checked yet: ctac refresh --due`);
  if (publications.length > 1) lines.push('', 'Latest releases:', ...publications.map(describePublication));
  return lines.join('\n');
}

/** Lists the sources we follow now, each with the result of its last check. */
async function sourcesNow({ registry, ports }: EditingPorts): Promise<Pick<Status, 'sources' | 'problems'>> {
  const { sources, problems } = await registry();
  const records = new Map((await ports.editing.sources()).map((record) => [record.slug, record]));
  const now = ports.clock();
  const seen = sources.map((source) => {
    const record = records.get(source.slug);
    return { slug: source.slug, health: healthOf(source, record, now), ...(record && { record }) };
  });
  return { sources: seen, problems };
}

function problemOf({ health, record }: SourceStatus, now: Date): string | undefined {
  if (!record || health === 'well' || health === 'due') return undefined;
  const { state, reason, movedTo, failures, checkedAt } = record;
  const days = Math.floor((now.getTime() - Date.parse(checkedAt)) / 86_400_000);
  const stale = health === 'stale' ? `not checked for ${days} days` : undefined;
  if (state === 'available' && !failures) return stale;
  const times = failures > 1 ? `, ${failures} times in a row` : '';
  const found = `${state}${times}${reason ? ` (${reason})` : ''}${movedTo ? `; now at ${movedTo}` : ''}`;
  return [found, stale].filter(Boolean).join('; ');
}

function describePublication({ at, release, kind, editor, reason }: Publication): string {
  return `  ${at.slice(0, 16)} release ${release}, ${kind}${editor ? ` by ${editor}` : ''}${reason ? `: ${reason}` : ''}`;
}
