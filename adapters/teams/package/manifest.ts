// Makes the manifest, which tells Teams who made the app, where people can use it and what it may read.
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { z } from 'zod';
import { SEARCH } from '../model/search-command.js';
import { packageWording } from '../wording/package-wording.js';

export interface ManifestOptions {
  /** The bot's app id. The Teams app has the same id, because it only contains this bot. */
  appId: string;
  /** An HTTPS address, for links in citations and for the pages that say who is responsible for the app. */
  publicUrl: string;
  version: string;
  developer: { name: string; privacyUrl: string; termsUrl: string };
  /**
   * Lets the bot receive every message in a team's channels, if the team's owner agrees. Without this,
   * advisers must mention the bot in each reply. The bot does not store messages that do not mention it and
   * are not in a thread.
   */
  readChannelMessages: boolean;
  /** The application ID URI, if advisers must sign in each time they press a button. */
  signInResource?: string;
}

/**
 * The newest version that Microsoft has published. Prompts need 1.27 or later. Tests check the manifest
 * against Microsoft's schemas for this version and for every version since 1.28.
 */
const VERSION = '1.30';
const SCHEMA = `https://developer.microsoft.com/en-us/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`;
/** The name of the Welsh file in the package. It is in the same folder as the manifest. */
export const WELSH_FILE = 'cy.json';
const SCOPES = ['personal', 'team', 'groupChat'];

interface Command {
  title: string;
  description: string;
  type?: 'prompt';
  prompt?: string;
}

const ENGLISH = wordsIn('en');

/** Commands shown above the message box. In a personal chat, example questions come before them. */
function commandLists(say: PractitionerWords): { scopes: string[]; commands: readonly Command[] }[] {
  const { commands, example } = say.app.teams.manifest;
  // People can edit a prompt before they send it.
  const prompts = say.examples.slice(0, 4).map((question): Command => ({
    type: 'prompt',
    title: question,
    description: example,
    prompt: question,
  }));
  return [
    { scopes: ['personal'], commands: [...prompts, ...commands] },
    { scopes: ['team', 'groupChat'], commands },
  ];
}

/** Makes the file for another language. Each key is the path of a text in the manifest. */
export function manifestWords(say: PractitionerWords): Record<string, string> {
  const { short, full } = say.app.teams.manifest;
  const { title, description, parameters } = searchCommand(say);
  const lists = commandLists(say).flatMap(({ commands }, list) =>
    commands.flatMap((command, number) =>
      (['title', 'description', 'prompt'] as const).flatMap((part) => {
        const words = command[part];
        const place = `bots[0].commandLists[${list}].commands[${number}].${part}`;
        return words === undefined ? [] : [[place, words] as const];
      }),
    ),
  );
  const search = 'composeExtensions[0].commands[0]';
  return {
    $schema: SCHEMA.replace('.schema.json', '.Localization.schema.json'),
    'name.short': say.serviceName,
    'name.full': say.serviceName,
    'description.short': short,
    'description.full': full,
    ...Object.fromEntries(lists),
    [`${search}.title`]: title,
    [`${search}.description`]: description,
    [`${search}.parameters[0].title`]: parameters[0]!.title,
    [`${search}.parameters[0].description`]: parameters[0]!.description,
  };
}

const guid = z.guid();
const httpsUrl = z.url({ protocol: /^https$/ }).max(2048);

/** Checks the options against the limits in Microsoft's schema. */
export const manifestOptionsSchema = z.object({
  appId: guid,
  publicUrl: httpsUrl,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, packageWording.version),
  developer: z.object({
    name: z.string().trim().min(1).max(32),
    privacyUrl: httpsUrl,
    termsUrl: httpsUrl,
  }),
  readChannelMessages: z.boolean(),
  signInResource: z.string().regex(/^api:/).optional(),
});

export function createManifest(options: ManifestOptions) {
  const said = ENGLISH.app.teams.manifest;
  const { appId, publicUrl, developer } = options;
  return {
    $schema: SCHEMA,
    manifestVersion: VERSION,
    version: options.version,
    id: appId,
    developer: {
      name: developer.name,
      websiteUrl: publicUrl,
      privacyUrl: developer.privacyUrl,
      termsOfUseUrl: developer.termsUrl,
    },
    name: { short: ENGLISH.serviceName, full: ENGLISH.serviceName },
    description: { short: said.short, full: said.full },
    localizationInfo: {
      defaultLanguageTag: 'en-gb',
      additionalLanguages: [{ languageTag: 'cy', file: WELSH_FILE }],
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1d5c63',
    bots: [
      {
        botId: appId,
        scopes: SCOPES,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: commandLists(ENGLISH),
      },
    ],
    // The search that appears below the message box.
    composeExtensions: [{ botId: appId, commands: [searchCommand(ENGLISH)] }],
    // Allows private and shared channels, although the app must be added to each of them separately.
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'personal',
    validDomains: [new URL(publicUrl).hostname],
    ...(options.readChannelMessages ? channelMessages() : {}),
    ...webApplication(options),
  };
}

function searchCommand(say: PractitionerWords) {
  const { title, description, words, wordsHint } = say.app.teams.manifest.search;
  return {
    id: SEARCH.command,
    type: 'query',
    context: ['compose', 'commandBox'],
    title,
    description,
    initialRun: false,
    parameters: [{ name: SEARCH.parameter, title: words, description: wordsHint, inputType: 'text' }],
  };
}

/**
 * Names the Entra app that asks for permissions, and the resource that Teams may fetch people's tokens for.
 */
function webApplication({ appId, publicUrl, readChannelMessages, signInResource }: ManifestOptions) {
  if (signInResource === undefined && !readChannelMessages) return {};
  // The schema requires a resource even if no one signs in.
  return { webApplicationInfo: { id: appId, resource: signInResource ?? publicUrl } };
}

/**
 * Asks for the permission to read channel messages. A team's owner gives consent when they add the app to the
 * team.
 */
function channelMessages() {
  return {
    authorization: {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    },
  };
}
