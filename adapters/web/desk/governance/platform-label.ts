// The names of platforms on the admins' pages.

const LABELS: Record<string, string> = { web: 'web chat', teams: 'Teams', slack: 'Slack' };

export const platformLabel = (name: string): string => LABELS[name] ?? name;

/** Picks out the platforms from the names of switches. */
export function platformsIn(switches: readonly string[]): string[] {
  const prefix = 'platform:';
  return switches.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}
