// Decides, from the output of `npm audit --json`, whether a dependency must be updated before a change can be
// merged.
import { z } from 'zod';

export interface Verdict {
  fails: boolean;
  lines: string[];
}

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
      /** `true` for a fix within the requested version range, or an object for a fix outside it. */
      fixAvailable: z.union([z.boolean(), z.object({ name: z.string(), version: z.string() })]),
    }),
  ),
});
const refusalSchema = z.object({
  statusCode: z.number().optional(),
  error: z.object({ code: z.string().optional() }).optional(),
});

const NOT_OFFERED: Verdict = { fails: false, lines: ['advisories: skipped, the registry offers none'] };
const NOT_REACHED: Verdict = {
  fails: false,
  lines: ['advisories: skipped, the registry could not be reached'],
};
/** HTTP statuses returned by registries that serve packages but no advisories. */
const UNKNOWN_THERE = new Set([400, 404, 405, 410, 501]);

/**
 * Fails only for high or critical advisories that an update can fix. A problem with the registry does not
 * block a change.
 */
export function judgeAudit(output: string): Verdict {
  const said = parse(output);
  const report = reportSchema.safeParse(said);
  if (!report.success) return isNotOffered(said) ? NOT_OFFERED : NOT_REACHED;
  const found = Object.entries(report.data.vulnerabilities);
  const toFix = found.filter(
    ([, { severity, fixAvailable }]) => ['high', 'critical'].includes(severity) && fixAvailable !== false,
  );
  if (!toFix.length)
    return {
      fails: false,
      lines: [`advisories: nothing to update, ${found.length} less serious or without a fix`],
    };
  return {
    fails: true,
    lines: toFix.map(([name, { severity, fixAvailable }]) => {
      const fix = typeof fixAvailable === 'object' ? `${fixAvailable.name} ${fixAvailable.version}` : name;
      return `advisories: ${name} is ${severity}; update ${fix}`;
    }),
  };
}

function isNotOffered(said: unknown): boolean {
  const { data } = refusalSchema.safeParse(said);
  return data?.error?.code === 'ENOAUDIT' || UNKNOWN_THERE.has(data?.statusCode ?? 0);
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output) as unknown;
  } catch {
    return undefined;
  }
}
