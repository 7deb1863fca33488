// Publishes the accepted changes: runs the test questions, makes the release live, and records the editor.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { ChangeRecord, SeenChange, Trial } from '../model/editing.js';
import type { EditingStore } from '../model/ports.js';
import { removeOldIndexFiles } from './remove-old-index-files.js';
import { prepareRelease, type PreparePorts } from './prepare-release.js';
import { suspendGolden } from '../review/suspend-golden.js';
import { proposeSuspendedNotes } from './suspend-notes.js';
import { triedRelease, type TrialPorts } from '../review/try-release.js';
import { releaseWording } from '../wording/release-wording.js';

export interface PublishPorts extends PreparePorts, TrialPorts {
  editing: EditingStore;
}

export interface PublishRequest {
  editor: string;
  /** Why the editor published even though too few test questions passed. */
  override?: string;
  /** The accepted changes that the editor was shown. Absent if no changes were shown. */
  seen?: readonly SeenChange[];
}

/**
 * nothing: no change has been accepted. stopped: too few test questions passed. overtaken: someone else
 * published or decided first, so nothing was done. Publishing can be tried again.
 */
export type PublishOutcome =
  | { outcome: 'nothing' }
  | { outcome: 'stopped'; release: number; trial: Trial }
  | { outcome: 'overtaken' }
  | {
      outcome: 'published';
      release: number;
      previous?: number;
      changes: ChangeRecord[];
      embedded: number;
      trial: Trial;
      suspended: number;
      /** Slugs of practice notes that were left out until someone has checked them. */
      suspendedNotes: string[];
    };

/** If the process is killed before the new release is live, the next run carries on from there. */
export async function publishChanges(ports: PublishPorts, request: PublishRequest): Promise<PublishOutcome> {
  if (!request.editor.trim()) throw new InputFailure(...releaseWording.noPublisher);
  // If an earlier run was killed after its release went live, test questions and notes may still depend on
  // the previous release.
  await suspendGolden(ports);
  await proposeSuspendedNotes(ports);
  const prepared = await prepareRelease(ports);
  if (!prepared) return { outcome: 'nothing' };
  const { release, live, changes, embedded } = prepared;
  if (request.seen && keyOf(request.seen) !== keyOf(changes)) return { outcome: 'overtaken' };
  const trial = await triedRelease(ports, prepared);
  if (!trial.passed && !request.override?.trim()) return { outcome: 'stopped', release, trial };
  await keepCalibration(ports, release, live);
  const moved = await ports.editing.publish({
    at: ports.clock().toISOString(),
    release,
    previous: live,
    kind: 'publish',
    editor: request.editor,
    reason: trial.passed ? undefined : request.override,
    changes,
  });
  if (!moved) return { outcome: 'overtaken' };
  const suspended = await suspendGolden(ports);
  const suspendedNotes = await proposeSuspendedNotes(ports);
  await removeOldIndexFiles(ports);
  return {
    outcome: 'published',
    release,
    previous: live,
    changes,
    embedded,
    trial,
    suspended,
    suspendedNotes,
  };
}

/** Copies the live release's calibration, because it may be newer than this draft. */
async function keepCalibration({ store }: PublishPorts, draft: number, live?: number): Promise<void> {
  const [now, next] = [
    live === undefined ? undefined : await store.release(live),
    await store.release(draft),
  ];
  if (now?.calibration && now.model.weightsHash === next?.model.weightsHash)
    await store.saveCalibration(draft, now.calibration);
}

/** Returns the same key for lists that contain the same changes with the same decisions. */
function keyOf(changes: readonly SeenChange[]): string {
  return changes
    .map(({ id, version }) => `${id}.${version}`)
    .sort()
    .join();
}
