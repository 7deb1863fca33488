// The names of platforms on the admins' pages.
import { capitalised } from '../../design/capitalised.js';
import type { Options } from '../../design/fields.js';

const LABELS: Record<string, string> = { web: 'web chat', teams: 'Teams', slack: 'Slack' };

export const platformLabel = (name: string): string => LABELS[name] ?? name;

/** The platforms to choose from: those that have a switch. */
export function platformsIn(switches: readonly string[]): Options {
  return switches
    .filter((name) => name.startsWith('platform:'))
    .map((name) => name.slice('platform:'.length))
    .map((name) => [name, capitalised(platformLabel(name))]);
}
