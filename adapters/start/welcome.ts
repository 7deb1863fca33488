// What the service says once it runs: where to go, and what is not available.
import type { RunningBot } from '../compose/service.js';
import { doesServe, type ProcessRole } from '../compose/settings/process-role.js';

export function welcome(
  role: ProcessRole,
  { url, deskClosed }: Pick<RunningBot, 'url' | 'deskClosed'>,
): string {
  if (doesServe(role))
    return `Ask questions: ${url}/\n${deskClosed ?? `Advisers: ${url}/desk`}\nGuidance: ${url}/library\n`;
  return url ? `Running. Check its status at ${url}/readyz.\n` : 'Working.\n';
}
