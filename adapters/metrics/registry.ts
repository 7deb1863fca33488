// Creates the metrics registry of a process. Every series starts at 0, so that rates include the first event.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CHECKED, CONFIGURED_PLATFORMS, METRICS, type LabelsOf, type MetricOfType } from './all-metrics.js';
import type { Metric } from './metric-types.js';
import { CONFIGURED_MODELS } from './gen-ai.js';
import { METRIC_HELP } from './wording.js';

export interface Metrics {
  add<Name extends MetricOfType<'counter'>>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  observe<Name extends MetricOfType<'histogram'>>(name: Name, labels: LabelsOf<Name>, value: number): void;
  set<Name extends MetricOfType<'gauge'>>(name: Name, labels: LabelsOf<Name>, value: number): void;
  change<Name extends MetricOfType<'gauge'>>(name: Name, labels: LabelsOf<Name>, by: number): void;
  /** Removes a metric's value while the value is unknown. */
  forget(name: MetricOfType<'gauge'>): void;
  /** Runs `work` each time before the metrics are read. `work` must never throw. */
  beforeReading(work: () => Promise<void>): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export interface MetricsOptions {
  /** The names of the models in the settings, which may be used as labels. */
  models?: readonly string[];
  /** The names of the platforms, which may be used as labels. */
  platforms?: readonly string[];
}

export function createMetrics(options: MetricsOptions = {}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  const forget = (name: string) => {
    const gauge = gauges.get(name)!;
    gauge.reset();
    // A reset sets a gauge without labels to 0, so remove its value as well.
    if (!Object.keys((METRICS as Record<string, Metric>)[name]!.labels).length) gauge.remove({});
  };
  const configured = configuredValues(options);
  const valuesOf = (values: readonly string[]) => configured.get(values) ?? values;

  for (const [name, declared] of Object.entries(METRICS) as [keyof typeof METRICS, Metric][]) {
    const common = {
      name,
      help: METRIC_HELP[name],
      labelNames: Object.keys(declared.labels),
      registers: [registry],
    };
    const all = combinations(declared.labels, valuesOf);
    if (declared.type === 'counter') {
      const counter = new Counter(common);
      counters.set(name, counter);
      all.forEach((labels) => counter.inc(labels, 0));
    } else if (declared.type === 'histogram') {
      const histogram = new Histogram({ ...common, buckets: [...declared.buckets!] });
      histograms.set(name, histogram);
      all.forEach((labels) => histogram.zero(labels));
    } else {
      gauges.set(name, new Gauge(common));
      forget(name);
    }
  }

  const bounded = (name: keyof typeof METRICS, given: Record<string, string>) => {
    const { labels } = METRICS[name] as Metric;
    return Object.fromEntries(
      Object.entries(labels).map(([label, values]) => {
        const value = given[label] ?? '';
        return [label, valuesOf(values).includes(value) ? value : 'other'];
      }),
    );
  };
  const readings: (() => Promise<void>)[] = [];
  return {
    add: (name, labels, by = 1) => counters.get(name)!.inc(bounded(name, labels), by),
    observe: (name, labels, value) => histograms.get(name)!.observe(bounded(name, labels), value),
    set: (name, labels, value) => gauges.get(name)!.set(bounded(name, labels), value),
    change: (name, labels, by) => gauges.get(name)!.inc(bounded(name, labels), by),
    forget,
    beforeReading: (work) => void readings.push(work),
    async text() {
      await Promise.all(readings.map((work) => work()));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function configuredValues({ models = [], platforms = [] }: MetricsOptions) {
  return new Map([
    [CONFIGURED_MODELS, models],
    [CONFIGURED_PLATFORMS, platforms],
    [CHECKED, [...CHECKED, ...platforms]],
  ]);
}

function combinations(
  labels: Metric['labels'],
  valuesOf: (values: readonly string[]) => readonly string[],
): Record<string, string>[] {
  return Object.entries(labels).reduce<Record<string, string>[]>(
    (all, [label, values]) =>
      all.flatMap((one) => valuesOf(values).map((value) => ({ ...one, [label]: value }))),
    [{}],
  );
}
