import type { HttpExchange } from '../../../http/http.js';
import type { Assets } from '../../design/assets.js';
import type { RateLimits } from '../../security/rate-limits.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import type { WebOptions } from '../../ports/web-options.js';

export interface Desk {
  options: WebOptions;
  assets: Assets;
  limits: RateLimits;
  now: () => Date;
  visitorOf(exchange: HttpExchange): SignedIn;
  mark: GuardedRoutes['mark'];
}
