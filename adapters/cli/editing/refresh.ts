// `ctac refresh`: checks followed sources for changes now, and lists the changes that need review.
import { InputFailure } from '../../../knowledge/model/errors.js';
import { refreshSource, type RefreshResult } from '../../../ingest/sources/refresh-source.js';
import type { FollowedSource, SourceRegistry } from '../../../ingest/model/source-registry.js';
import { nextRefresh } from '../../../ingest/model/source-health.js';
import { describeBug } from '../../../bot/jobs/describe-bug.js';
import { COMMON, FLAG, readArguments } from '../read-arguments.js';
import { show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { editingWording } from '../wording/editing-wording.js';

const { refresh: said } = editingWording;

/**
 * Returns 1 if a source could not be checked or its entry in the list has an error. The other sources are
 * still checked.
 */
export async function refresh(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { ...COMMON, all: FLAG, due: FLAG });
  const registry = await editing.registry();
  for (const problem of registry.problems) terminal.say(problem);
  const sources = await chosen(editing, registry, positionals, values);
  const onFault = (fault: unknown) => terminal.say(describeBug(fault));
  const results: RefreshResult[] = [];
  for (const source of sources) {
    terminal.say(said.checking(source.slug));
    results.push(await refreshSource({ ...editing.ports, onFault }, source));
  }
  show(terminal, values.json, results, (all) => all.map(describe).join('\n') || said.noneDue);
  const unread = results.some(({ state }) => state === 'failed' || state === 'refused');
  return unread || registry.problems.length ? 1 : 0;
}

async function chosen(
  { ports }: EditingPorts,
  { sources }: SourceRegistry,
  slugs: readonly string[],
  { all, due }: { all: boolean; due: boolean },
): Promise<FollowedSource[]> {
  if (all) return sources;
  if (due) {
    const records = new Map((await ports.editing.sources()).map((record) => [record.slug, record]));
    return sources.filter((source) => !nextRefresh(source, records.get(source.slug), ports.clock()));
  }
  const known = sources.map(({ slug }) => slug).join(', ');
  if (!slugs.length) throw new InputFailure(...said.noSource(known));
  return slugs.map((slug) => {
    const source = sources.find((one) => one.slug === slug);
    if (!source) throw new InputFailure(...said.notFollowed(slug, known));
    return source;
  });
}

function describe(result: RefreshResult): string {
  const { movedTo, changes, problems } = result;
  return [
    said.checked(result),
    ...(movedTo ? [said.movedTo(movedTo)] : []),
    ...(changes.length ? changes.map(said.change) : [said.noChanges]),
    ...problems.map(({ place, problem }) => said.leftOut(place, problem)),
  ].join('\n  ');
}
