// Tells people what to do if a page or form needs the encryption key and the key is missing.
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Log } from '../../../bot/model/ports.js';
import { describeFailure, SealingFailure } from '../../../knowledge/model/errors.js';
import {
  jsonReply,
  textReply,
  type HttpExchange,
  type HttpHandler,
  type HttpReply,
  type HttpRoutes,
} from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { noKeyPage } from '../design/error-page.js';
import { languageOf } from '../security/request-language.js';
import { isBackground } from './background-requests.js';

interface Shared {
  assets: Assets;
  log: Log;
}

export function sayNoKey(routes: HttpRoutes, { assets, log }: Shared): HttpRoutes {
  const told =
    (handler: HttpHandler): HttpHandler =>
    async (exchange) => {
      try {
        return await handler(exchange);
      } catch (error) {
        if (!(error instanceof SealingFailure)) throw error;
        log.error(
          { request: exchange.id, error: describeFailure(error) },
          'A page could not be shown or a form could not be accepted because the encryption key is not available.',
        );
        return noKeyReply(assets, exchange);
      }
    };
  return {
    ...routes,
    get: (path, handler, options) => routes.get(path, told(handler), options),
    post: (path, handler, options) => routes.post(path, told(handler), options),
  };
}

/** A script only gets the sentence, which it shows on its page. */
function noKeyReply(assets: Assets, exchange: HttpExchange): HttpReply {
  const language = languageOf(exchange);
  const problem = wordsIn(language).page.errors.noKey.text;
  if (exchange.body.kind === 'json') return jsonReply(503, { problem });
  return isBackground(exchange) ? textReply(503, `${problem}\n`) : noKeyPage(assets, language);
}
