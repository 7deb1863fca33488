// Finds variables with names close to those of settings. Otherwise, a misspelt setting would be silently
// ignored: WEB_ACESS=signed-in leaves the service open.
import { nearestName } from '../../../knowledge/model/words/nearest-name.js';
import { SETTING_NAMES } from './environment-settings.js';

export interface Misspelt {
  name: string;
  meant: string;
}

/** Returns names only, never values. Leaves out other variables, because most are none of our business. */
export function misspeltSettings(environment: NodeJS.ProcessEnv): Misspelt[] {
  const known = new Set<string>(SETTING_NAMES);
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name) || !environment[name]?.trim()) return [];
    const meant = nearestName(name, SETTING_NAMES);
    return meant === undefined ? [] : [{ name, meant }];
  });
}
