// Lists the permissions that the app asks Slack for, and what stops working without each one.
import { setUpWording } from '../wording/set-up-wording.js';

export const SCOPES: Readonly<Record<string, string>> = setUpWording.scopes;

/** Names each missing scope, and says what does not work without it. */
export function missingScopes(granted: readonly string[]): string[] {
  return Object.entries(SCOPES)
    .filter(([scope]) => !granted.includes(scope))
    .map(([scope, effect]) => `${scope} (${effect})`);
}
