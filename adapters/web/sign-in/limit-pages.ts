// Limits how many pages a browser or an address may open, because a long page costs more to build than to
// request.
import type { HttpExchange } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { errorPage } from '../design/error-page.js';
import type { Sender } from '../security/open-streams.js';
import { checkRate } from '../security/post-guard.js';
import type { Limited, RateLimits } from '../security/rate-limits.js';
import { languageOf } from '../security/request-language.js';
import type { GuardedRoutes } from './access.js';

export function limitPages(
  routes: GuardedRoutes,
  { assets, limits }: { assets: Assets; limits: RateLimits },
  what: Limited,
  senderOf: (exchange: HttpExchange) => Partial<Sender> | Promise<Partial<Sender>>,
): GuardedRoutes {
  return {
    ...routes,
    get: (path, handler, options) =>
      routes.get(
        path,
        async (exchange) => {
          const refusal = await checkRate(limits, what, await senderOf(exchange));
          return refusal ? errorPage(assets, refusal.status, languageOf(exchange)) : handler(exchange);
        },
        options,
      ),
  };
}
