// Puts the pages on the server: chat, library and desk, with what they share.
import type { HttpRoutes } from '../http.js';
import { readAssets } from './assets.js';
import { mountChat } from './chat/chat.js';
import { mountDesk } from './desk/desk.js';
import { mountLibrary } from './library/library.js';
import { createRateLimits } from './rate-limits.js';
import type { Limited } from './rate-limits.js';
import { createSeal } from './seal.js';
import type { WebOptions } from './types.js';

/** Call before `listen`. `limitsAMinute` is for tests and for places with unusual needs. */
export function mountWeb(
  routes: HttpRoutes,
  options: WebOptions,
  limitsAMinute: Partial<Record<Limited, number>> = {},
): void {
  const assets = readAssets();
  const shared = {
    assets,
    seal: createSeal(options.sessionSecret),
    limits: createRateLimits(limitsAMinute),
    https: options.publicUrl?.startsWith('https:') ?? false,
  };
  assets.register(routes);
  mountChat(routes, options, shared);
  mountLibrary(routes, options, assets);
  options.signIn.register(routes, { ...shared, ...(options.publicUrl && { publicUrl: options.publicUrl }) });
  mountDesk(routes, options, shared);
}
