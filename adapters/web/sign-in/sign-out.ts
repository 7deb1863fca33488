// Signs people out. The session is also deleted from the store, so that a copied cookie does not work.
import type { HttpExchange, HttpReply, PageRoutes } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { seeOther } from '../design/page.js';
import { isFromOurPages, readPost } from '../security/post-guard.js';
import { noticeReply, signedOutReply, stillHasReply, wordsFor, type Held } from './sign-in-notices.js';
import type { Sessions } from './sessions.js';
import type { SignedIn } from '../model/signed-in.js';
import { SIGN_OUT_PATH, SIGNED_OUT_PATH, type SignIn } from './sign-in.js';

export function mountSignOut(
  routes: PageRoutes,
  shared: {
    assets: Assets;
    sessions: Sessions;
    signIn: SignIn;
    signedIn: (exchange: HttpExchange) => Promise<SignedIn | undefined>;
    publicUrl?: string;
    /** How many requests this person has claimed, and how many of them are urgent and claimed at the desk. */
    countHeld: (person: SignedIn['person']) => Promise<Held>;
    /** Returns urgent requests of people who are signed out. */
    checkHolders: () => Promise<void>;
  },
): void {
  const { assets, sessions, signIn, signedIn, publicUrl, countHeld, checkHolders } = shared;
  routes.post(SIGN_OUT_PATH, async (exchange) => {
    const visitor = await signedIn(exchange);
    const { field } = readPost(exchange);
    const isTheirs = !visitor || field('token') === visitor.formToken;
    if (!isTheirs || !isFromOurPages(exchange, publicUrl)) return stillSignedInReply(assets, exchange);
    // Signing out must work even if the requests cannot be counted.
    const held =
      visitor && field('sure') === undefined
        ? await countHeld(visitor.person).catch(() => undefined)
        : undefined;
    if (visitor && held && held.count > 0) return stillHasReply(assets, visitor, held);
    const { cookies } = await sessions.end(exchange);
    // If this fails, the next regular check returns them.
    if (visitor) await checkHolders().catch(() => undefined);
    return seeOther(SIGNED_OUT_PATH, cookies);
  });
  routes.get(SIGNED_OUT_PATH, async (exchange) =>
    signedOutReply(assets, exchange, await signIn.leaveProvider()),
  );
}

function stillSignedInReply(assets: Assets, exchange: HttpExchange): HttpReply {
  const say = wordsFor(exchange);
  const { title, text } = say.signIn.stillSignedIn;
  return noticeReply(assets, say, { title, sentences: [text], status: 403 });
}
