// The manifest asks Slack for exactly the permissions and events that the adapter uses.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { manifestIn } from '../../../adapters/slack/manifest.js';
import { COMMAND } from '../../../adapters/slack/incoming/interaction-listeners.js';
import { LIFECYCLE_EVENTS } from '../../../adapters/slack/incoming/lifecycle.js';
import { REACTION_EVENTS } from '../../../adapters/slack/incoming/reactions.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { parseCommand } from '../../../bot/model/messages/commands.js';
import { SCOPES } from '../../../adapters/slack/model/scopes.js';
import { EVENTS_PATH } from '../../../adapters/slack/incoming/receiver.js';
import { SERVICE_NAME } from '../../../knowledge/model/words/service-name.js';
import { manifestFaults } from './manifest-rules.js';

const file = new URL('../../../adapters/slack/manifest.yaml', import.meta.url);
const read = (yaml: string) => parse(yaml) as Manifest;
const manifest = read(readFileSync(file, 'utf8'));
const welsh = read(manifestIn('cy'));

test('calls the app what every other page calls it', () => {
  expect(manifest.display_information.name).toBe(SERVICE_NAME);
  expect(manifest.features.bot_user.display_name).toBe(SERVICE_NAME);
});

test('says wherever Slack describes the app that it is an AI assistant and no person', () => {
  const { description } = manifest.display_information;
  for (const words of [description, manifest.features.agent_view.agent_description])
    expect(words).toContain('AI assistant, not a person');
});

test('has an icon of the size that Slack takes', () => {
  const icon = readFileSync(new URL('icon.png', file));
  const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
  expect([width, height]).toEqual([512, 512]);
});

test('subscribes only to events that are understood', () => {
  const understood = [...LIFECYCLE_EVENTS, ...REACTION_EVENTS, 'app_mention'];
  for (const event of manifest.settings.event_subscriptions.bot_events) {
    expect(event.startsWith('message.') || understood.includes(event), event).toBe(true);
  }
});

test('hears direct messages, group messages and both kinds of channel, with the scope for each', () => {
  const { bot_events: events } = manifest.settings.event_subscriptions;
  for (const [event, scope] of Object.entries({
    'message.im': 'im:history',
    'message.mpim': 'mpim:history',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    app_mention: 'app_mentions:read',
    channel_archive: 'channels:read',
    group_archive: 'groups:read',
  })) {
    expect(events).toContain(event);
    expect(manifest.oauth_config.scopes.bot).toContain(scope);
  }
});

test('asks for the scopes that `doctor` looks for, and for no others', () => {
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(Object.keys(SCOPES).sort());
});

test('has a home tab and a chat that people can write in', () => {
  expect(manifest.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});

test('sends everything to the one address that is served', () => {
  const { event_subscriptions: events, interactivity } = manifest.settings;
  const addresses = [events.request_url, interactivity.request_url, manifest.features.slash_commands[0]!.url];
  expect(addresses.map((address) => new URL(address).pathname)).toEqual([
    EVENTS_PATH,
    EVENTS_PATH,
    EVENTS_PATH,
  ]);
});

test('offers the questions and the command of the adapter', () => {
  expect(manifest.features.agent_view.suggested_prompts).toEqual(wordsIn('en').app.slack.prompts);
  expect(manifest.features.slash_commands[0]!.command).toBe(COMMAND);
});

/** The manifest with the texts that people read in this language. */
function withTexts(language: 'en' | 'cy'): object {
  const { serviceName, app } = wordsIn(language);
  const { description, assistant, command, commandHint } = app.slack.manifest;
  const { display_information: shown, features } = manifest;
  const [slash] = features.slash_commands;
  return {
    ...manifest,
    display_information: { ...shown, name: serviceName, description },
    features: {
      ...features,
      bot_user: { ...features.bot_user, display_name: serviceName },
      agent_view: { agent_description: assistant, suggested_prompts: app.slack.prompts },
      slash_commands: [{ ...slash, description: command, usage_hint: commandHint }],
    },
  };
}

test('is printed as it is in English, with the texts of the catalogue', () => {
  expect(manifestIn('en')).toBe(readFileSync(file, 'utf8'));
  expect(manifest).toEqual(withTexts('en'));
});

test('is printed in Welsh with every text in Welsh, and the rest as it is', () => {
  expect(welsh).toEqual(withTexts('cy'));
  expect(welsh.display_information.description).toContain('Cynorthwyydd AI, nid person');
});

test('a Welsh app suggests a command that the bot understands', () => {
  for (const words of wordsIn('cy').app.slack.manifest.commandHint.split(' | ').slice(1))
    expect(parseCommand(words), words).toBeDefined();
});

/** Slack documents this scope, but its types do not include it yet. */
const NOT_IN_TYPES = 'assistant:write';

test.each([manifest, welsh])('fits Slack’s own types, and the limits that they state', (manifest) => {
  const scopes = manifest.oauth_config.scopes.bot;
  expect(scopes).toContain(NOT_IN_TYPES);
  const others = scopes.filter((scope) => scope !== NOT_IN_TYPES);
  expect(manifestFaults({ ...manifest, oauth_config: { scopes: { bot: others } } })).toEqual([]);
});

test('the types reject what Slack would refuse', () => {
  const { display_information: shown, features, settings } = manifest;
  const prompt = { title: 'A title', message: 'A question' };
  const wrong = {
    display_information: { ...shown, name: 'n'.repeat(36) },
    features: { ...features, agent_view: { suggested_prompts: Array(5).fill(prompt), colour: 'blue' } },
    settings: { ...settings, event_subscriptions: { bot_events: ['message.unheard'] } },
  };
  expect(manifestFaults(wrong)).toEqual([
    expect.stringMatching(/"colour".* does not exist/),
    expect.stringContaining('"message.unheard"'),
    'name is longer than 35',
    'suggested_prompts is longer than 4',
  ]);
});

test('keeps the token that is configured: rotation is off', () => {
  expect(manifest.settings.token_rotation_enabled).toBe(false);
});

interface Manifest {
  display_information: { name: string; description: string };
  features: {
    app_home: object;
    bot_user: { display_name: string };
    agent_view: { agent_description: string; suggested_prompts: { title: string; message: string }[] };
    slash_commands: { command: string; url: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    interactivity: { request_url: string };
    token_rotation_enabled: boolean;
  };
}
