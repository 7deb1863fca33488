// Starts an answering process's background work: jobs, schedules, loading the live release, and the canary.
import { bugLogger } from '../../bot/jobs/describe-bug.js';
import { startAuditSchedule } from '../../bot/audit/audit-schedule.js';
import { startCanary } from '../../bot/editing/ask-canary-questions.js';
import type { Rendering } from '../../bot/editing/check-rendering.js';
import { startRefreshSchedule } from '../../bot/editing/scheduled-refresh.js';
import { startRetentionSchedule } from '../../bot/governance/retention-schedule.js';
import { warnIfPeriodsUnconfirmed } from '../../bot/governance/warn-if-periods-unconfirmed.js';
import { retentionSchedule } from './settings/retention-settings.js';
import { every } from '../../bot/jobs/repeat.js';
import type { WorkerOptions } from '../../bot/jobs/worker.js';
import { openRecalls } from '../../bot/recalls/open-recalls.js';
import { startSealing } from '../sql/sealing/encrypt-in-background.js';
import type { Audit } from './oversight/audit.js';
import { keepErasuresWritten } from './oversight/erasures.js';
import type { Measures } from './metrics.js';
import { pageLinks, type ConnectedPages } from './pages.js';

/**
 * How often to check for a new live release. This is short, so that a worker that has been idle does not
 * answer its next question from an old release.
 */
const LOAD_MS = 1_000;

/**
 * How often to look for advisers who have left. Platforms report this straight away, but a report may be
 * lost.
 */
const CHECK_HOLDERS_MS = 10 * 60_000;

/**
 * Recalls are opened when guidance is published. This check opens any that were missed, because the process
 * stopped first or because an answer was stored later.
 */
const OPEN_RECALLS_MS = 5 * 60_000;

export interface WorkParts extends Pick<
  ConnectedPages,
  'settings' | 'bot' | 'guidance' | 'log' | 'editing' | 'stores'
> {
  audit: Audit;
  /** One for each connected platform. */
  renderings: readonly Rendering[];
}

export function startWork(
  parts: WorkParts,
  options?: WorkerOptions,
  measures?: Measures,
): { stop(): Promise<void> } {
  const { settings, bot, guidance, log, editing, stores, audit } = parts;
  const ports = { store: stores.store, log, clock: () => new Date() };
  const worker = bot.startWorker(options);
  const watching = editing?.bySchedule ? startRefreshSchedule({ ...ports, editing }) : undefined;
  const deleting = startRetentionSchedule(ports);
  if (settings.NODE_ENV === 'production')
    void warnIfPeriodsUnconfirmed({ ...ports, retention: retentionSchedule(settings) }).catch(
      bugLogger(log, 'warn', 'Could not find out whether the retention periods are confirmed.'),
    );
  const sealing = startSealing(stores.database, log);
  const signing = startAuditSchedule({ ...ports, audit: audit.ports });
  const erasures = keepErasuresWritten({ settings, stores, log });
  const checking = every(CHECK_HOLDERS_MS, bot.checkHolders, {
    // Also check at start-up, because changed settings may have changed who the advisers are.
    now: true,
    onFailure: bugLogger(log, 'warn', 'Could not check whether advisers still have access.'),
  });
  const recalling =
    editing &&
    every(OPEN_RECALLS_MS, () => openRecalls(editing.recalls), {
      onFailure: bugLogger(
        log,
        'warn',
        'Could not check whether people were given guidance that has changed.',
      ),
    });
  const loading = every(LOAD_MS, guidance.loadLive, {
    now: true,
    onFailure: bugLogger(log, 'error', 'The live release could not be loaded.'),
  });
  const { answerWithoutModel: ask, loadedRelease } = guidance;
  const asking =
    ask && loadedRelease
      ? startCanary({
          editing: stores.editing,
          loadedRelease: async () => (await loadedRelease())?.index.content.release.number,
          ask,
          renderings: parts.renderings,
          citationLink: pageLinks(settings).citationLink,
          ...(measures && { report: measures.canary }),
          clock: ports.clock,
          log,
        })
      : undefined;
  return {
    async stop() {
      // Do not wait until this has stopped. It may be building a whole index, and the next start would build
      // that anyway.
      void loading.stop();
      await Promise.all(
        [asking, checking, recalling, watching, deleting, sealing, signing, worker].map(async (one) =>
          one?.stop(),
        ),
      );
      await erasures.stop();
    },
  };
}
