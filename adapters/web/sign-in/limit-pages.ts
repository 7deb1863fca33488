// Limits how many pages a browser or an address may open, because a long page costs more to build than to
// request.
import type { HttpExchange } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { errorPage } from '../design/error-page.js';
import { checkRate } from '../security/post-guard.js';
import type { RateLimits } from '../security/rate-limits.js';
import { languageOf } from '../security/request-language.js';
import type { GuardedRoutes } from './access.js';

export function limitPages(
  routes: GuardedRoutes,
  { assets, limits }: { assets: Assets; limits: RateLimits },
  sessionOf: (exchange: HttpExchange) => string | undefined = () => undefined,
): GuardedRoutes {
  return {
    ...routes,
    get: (path, handler, options) =>
      routes.get(
        path,
        async (exchange) => {
          const sender = { session: sessionOf(exchange) ?? exchange.id, address: exchange.sender };
          const refusal = await checkRate(limits, 'page', sender);
          return refusal ? errorPage(assets, refusal.status, languageOf(exchange)) : handler(exchange);
        },
        options,
      ),
  };
}
