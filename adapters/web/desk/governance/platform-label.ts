// The names of platforms on the admins' pages.
import { capitalised } from '../../design/capitalised.js';
import type { Options } from '../../design/fields.js';

const LABELS: Record<string, string> = { web: 'web chat', teams: 'Teams', slack: 'Slack' };

export const platformLabel = (name: string): string => LABELS[name] ?? name;

export const platformOptions = (names: readonly string[]): Options =>
  names.map((name) => [name, capitalised(platformLabel(name))]);
