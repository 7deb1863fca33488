// Reads metrics as Prometheus gets them.
import { METRICS } from '../../../adapters/metrics/all-metrics.js';
import type { Metric } from '../../../adapters/metrics/metric-types.js';

/** Returns the sum of the series with these labels, or `NaN` if there is none. */
export function metricValue(metrics: string, name: string, labels: Record<string, string> = {}): number {
  const has = (line: string) =>
    Object.entries(labels).every(([label, value]) => line.includes(`${label}="${value}"`));
  const lines = metrics
    .split('\n')
    .filter((line) => /^[^#]/.test(line) && line.split(/[{ ]/)[0] === name && has(line));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), lines.length ? 0 : NaN);
}

/**
 * Returns the series with a label value that is not declared, apart from the names of the platforms and the
 * scripted model.
 */
export function undeclaredLabels(metrics: string): string[] {
  return metrics.split('\n').flatMap((line) => {
    const [, name = '', inside = ''] = /^((?:ctac|gen_ai)_\w+)\{(.*)\} /.exec(line) ?? [];
    const declared = METRICS[name.replace(/_(bucket|sum|count)$/, '') as keyof typeof METRICS] as
      Metric | undefined;
    if (!name) return [];
    return [...inside.matchAll(/(\w+)="([^"]*)"/g)]
      .filter(([, label = '', value = '']) => {
        if (label === 'le') return false;
        if (label === 'gen_ai_request_model') return value !== 'scripted';
        if (label === 'platform' && ['web', 'slack', 'teams'].includes(value)) return false;
        return !declared?.labels[label]?.includes(value);
      })
      .map(() => line);
  });
}
