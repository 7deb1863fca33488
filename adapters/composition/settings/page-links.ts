// Makes links to the service's own pages, for messages and cards.
import { isIPv6 } from 'node:net';
import { isLoopback } from '../../http/local-only.js';
import { citationPath } from '../../web/model/paths.js';
import type { Settings } from './environment-settings.js';

export function pagesAddress({ PUBLIC_URL, HOST, PORT }: Settings): string {
  const host = isIPv6(HOST) ? `[${HOST}]` : HOST;
  return (PUBLIC_URL ?? `http://${host}:${PORT}`).replace(/\/$/, '');
}

/** True if people elsewhere get links to our pages, but no setting says where they can open them. */
export function lacksPublicUrl(settings: Settings): boolean {
  const { PUBLIC_URL, HOST, SLACK_BOT_TOKEN, MICROSOFT_APP_ID } = settings;
  return PUBLIC_URL === undefined && (!isLoopback(HOST) || Boolean(SLACK_BOT_TOKEN ?? MICROSOFT_APP_ID));
}

export function citationLinkOf(settings: Settings) {
  return (answer: string, number: number) => pagesAddress(settings) + citationPath(answer, number);
}
