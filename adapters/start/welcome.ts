import type { RunningBot } from '../composition/service.js';
import { startWording as said } from '../cli/wording/start-wording.js';
import { doesServe, type ProcessRole } from '../composition/settings/process-role.js';

export function welcome(
  role: ProcessRole,
  { url = '', deskClosed }: Pick<RunningBot, 'url' | 'deskClosed'>,
): string {
  if (doesServe(role))
    return `${said.ask(url)}\n${deskClosed ?? said.advisers(url)}\n${said.guidance(url)}\n`;
  return url ? `${said.status(url)}\n` : `${said.working}\n`;
}
