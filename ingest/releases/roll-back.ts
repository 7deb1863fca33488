// Rolls back to an earlier release within seconds, because its passages and index are still stored. If
// another search model embedded it, it has to be embedded again first.
import { InputFailure, type ProblemAndRemedy } from '../../knowledge/model/errors.js';
import { releaseBefore } from '../model/editing.js';
import { embedEditions } from './embed-passages.js';
import { reembedRelease, type ReembedPorts } from './re-embed-release.js';
import { removeOldIndexFiles } from './remove-old-index-files.js';
import type { GoldenRecords } from '../model/golden-records.js';
import type { EditingStore, PublicationRecords } from '../model/ports.js';
import { suspendGolden } from '../review/suspend-golden.js';
import { ensureIndex } from './write-index.js';
import { releaseWording } from '../wording/release-wording.js';

const said = releaseWording.rollBack;

export interface RollBackPorts extends ReembedPorts {
  editing: GoldenRecords & PublicationRecords & Pick<EditingStore, 'edition'>;
}

export interface RollBackRequest {
  editor: string;
  reason: string;
  /** The release to roll back to. If absent, the release that the live one was made from. */
  to?: number;
}

/** overtaken: another release went live first. Throws `InputFailure` if there is no earlier release. */
export type RollBackOutcome =
  { outcome: 'rolled-back'; release: number; from: number } | { outcome: 'overtaken' };

export async function rollBack(ports: RollBackPorts, request: RollBackRequest): Promise<RollBackOutcome> {
  const { store, editing, embedder, clock } = ports;
  const { editor, reason } = request;
  if (!editor.trim()) throw new InputFailure(...said.noEditor);
  const problem = problemWithReason(reason);
  if (problem) throw new InputFailure(...problem);
  const live = await store.liveRelease();
  if (!live) throw new InputFailure(...said.noneLive);
  const to = request.to ?? (await earlierRelease(editing, live.number));
  const target = await store.release(to);
  if (target?.state !== 'published' || to === live.number) throw new InputFailure(...said.notThere(to));
  // Embeds the release before it goes live, because no process can answer from it until then.
  const isOfOtherModel = target.model.weightsHash !== embedder.model.weightsHash;
  if (isOfOtherModel)
    await embedEditions(
      ports,
      (await store.editionsOf(to)).map(({ id }) => id),
    );
  // Prepares the index before the release goes live, so that no process has to build it while people wait.
  await ensureIndex(ports, to);
  const at = clock().toISOString();
  const moved = await editing.publish({
    at,
    release: to,
    previous: live.number,
    kind: 'roll-back',
    editor,
    reason,
    changes: [],
  });
  if (!moved) return { outcome: 'overtaken' };
  if (isOfOtherModel) await reembedRelease(ports);
  await suspendGolden(ports);
  await removeOldIndexFiles(ports);
  return { outcome: 'rolled-back', release: to, from: live.number };
}

/** People who read the history later need more than “oops”. */
const SHORTEST_REASON = 10;

export function problemWithReason(reason: string): ProblemAndRemedy | undefined {
  return reason.trim().length < SHORTEST_REASON ? said.shortReason(SHORTEST_REASON) : undefined;
}

async function earlierRelease(editing: PublicationRecords, live: number): Promise<number> {
  const before = releaseBefore(await editing.publications(), live);
  if (before !== undefined) return before;
  throw new InputFailure(...said.noneBefore);
}
