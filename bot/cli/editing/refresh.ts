// `ctac refresh`: looks at followed sources now, and says what awaits review because of it.
import { parseArgs } from 'node:util';
import { InputFailure } from '../../../knowledge/errors.js';
import { refreshSource } from '../../../ingest/refresh-source.js';
import type { RefreshResult } from '../../../ingest/refresh-source.js';
import type { FollowedSource } from '../../../ingest/source-registry.js';
import { isDue } from '../../../ingest/source-schedule.js';
import { COMMON, show } from './terminal.js';
import type { EditingPorts } from '../../editing/ports.js';
import type { Terminal } from './terminal.js';

/** 1 where a source could not be looked at; the others are looked at all the same. */
export async function refresh(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...COMMON,
      all: { type: 'boolean', default: false },
      due: { type: 'boolean', default: false },
    },
  });
  const sources = await chosen(editing, positionals, values);
  const results: RefreshResult[] = [];
  for (const source of sources) {
    terminal.say(`Looking at ${source.slug}…`);
    results.push(await refreshSource(editing.ports, source));
  }
  show(terminal, values.json, results, (all) => all.map(describe).join('\n') || 'No source is due.');
  return results.some(({ state }) => state === 'failed' || state === 'refused') ? 1 : 0;
}

async function chosen(
  { registry, ports }: EditingPorts,
  slugs: readonly string[],
  { all, due }: { all: boolean; due: boolean },
): Promise<FollowedSource[]> {
  const { sources, problems } = await registry();
  if (problems.length) throw new InputFailure(problems.join(' '), 'The list of sources is in SOURCES_FILE.');
  if (all) return sources;
  if (due) {
    const seen = new Map((await ports.editing.sources()).map(({ slug, checkedAt }) => [slug, checkedAt]));
    return sources.filter((source) => isDue(source, seen.get(source.slug), ports.clock()));
  }
  const known = sources.map(({ slug }) => slug).join(', ');
  if (!slugs.length) throw new InputFailure('Name a source, or give --all or --due.', `There are: ${known}.`);
  return slugs.map((slug) => {
    const source = sources.find((one) => one.slug === slug);
    if (!source) throw new InputFailure(`"${slug}" is not followed.`, `There are: ${known}.`);
    return source;
  });
}

function describe({
  source,
  state,
  reason,
  movedTo,
  requests,
  unchanged,
  changes,
  problems,
}: RefreshResult): string {
  const lines = [
    `${source}: ${state}${reason ? ` (${reason})` : ''}; ${requests} requests, ${unchanged} not modified`,
  ];
  if (movedTo) lines.push(`  it is now at ${movedTo}`);
  for (const { id, document, weight, edition } of changes)
    lines.push(`  change ${id}: ${document} ${edition === undefined ? 'is gone' : `(${weight})`}`);
  if (!changes.length) lines.push('  nothing to review');
  for (const { place, problem } of problems) lines.push(`  left out ${place}: ${problem}`);
  return lines.join('\n');
}
