// Reads what monitoring recorded of a run: the dashboards’ series, the alerts that fired, and any planted
// words in the metrics or the log.
import { panels } from '../../adapters/metrics/dashboard-queries.js';
import type { RunningPrometheus, Series } from '../../support/deployment/prometheus.js';

export interface Watched {
  alerts: { alert: string; of: string; from: number; to: number }[];
  panels: { dashboard: string; title: string; query: string; series: Series[] }[];
  /** The dashboards’ queries that found nothing in the whole run. */
  empty: string[];
  /** The planted words that were found, and where. */
  found: string[];
  lines: number;
}

export interface Watch {
  prometheus: RunningPrometheus;
  metricsUrls: readonly string[];
  token: string;
  log: readonly string[];
  /** The start of the run, in milliseconds since 1970. */
  start: number;
  forbidden: readonly string[];
}

export async function readWatch(watch: Watch): Promise<Watched> {
  const { prometheus, start, log } = watch;
  const [from, to] = [start / 1_000, Date.now() / 1_000];
  const shown: Watched['panels'] = [];
  for (const panel of panels())
    shown.push({ ...panel, series: await prometheus.range(panel.query, from, to) });
  const firing = await prometheus.range('ALERTS{alertstate="firing"}', from, to);
  return {
    alerts: firing.flatMap((one) => spellsOf(one, from)),
    panels: shown,
    empty: shown.filter(({ series }) => !series.some(hasNumber)).map(({ query }) => query),
    found: await plantedIn(watch),
    lines: log.length,
  };
}

const hasNumber = ({ values }: Series) => values.some(([, value]) => value !== 'NaN');

/** Twice the interval between two values. After a longer gap, the alert must have stopped and fired again. */
const GAP_SECONDS = 30;

/** Returns the periods in which an alert fired, in minutes since the start. */
function spellsOf({ metric, values }: Series, start: number): Watched['alerts'] {
  const { alertname = '', instance, platform, kind, of } = metric;
  const spells: Watched['alerts'] = [];
  let before = -Infinity;
  for (const [at] of values) {
    const minute = (at - start) / 60;
    if (at - before > GAP_SECONDS)
      spells.push({
        alert: alertname,
        of: instance ?? platform ?? kind ?? of ?? '',
        from: minute,
        to: minute,
      });
    spells.at(-1)!.to = minute;
    before = at;
  }
  return spells;
}

/** Searches the names and labels of every series, the final metrics of each process, and the log. */
async function plantedIn({ prometheus, metricsUrls, token, log, forbidden }: Watch): Promise<string[]> {
  const headers = { Authorization: `Bearer ${token}` };
  const served = await Promise.all(metricsUrls.map(async (url) => (await fetch(url, { headers })).text()));
  const places = {
    'the labels of all series': await prometheus.allLabels(),
    metrics: served.join('\n'),
    'the log': log.join('\n'),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    forbidden.filter((word) => text.toLowerCase().includes(word)).map((word) => `${word} in ${place}`),
  );
}
