// Runs the real server and pages on a free port, with a simulated browser that keeps cookies but runs no
// scripts.
import { createServer, type HttpServer } from '../../../adapters/web/server/server.js';
import { networksIn } from '../../../adapters/web/security/client-address.js';
import { mountWeb } from '../../../adapters/web/mount.js';
import { createProgressBoard } from '../../../adapters/web/delivery/progress.js';
import type { Limits } from '../../../adapters/web/security/rate-limits.js';
import { createLocalSignIn } from '../../../adapters/web/sign-in/local-sign-in.js';
import type { WebOptions } from '../../../adapters/web/ports/web-options.js';
import { deskPerson } from '../../../adapters/web/model/places.js';
import { endSessions } from '../../../bot/sign-in/end-sessions.js';
import type { Log } from '../../../bot/model/ports.js';
import { memoryChatLinks } from './memory-chat-links.js';
import { memorySessions } from './memory-sessions.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { DEFAULT_PERIODS } from '../default-settings.js';
import { noBotSteps, noGuidance, noSavedReplies, noStatistics } from '../empty-service.js';
import { temporaryDatabase } from '../temporary-database.js';

export const SESSION_SECRET = 'only-for-tests-only-for-tests-only-for-tests';

export interface RunningPages {
  url: string;
  server: HttpServer;
  checkHolders(): Promise<void>;
  log: Log & { lines: string[] };
  close(): Promise<void>;
}

export async function runPages(
  options: Pick<WebOptions, 'inbox' | 'queries'> & Partial<WebOptions>,
  {
    limits,
    allowSignIn = true,
    port = 0,
    trustedProxies = '',
  }: { limits?: Limits; allowSignIn?: boolean; port?: number; trustedProxies?: string } = {},
): Promise<RunningPages> {
  const log = makeLog();
  const server = createServer({
    host: '127.0.0.1',
    port,
    log,
    ready: () => Promise.resolve({ ready: true }),
    closeLimitMs: 500,
    trustedProxies: networksIn(trustedProxies).networks,
  });
  const empty = options.store ? undefined : await temporaryDatabase();
  const { sessions = memorySessions(), returnLeaversRequests = () => Promise.resolve() } = options;
  const { checkHolders } = mountWeb(
    server,
    {
      ...noBotSteps,
      guidance: noGuidance,
      detectUrgency: () => false,
      contacts: () => [],
      sessionSecret: SESSION_SECRET,
      signIn: createLocalSignIn({ allowed: allowSignIn }),
      savedReplies: noSavedReplies,
      sessions,
      chatLinks: memoryChatLinks(),
      sessionIdleHours: 4,
      endSessions: ({ subject, name, left }) =>
        endSessions(
          { sessions, returnLeaversRequests },
          { subject, person: deskPerson(subject, name), left },
        ),
      statistics: noStatistics,
      store: options.store ?? createStore(empty!.database),
      retention: { periods: DEFAULT_PERIODS, confirmedBySetting: false },
      platforms: ['web', 'slack'],
      software: () => ({ version: '1.0.0', node: '20.0.0', lockDigest: 'digest' }),
      progress: createProgressBoard(),
      examples: () => Promise.resolve([]),
      addedRoles: () => [],
      about: { usesLanguageModel: false },
      secrets: [],
      clock: () => new Date(),
      log,
      ...options,
    },
    // High limits, because tests reload pages repeatedly until something has changed.
    { page: 100_000, library: 100_000, ...limits },
  );
  const { url } = await server.listen();
  return {
    url,
    server,
    log,
    checkHolders,
    async close() {
      await server.close();
      await empty?.remove();
    },
  };
}

function makeLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const write = (details: object, sentence: string) =>
    void lines.push(`${sentence} ${JSON.stringify(details)}`);
  return { lines, info: write, warn: write, error: write };
}

export interface PlainBrowser {
  get(path: string): Promise<Visit>;
  /**
   * Submits a form on the last visited page, with its token and a new press ID unless `fields` gives others.
   */
  submit(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Visit>;
  postJson(path: string, fields?: Record<string, unknown>, headers?: Record<string, string>): Promise<Visit>;
  cookie(): string;
  forgetCookies(): void;
}

export interface Visit {
  status: number;
  headers: Headers;
  text: string;
}

let presses = 0;

export function plainBrowser(base: string): PlainBrowser {
  const cookies = new Map<string, string>();
  let token = '';
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const visit = async (path: string, init: RequestInit = {}): Promise<Visit> => {
    const response = await fetch(base + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(init.headers as Record<string, string>), Cookie: cookie() },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (line.includes('Max-Age=0')) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    token = /name="token" value="([^"]*)"/.exec(text)?.[1] ?? token;
    return { status: response.status, headers: response.headers, text };
  };
  const fieldsOf = (fields: object) => ({
    token,
    press: `press-${(presses += 1)}-${process.pid}`,
    ...fields,
  });
  return {
    get: (path) => visit(path),
    submit: (path, fields = {}, headers = {}) =>
      visit(path, { method: 'POST', body: new URLSearchParams(fieldsOf(fields)), headers }),
    postJson: (path, fields = {}, headers = {}) =>
      visit(path, {
        method: 'POST',
        body: JSON.stringify(fieldsOf(fields)),
        headers: { 'Content-Type': 'application/json', ...headers },
      }),
    cookie,
    forgetCookies: () => cookies.clear(),
  };
}
