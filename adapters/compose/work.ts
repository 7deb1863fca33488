// Starts what an answering process does besides serving people: jobs, schedules, the live release and the canary.
import { describeFailure } from '../../knowledge/model/errors.js';
import { keepLoaded } from '../../ingest/releases/keep-loaded.js';
import { startAuditSchedule } from '../../bot/audit/audit-schedule.js';
import { startCanary } from '../../bot/editing/canary.js';
import { startRefreshSchedule } from '../../bot/editing/scheduled-refresh.js';
import { startRetentionSchedule } from '../../bot/governance/retention-schedule.js';
import type { WorkerOptions } from '../../bot/kernel/worker.js';
import { startSealing } from './encryption.js';
import type { Audit } from './oversight/audit.js';
import { keepErasuresWritten } from './oversight/erasures.js';
import type { Measures } from './measures.js';
import type { PageParts } from './pages.js';

export function startWork(
  parts: Pick<PageParts, 'settings' | 'bot' | 'guidance' | 'log' | 'editing' | 'stores'> & { audit: Audit },
  options?: WorkerOptions,
  measures?: Measures,
): { stop(): Promise<void> } {
  const { settings, bot, guidance, log, editing, stores, audit } = parts;
  const worker = bot.startWorker(options);
  const watching = editing?.bySchedule
    ? startRefreshSchedule({ store: stores.store, editing, log, clock: () => new Date() })
    : undefined;
  const deleting = startRetentionSchedule({ store: stores.store, log, clock: () => new Date() });
  const sealing = startSealing(stores.database, log);
  const ports = { store: stores.store, log, clock: () => new Date() };
  const signing = startAuditSchedule({ ...ports, audit: audit.ports });
  const erasures = keepErasuresWritten({ settings, store: stores.store, log });
  const stopLoading = keepLoaded(guidance.loadLive, (error) =>
    log.error({ reason: describeFailure(error) }, 'The live release could not be loaded.'),
  );
  const { answerWithoutModel: ask, loadedRelease } = guidance;
  // Without metrics, no one would be told about a wrong answer.
  const stopAsking =
    measures && ask && loadedRelease
      ? startCanary({
          goldenQuestions: () => stores.editing.goldenQuestions(),
          loadedRelease: async () => (await loadedRelease())?.index.content.release.number,
          ask,
          report: measures.canary,
          log,
        })
      : undefined;
  return {
    async stop() {
      stopAsking?.();
      stopLoading();
      watching?.stop();
      deleting.stop();
      await sealing.stop();
      signing.stop();
      await worker.stop();
      await erasures.stop();
    },
  };
}
