// Connects the web pages: their content, people's actions there, and sign-in.
import { randomBytes } from 'node:crypto';
import type { Bot } from '../../bot/create-bot.js';
import type { BotPorts, Log } from '../../bot/model/ports.js';
import { may } from '../../bot/model/people/roles.js';
import {
  isIdle,
  type ReturnLeaversRequests,
  type SessionRecords,
} from '../../bot/model/people/session-record.js';
import { readDeskStatistics } from '../../bot/reporting/read-desk-statistics.js';
import type { UsualWait } from '../../bot/reporting/usual-wait.js';
import { createExampleQuestions } from '../../bot/reporting/example-questions.js';
import { createGuidanceQueries } from '../../bot/reporting/guidance-queries.js';
import { endSessions } from '../../bot/sign-in/end-sessions.js';
import { ConfigurationFailure } from '../../knowledge/model/errors.js';
import type { Settings } from './settings/environment-settings.js';
import { connectedPlatforms, type NeededSettings } from './settings/connected-platforms.js';
import { signInOf } from './settings/sign-in-settings.js';
import { expiringSecrets } from './settings/expiring-secrets.js';
import type { SetUpState, WebOptions } from '../web/ports/web-options.js';
import { softwareInUse } from './settings/software.js';
import { connectEditingPages, redactedQuestion, type Editing } from './editing.js';
import { retentionSchedule } from './settings/retention-settings.js';
import { citationLinkOf, lacksPublicUrl, pagesAddress } from './settings/page-links.js';
import { coreRules, type BotGuidance } from './guidance.js';
import type { Stores } from './stores.js';
import { exposedBy } from '../http/local-only.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { ProgressBoard } from '../web/delivery/progress.js';
import { createLibrarySearch } from '../web/library/documents/library-search.js';
import { passagePath } from '../web/library/documents/passages.js';
import { FIND_PATH, reportPath } from '../web/model/paths.js';
import { deskPerson } from '../web/model/places.js';
import { mountWeb } from '../web/mount.js';
import type { HttpServer } from '../web/server/server.js';
import { setUpWording } from '../web/model/set-up-wording.js';
import { createLocalSignIn } from '../web/sign-in/local-sign-in.js';
import { createOpenIdSignIn } from '../web/sign-in/open-id-sign-in.js';
import { readRolesFile } from '../web/sign-in/roles-file.js';
import type { AddedRoles } from '../web/sign-in/sessions.js';
import type { SignIn } from '../web/sign-in/sign-in.js';
import { settingsWording } from './wording/settings-wording.js';

export interface ConnectedPages {
  settings: Settings;
  bot: Bot;
  guidance: BotGuidance;
  stores: Stores;
  usualWait: UsualWait;
  progress: ProgressBoard;
  log: Log;
  addedRoles: AddedRoles;
  /** Defaults to all platforms. */
  wirings?: readonly NeededSettings[];
  limits?: Parameters<typeof mountWeb>[2];
  /** True if this process answers questions, so that its models are loaded. */
  doesAnswer?: boolean;
  /** Absent if no one can edit the guidance through this process. */
  editing?: Editing;
}

export function mountPages(server: HttpServer, parts: ConnectedPages): ReturnType<typeof mountWeb> {
  const { settings, bot, guidance, stores, progress, log, limits, editing } = parts;
  const { queries, returnLeaversRequests } = bot;
  const { answerWithoutModel, searchAll, wholeRelease } = guidance;
  const { recalled } = stores.store.records.recalls;
  if (lacksPublicUrl(settings)) log.warn({}, settingsWording.noPublicUrl(pagesAddress(settings)));
  const options: WebOptions = {
    ...bot,
    store: stores.store,
    usualWaitMs: parts.usualWait.knownMs,
    ...coreRules(guidance),
    guidance: createGuidanceQueries(guidance.store, queries, recalled),
    examples: createExampleQuestions({
      liveRelease: async () => (await guidance.store.liveRelease())?.number,
      ...(parts.doesAnswer && answerWithoutModel && { ask: answerWithoutModel }),
      log,
    }),
    ...(editing && {
      editing: connectEditingPages(editing, bot, setUpState(settings), pageLinks(settings).citationLink),
    }),
    // Without SESSION_SECRET, everyone is signed out when the process stops.
    sessionSecret: settings.SESSION_SECRET ?? randomBytes(32).toString('base64url'),
    publicUrl: settings.PUBLIC_URL,
    statistics: async (period) => {
      const advisers = (await queries.advisers()).map(({ adviser }) => adviser);
      return readDeskStatistics(stores.figures, advisers, period);
    },
    ...connectSignIn(settings, stores, { addedRoles: parts.addedRoles, returnLeaversRequests }),
    retention: retentionSchedule(settings),
    platforms: connectedPlatforms(settings, parts.wirings),
    software: softwareInUse,
    savedReplies: stores.savedReplies,
    chatLinks: stores.chatLinks,
    about: {
      privacyUrl: settings.PRIVACY_URL,
      accessibilityUrl: settings.ACCESSIBILITY_URL,
      contact: settings.CONTACT,
      usesLanguageModel: settings.ANSWER_MODEL !== undefined,
    },
    ...(searchAll && {
      search: createLibrarySearch({
        redacted: (question) => redactedQuestion(guidance.messageReader, question),
        searchAll,
        wholeRelease,
        recalled,
      }),
    }),
    progress,
    log,
    clock: () => new Date(),
  };
  return mountWeb(server, options, limits);
}

export function pageLinks(settings: Settings) {
  const address = pagesAddress(settings);
  return {
    citationLink: citationLinkOf(settings),
    reportLink: (answer: string) => address + reportPath(answer),
    libraryLink: () => address + FIND_PATH,
    passageLink: (passage: Passage) => address + passagePath(passage),
  };
}

function setUpState(settings: Settings): SetUpState {
  const to = settings.ADVISERS_CHANNEL.split(':')[0]!;
  return {
    signIn: signInOf(settings),
    advisers: to,
    editorsChannel: settings.EDITORS_CHANNEL ? 'own' : to === 'desk' ? 'none' : 'advisers',
  };
}

function connectSignIn(
  settings: Settings,
  { sessions }: Stores,
  {
    addedRoles,
    returnLeaversRequests,
  }: { addedRoles: AddedRoles; returnLeaversRequests: ReturnLeaversRequests },
) {
  return {
    signIn: chooseSignIn(settings),
    ...connectSessions(sessions, returnLeaversRequests),
    sessionIdleHours: settings.SESSION_IDLE_HOURS,
    secrets: expiringSecrets(settings),
    webAccess: settings.WEB_ACCESS,
    addedRoles,
  };
}

/** Read once for the whole process. Throws `ConfigurationFailure` if the roles file is wrong. */
export function rolesFromFile({ ROLES_FILE }: Settings, log: Log): AddedRoles {
  return ROLES_FILE === undefined ? () => [] : readRolesFile(ROLES_FILE, log);
}

/** Finds out whether a session belongs to an adviser. */
export function deskAdvisers(
  { SESSION_IDLE_HOURS }: Pick<Settings, 'SESSION_IDLE_HOURS'>,
  addedRoles: AddedRoles,
): Required<Pick<BotPorts, 'deskAdviser'>> {
  return {
    deskAdviser: (session, now) =>
      may([...session.roles, ...addedRoles(session)], 'advise') && !isIdle(session, now, SESSION_IDLE_HOURS)
        ? deskPerson(session.subject, session.name)
        : undefined,
  };
}

export function connectSessions(
  sessions: SessionRecords,
  returnLeaversRequests: ReturnLeaversRequests,
): Pick<WebOptions, 'sessions' | 'endSessions'> {
  return {
    sessions,
    endSessions: ({ subject, name, left }) =>
      endSessions({ sessions, returnLeaversRequests }, { subject, person: deskPerson(subject, name), left }),
  };
}

/**
 * Throws `ConfigurationFailure` if other machines can reach a service without sign-in. In production, this is
 * allowed: the desk and the editing pages are closed, so people can only use the chat.
 */
export function checkExposure(settings: Settings): void {
  if (settings.OIDC_ISSUER !== undefined || exposedBy(settings) !== 'HOST') return;
  throw new ConfigurationFailure(...settingsWording.noSignIn(settings.HOST));
}

/** Returns undefined if people can sign in. */
export function whyDeskIsClosed(settings: Settings): string | undefined {
  return signInOf(settings) === 'closed' ? setUpWording.signIn.deskClosed : undefined;
}

/**
 * Settings have been checked already, so an issuer always comes with a client, a secret and a public address.
 */
export function chooseSignIn(settings: Settings): SignIn {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, SESSION_SECRET: sessionSecret } = settings;
  const publicUrl = settings.PUBLIC_URL?.replace(/\/$/, '');
  if (
    issuer === undefined ||
    clientId === undefined ||
    sessionSecret === undefined ||
    publicUrl === undefined
  )
    return createLocalSignIn({ allowed: exposedBy(settings) === undefined });
  return createOpenIdSignIn({
    issuer,
    clientId,
    ...(settings.OIDC_CLIENT_SECRET !== undefined && { clientSecret: settings.OIDC_CLIENT_SECRET }),
    rolesClaim: settings.OIDC_ROLES_CLAIM,
    publicUrl,
    sessionSecret,
  });
}
