// Reads the last draft that was tested, and what has changed since.
import type { EditingPorts } from '../../../../bot/model/editing-ports.js';
import type { Trial } from '../../../../ingest/model/editing.js';
import { activeOf, sinceTrial, type SinceTrial } from '../../../../ingest/model/since-trial.js';
import { markup, type Html } from '../../design/markup.js';
import { trialWording } from '../wording/release-wording.js';

export interface Draft {
  trial: Trial;
  /** What has changed since the test. Undefined if nothing has. */
  since: SinceTrial | undefined;
}

/** Returns undefined if the release that was last tested is no longer a draft. */
export async function readDraft({ store, editing }: EditingPorts['ports']): Promise<Draft | undefined> {
  const trial = await editing.latestTrial();
  if (!trial || (await store.release(trial.release))?.state !== 'building') return undefined;
  const [live, accepted, questions] = await Promise.all([
    store.liveRelease(),
    editing.changes(['accepted']),
    editing.goldenQuestions(),
  ]);
  const now = { live: live?.number, accepted, questions: activeOf(questions) };
  return { trial, since: sinceTrial(trial, now) };
}

/** `path` is the address of the page for testing again, if that is another page. */
export function outdatedWarning({ trial, since }: Draft, path?: string): Html | false {
  if (!since) return false;
  const { outdated } = trialWording;
  const { added, removed, questions, live } = since;
  const sentences = [
    added === undefined && outdated.unknown,
    added !== undefined && added > 0 && outdated.added(added),
    removed > 0 && outdated.removed(removed),
    questions && added !== undefined && outdated.questions,
    live && outdated.live,
  ];
  const again = trial.lines.length ? outdated.again : outdated.prepareAgain;
  return markup`<p class="caution"><span>${sentences.filter(Boolean).join(' ')} ${path === undefined ? again : markup`<a href="${path}">${again}</a>`}</span></p>`;
}
