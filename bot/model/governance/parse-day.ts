// Reads a day as someone typed it.
const DAY_MS = 86_400_000;

/** The start of the day, in UTC. Undefined unless the day exists and is written as YYYY-MM-DD. */
export function parseDay(text = ''): string | undefined {
  const day = text.trim();
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) return undefined;
  const start = new Date(at).toISOString();
  // JavaScript reads "2026-02-30" as 2 March.
  return start.startsWith(day) ? start : undefined;
}

export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString();
