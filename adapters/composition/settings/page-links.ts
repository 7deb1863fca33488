// Makes links to the service's own pages, for messages and cards.
import { citationPath } from '../../web/model/paths.js';
import type { Settings } from './environment-settings.js';

export function pagesAddress({ PUBLIC_URL, HOST, PORT }: Settings): string {
  return (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/$/, '');
}

export function citationLinkOf(settings: Settings) {
  return (answer: string, number: number) => pagesAddress(settings) + citationPath(answer, number);
}
