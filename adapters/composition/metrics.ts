// Connects the metrics if METRICS_PORT is set. Otherwise, the metrics library is not loaded and nothing is
// counted.
import type { CanaryRound } from '../../bot/editing/ask-canary-questions.js';
import { bugLogger } from '../../bot/jobs/describe-bug.js';
import type { Log, Platform } from '../../bot/model/ports.js';
import type { PlatformName } from '../../bot/model/people/person.js';
import type { BotQueries } from '../../bot/model/queries.js';
import type { Store } from '../../bot/model/store.js';
import { createModelMeasures, type ModelMeasures } from '../metrics/measure-models.js';
import { measurePlatform } from '../metrics/measure-platform.js';
import { measureProcess } from '../metrics/measure-process.js';
import { measureStore } from '../metrics/measure-store.js';
import { readStateFor } from '../metrics/read-state.js';
import { serveMetrics, type MetricsServer } from '../metrics/serve-metrics.js';
import { CHAT_PLATFORMS } from './settings/chat-platforms.js';
import type { Settings } from './settings/environment-settings.js';
import type { Stores } from './stores.js';

export interface Measures extends ModelMeasures {
  store(store: Store): Store;
  platform(platform: Platform): Platform;
  reply(status: number): void;
  canary(round: CanaryRound): void;
  /** Throws `ConfigurationFailure` if the port is not available. */
  serve(
    settings: Settings,
    stores: Stores,
    bot: { queries: Pick<BotQueries, 'advisers'>; connected: readonly PlatformName[]; log: Log },
  ): Promise<MetricsServer>;
}

export async function connectMeasures(
  { METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token, ANSWER_MODEL: model }: Settings,
  platforms: readonly { name: PlatformName }[] = Object.values(CHAT_PLATFORMS),
): Promise<Measures | undefined> {
  if (port === undefined) return undefined;
  const { createMetrics } = await import('../metrics/registry.js');
  const metrics = createMetrics({
    platforms: platforms.map(({ name }) => name),
    ...(model !== undefined && { models: [model] }),
  });
  return {
    ...createModelMeasures(metrics),
    store: (store) => measureStore(store, metrics),
    platform: (platform) => measurePlatform(platform, metrics),
    reply: (status) => metrics.add('ctac_http_replies_total', { status: `${Math.floor(status / 100)}xx` }),
    canary(round) {
      for (const [platform, { right, wrong, failed = 0 }] of Object.entries({ all: round, ...round.shown })) {
        for (const [result, questions] of Object.entries({ right, wrong, failed }))
          metrics.add('ctac_canary_answers_total', { platform, result }, questions);
        metrics.set('ctac_canary_wrong', { platform }, wrong + failed);
      }
    },
    async serve({ DATA_DIR }, { serviceStatistics, store, database }, { queries, connected, log }) {
      measureProcess(metrics, DATA_DIR);
      readStateFor(metrics, {
        figures: serviceStatistics,
        heldUp: store.records.jobs.heldUp,
        platforms: connected,
        advisers: () => queries.advisers(),
        ...(database.connections && { connections: database.connections }),
      });
      const onFailure = (error: unknown, count: number) =>
        bugLogger(log, 'error', 'The metrics server reported an error.', { count })(error);
      return serveMetrics(metrics, { host, port, onFailure, ...(token !== undefined && { token }) });
    },
  };
}
