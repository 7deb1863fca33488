// Runs the service for half an hour at 5 questions a second with 50 open pages, while processes are killed,
// PostgreSQL restarts, the language model is slow and every call to Slack fails.
import { join } from 'node:path';
import { pathOf } from '../../support/requirements.js';
import { runHalfHour, type HalfHourReport } from '../../scenarios/half-hour/run-half-hour.js';
import type { AcceptanceContext } from '../support/acceptance-context.js';

/** For a shorter trial run, set MINUTE_SECONDS (the length of a minute) and A_SECOND (questions a second). */
const MINUTE_MS = Number(process.env['MINUTE_SECONDS'] ?? 60) * 1_000;
const A_SECOND = Number(process.env['A_SECOND'] ?? 5);
/** The alerts that these failures must trigger. */
const EXPECTED = ['UrgentRequestUnseen', 'PlatformRefusing'];

export async function watchHalfHour({ work, measurements }: AcceptanceContext): Promise<void> {
  const [postgres, prometheus] = [pathOf('postgresql'), pathOf('prometheus')];
  if (!postgres || !prometheus)
    return measurements.note('half an hour', 'PostgreSQL 17 or Prometheus is not installed', 'run', false);
  const into = join(work, 'half-hour');
  const found = await runHalfHour({ postgres, prometheus, minuteMs: MINUTE_MS, aSecond: A_SECOND, into });
  describe(found);
  const must = (name: string, faults: readonly string[]) =>
    measurements.note(name, faults.slice(0, 5).join('; ') || 0, '0', faults.length === 0);
  measurements.atLeast('questions answered', found.answered, (A_SECOND * 25 * MINUTE_MS) / 1_000);
  must('questions lost', found.lost);
  must(
    'arrived twice without an explanation',
    Object.keys(found.repeats).filter((reason) => reason.endsWith('unexplained')),
  );
  must(
    'left undone',
    Object.entries(found.left).map(([what, count]) => `${what}: ${count}`),
  );
  must('planted words found', found.found);
  must('queries of the dashboards that found nothing', found.empty);
  const fired = new Set(found.alerts.map(({ alert }) => alert));
  must(
    'alerts that did not fire',
    EXPECTED.filter((alert) => !fired.has(alert)),
  );
}

function describe(found: HalfHourReport): void {
  const say = (line: string) => process.stdout.write(`       ${line}\n`);
  say(`${found.asked} asked, ${found.answered} answered: ${listed(found.outcomes)}; ${listed(found.others)}`);
  say(
    `delivered again: ${found.redelivered}; pages reopened: ${found.reopened}; ${found.lines} lines logged`,
  );
  say(`settled ${Math.round(found.settledAfterMs / 1_000)} s after the last question`);
  say(`repeats: ${listed(found.repeats) || 'none'}`);
  for (const platform of ['slack', 'teams', 'web', undefined] as const) {
    const times = found.times
      .filter((one) => platform === undefined || one.platform === platform)
      .map(({ tookMs }) => tookMs)
      .sort((one, other) => one - other);
    const at = (share: number) => (times[Math.ceil(times.length * share) - 1]! / 1_000).toFixed(1);
    say(`${platform ?? 'all'}: median ${at(0.5)} s, p95 ${at(0.95)} s, slowest ${at(1)} s`);
  }
  for (const { alert, of, from, to } of found.alerts)
    say(`${alert} ${of} fired from ${from.toFixed(1)} to ${to.toFixed(1)} min`);
  for (const [sentence, times] of found.logged) say(`logged ${times} times: ${sentence}`);
}

function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
