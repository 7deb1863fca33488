// `ctac status`: shows what is live, what editors need to do, and which sources need attention.
import type { Publication, SourceRecord } from '../../../ingest/model/editing.js';
import { healthOf, type SourceHealth } from '../../../ingest/model/source-health.js';
import type { Release } from '../../../knowledge/model/release.js';
import { mattersOf } from '../../../bot/model/recalls/recall.js';
import { COMMON, readOptions } from '../read-arguments.js';
import { show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { editingWording } from '../wording/editing-wording.js';
import { commonWording } from '../wording/common-wording.js';

const { status: said } = editingWording;

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
  /** Problems in the list of sources. Each says which source is not followed, and what to do. */
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
  const lines = [live ? said.live(live) : `${commonWording.noRelease} ${commonWording.publishSome}`];
  if (awaiting) lines.push(said.toReview(awaiting));
  if (accepted) lines.push(said.toPublish(accepted));
  if (openRecalls) lines.push(said.toDecide(openRecalls));
  lines.push(...problems);
  for (const source of sources) {
    const problem = problemOf(source, now);
    if (problem) lines.push(`${source.slug}: ${problem}`);
  }
  const unseen = sources.filter(({ health }) => health === 'new').length;
  if (unseen) lines.push(said.unseen(unseen));
  if (publications.length > 1)
    lines.push('', said.latest, ...publications.map((one) => `  ${said.publication(one)}`));
  return lines.join('\n');
}

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
  const { state, failures, checkedAt } = record;
  const days = Math.floor((now.getTime() - Date.parse(checkedAt)) / 86_400_000);
  const stale = health === 'stale' ? said.stale(days) : undefined;
  if (state === 'available' && !failures) return stale;
  return said.problem(record, stale);
}
