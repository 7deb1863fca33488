// Adds all the pages to the server, with the rules about who may open each one.
import type { Person } from '../../bot/model/people/person.js';
import { sameAdviser } from '../../bot/model/people/roster.js';
import type { HttpExchange, HttpRoutes } from '../http/http.js';
import { checkHolders } from './sign-in/check-for-leavers.js';
import { guardRoutes } from './sign-in/access.js';
import { readAssets } from './design/assets.js';
import { mountChat } from './chat/chat.js';
import { mountDesk } from './desk/desk.js';
import { createAdviserTimes } from './chat/adviser-times.js';
import { mountAbout } from './about/about-pages.js';
import { errorPage } from './design/error-page.js';
import { mountLibrary } from './library/library.js';
import { DESK_PLACE, deskPerson } from './model/places.js';
import { languageOf } from './security/request-language.js';
import { createRateLimits, type Limits } from './security/rate-limits.js';
import { createTokenSigner } from './security/signed-token.js';
import { createSessions, type SessionsConfig } from './sign-in/sessions.js';
import { mountSignOut } from './sign-in/sign-out.js';
import type { WebOptions } from './ports/web-options.js';

interface Mounted {
  /** Call this often. See the function `checkHolders`. */
  checkHolders(): Promise<void>;
}

/** Must be called before `listen`. `limits` is for tests and for services with unusual needs. */
export function mountWeb(routes: HttpRoutes, options: WebOptions, limits: Limits = {}): Mounted {
  const { signIn, log, publicUrl, queries, returnLeaversRequests } = options;
  const assets = readAssets();
  const signer = createTokenSigner(options.sessionSecret);
  const https = publicUrl?.startsWith('https:') ?? false;
  const openToAnyone = options.webAccess !== 'signed-in';
  const config: SessionsConfig = {
    records: options.sessions,
    idleHours: options.sessionIdleHours,
    renew: signIn.renew && ((refreshToken) => signIn.renew!(refreshToken, log)),
    refusedEverywhere: ({ subject, name }) => returnLeaversRequests(deskPerson(subject, name), 'at-desk'),
    addedRoles: options.addedRoles,
    audit: options.store.records.audit,
    signer,
    https,
    chatNeedsSignIn: !openToAnyone,
    clock: options.clock,
  };
  const sessions = createSessions(config);
  const signedIn = async (exchange: HttpExchange) =>
    signIn.permits(exchange) ? sessions.read(exchange) : undefined;
  const guarded = guardRoutes(routes, {
    signedIn,
    assets,
    publicUrl,
    openToAnyone,
    contact: options.about.contact,
    addToAccessLog: (...line) => options.store.records.accessLog.add(...line),
  });
  const shared = { assets, signer, limits: createRateLimits(log, limits), https };
  assets.register(guarded);
  routes.showErrors((status, headers) => errorPage(assets, status, languageOf({ headers })));
  signIn.register(guarded, { assets, sessions, https, log, publicUrl });
  const countHeld = async (person: Person) => {
    const roster = (await queries.advisers()).map(({ adviser }) => adviser);
    const all = (await queries.queue()).map(({ escalation }) => escalation);
    const held = all.filter(({ holder }) => sameAdviser(roster, holder, person));
    const atDesk = held.filter(({ holder }) => holder?.platform === DESK_PLACE.platform);
    return { count: held.length, urgent: atDesk.filter(({ urgent }) => urgent).length };
  };
  mountSignOut(guarded, {
    ...{ assets, sessions, signIn, signedIn, publicUrl, countHeld },
    checkHolders: options.checkHolders,
  });
  const advisers = createAdviserTimes(options, config.clock);
  const wordsOf = mountChat(guarded, options, { ...shared, advisers });
  mountAbout(guarded, { assets, wordsOf }, { ...options.about, advisers, chatNeedsSignIn: !openToAnyone });
  mountLibrary(guarded, options, { ...shared, wordsOf });
  mountDesk(guarded, options, shared);
  const open = async () => (await queries.queue()).map(({ escalation }) => escalation);
  return {
    checkHolders: () =>
      checkHolders({ ...config, open, returnLeaversRequests, returnUrgent: options.checkHolders }),
  };
}
