// What Teams needs to know about the app: its maker, where it can be used, what it may read.
import { EXAMPLE_QUESTIONS } from '../../../bot/copy/english/example-questions.js';
import { SERVICE_NAME } from '../../../bot/copy/english/service-name.js';
import { z } from 'zod';
import { SEARCH } from '../model/search-command.js';

export interface ManifestOptions {
  /** The bot's app id; the Teams app takes the same, as one bot is all there is to it. */
  appId: string;
  /** HTTPS: where citations lead, and the pages that say who is responsible. */
  publicUrl: string;
  version: string;
  developer: { name: string; privacyUrl: string; termsUrl: string };
  /**
   * Lets the bot receive every message in the channels of a team that consents. Without it, an adviser must mention
   * the bot in each reply; with it, the bot ignores, without storing, messages that do not mention it and are not in
   * a thread.
   */
  readChannelMessages: boolean;
}

/** Has prompts (since 1.27). Tests hold the manifest against Microsoft’s own schema for it. */
const VERSION = '1.28';
const SCHEMA = `https://developer.microsoft.com/en-us/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`;
const SCOPES = ['personal', 'team', 'groupChat'];

interface Command {
  title: string;
  description: string;
  type?: 'prompt';
  prompt?: string;
}

/** Shown above the box in which people write; each is a word that the bot understands. */
const COMMANDS: Command[] = [
  { title: 'help', description: 'What I can and cannot do' },
  {
    title: 'nation England',
    description: 'Use guidance for England (or Wales, Scotland or Northern Ireland)',
  },
  { title: 'adviser', description: 'Ask to talk to a person' },
  { title: 'status', description: 'See whether an adviser is helping you, and your chosen nation' },
  { title: 'forget me', description: 'Erase what you wrote here' },
];

/** Shown in an empty chat: the person can change the words before they are sent. */
const PROMPTS = EXAMPLE_QUESTIONS.slice(0, 4).map((question): Command => ({
  type: 'prompt',
  title: question,
  description: 'Answered with quotes from the guidance',
  prompt: question,
}));

const guid = z.guid();
const httpsUrl = z.url({ protocol: /^https$/ }).max(2048);

/** The schema's limits for the parts that can be set from outside. */
export const manifestOptionsSchema = z.object({
  appId: guid,
  publicUrl: httpsUrl,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be three numbers'),
  developer: z.object({
    name: z.string().trim().min(1).max(32),
    privacyUrl: httpsUrl,
    termsUrl: httpsUrl,
  }),
  readChannelMessages: z.boolean(),
});

export function createManifest(options: ManifestOptions) {
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
    name: { short: SERVICE_NAME, full: SERVICE_NAME },
    description: {
      short: 'Child trafficking guidance, quoted word for word, and advisers to talk to',
      full: 'Call 999 if a child is in danger now. This is not an emergency service. Answers questions about child trafficking and safeguarding by quoting published guidance word for word. Each quote shows its document, section, date and nation. If the guidance does not answer your question, or a child may be in danger, you can talk to a human adviser.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1d5c63',
    bots: [
      {
        botId: appId,
        scopes: SCOPES,
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          { scopes: ['personal'], commands: [...PROMPTS, ...COMMANDS] },
          { scopes: ['team', 'groupChat'], commands: COMMANDS },
        ],
      },
    ],
    composeExtensions: [searchExtension(appId)],
    // Private and shared channels; the app is added to each of them by itself.
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'personal',
    validDomains: [new URL(publicUrl).hostname],
    ...(options.readChannelMessages ? channelMessages(appId, publicUrl) : {}),
  };
}

/** Found below the box in which someone writes to others. */
function searchExtension(botId: string) {
  return {
    botId,
    commands: [
      {
        id: SEARCH.command,
        type: 'query',
        context: ['compose', 'commandBox'],
        title: 'Search the guidance',
        description: 'Find a quote and put it into this chat, with its document, section and date',
        initialRun: false,
        parameters: [
          {
            name: SEARCH.parameter,
            title: 'Words',
            description: 'What you are looking for, without names or details',
            inputType: 'text',
          },
        ],
      },
    ],
  };
}

/** Consent is given team by team, by an owner, when the app is added there. `resource` is required but not used. */
function channelMessages(appId: string, publicUrl: string) {
  return {
    webApplicationInfo: { id: appId, resource: publicUrl },
    authorization: {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    },
  };
}
