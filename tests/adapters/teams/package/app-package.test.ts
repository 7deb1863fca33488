// Checks the Teams app package against Microsoft's own manifest schema, as Teams does on upload.
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import appManifest from '@microsoft/app-manifest';
import { parseCommand } from '../../../../bot/model/messages/commands.js';
import { EXAMPLE_QUESTIONS } from '../../../../bot/wording/english/example-questions.js';
import { SEARCH } from '../../../../adapters/teams/model/search-command.js';
import { createAppPackage } from '../../../../adapters/teams/package/app-package.js';
import type { ManifestOptions } from '../../../../adapters/teams/package/manifest.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { transpiled } from '../../../support/deployment/transpiled.js';

const OPTIONS: ManifestOptions = {
  appId: '11111111-2222-3333-4444-555555555555',
  publicUrl: 'https://bot.example:8443/guidance',
  version: '0.1.0',
  developer: {
    name: 'Sample Charity',
    privacyUrl: 'https://bot.example/privacy',
    termsUrl: 'https://bot.example/terms',
  },
  readChannelMessages: true,
};

const SIGN_IN_RESOURCE = `api://botid-${OPTIONS.appId}`;

const require = createRequire(import.meta.url);
const { AppManifestUtils } = appManifest;
type Manifest = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];
type JsonSchema = Parameters<typeof AppManifestUtils.validateAgainstSchema>[1];

const COMMAND = transpiled('adapters/teams/package/package-app.ts');
const folder = mkdtempSync(join(tmpdir(), 'teams-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

function open(options: Partial<ManifestOptions> = {}) {
  const files = unzipSync(createAppPackage({ ...OPTIONS, ...options }));
  return { files, manifest: JSON.parse(strFromU8(files['manifest.json']!)) };
}

test('holds the manifest, its Welsh words and both icons, at the top', () => {
  const { files, manifest } = open();
  expect(Object.keys(files).sort()).toEqual(['color.png', 'cy.json', 'manifest.json', 'outline.png']);
  expect(manifest.icons).toEqual({ color: 'color.png', outline: 'outline.png' });
});

test('says everything in our own words in Welsh too, as Microsoft’s schema takes it, with commands that the bot understands', () => {
  const { files, manifest } = open();
  const welsh = JSON.parse(strFromU8(files['cy.json']!)) as Record<string, string>;
  const path = 'json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json';
  const schema = JSON.parse(readFileSync(`node_modules/@microsoft/app-manifest/build/${path}`, 'utf8')) as {
    properties: Record<string, { maxLength?: number }>;
    patternProperties: Record<string, { maxLength?: number }>;
  };
  for (const [key, words] of Object.entries(welsh)) {
    const allowed =
      schema.properties[key] ??
      Object.entries(schema.patternProperties).find(([pattern]) => new RegExp(pattern).test(key))?.[1];
    expect(allowed, key).toBeDefined();
    expect(words.length, key).toBeLessThanOrEqual(allowed!.maxLength ?? Infinity);
  }
  expect(manifest.localizationInfo.additionalLanguages).toEqual([{ languageTag: 'cy', file: 'cy.json' }]);
  const titles = Object.entries(welsh).filter(([key]) => /commandLists\[1\].*title$/.test(key));
  expect(titles.length).toBe(manifest.bots[0].commandLists[1].commands.length);
  for (const [, title] of titles) expect(parseCommand(title), title).toBeDefined();
  expect(Object.keys(welsh).filter((key) => key.endsWith('.prompt')).length).toBe(4);
});

test('has every required field of the schema, within its limits', () => {
  const { manifest } = open();
  expect(manifest.manifestVersion).toBe('1.30');
  expect(manifest.$schema).toContain('/v1.30/');
  expect(manifest.id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(manifest.accentColor).toMatch(/^#[0-9a-f]{6}$/);
  for (const [text, limit] of [
    [manifest.name.short, 30],
    [manifest.name.full, 100],
    [manifest.description.short, 80],
    [manifest.description.full, 4000],
    [manifest.developer.name, 32],
  ] as const) {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(limit);
  }
  for (const url of ['websiteUrl', 'privacyUrl', 'termsOfUseUrl']) {
    expect(manifest.developer[url]).toMatch(/^https:\/\//);
  }
});

test('offers the bot in personal chats, teams and group chats, with its commands', () => {
  const { bots } = open().manifest;
  expect(bots).toHaveLength(1);
  expect(bots[0]).toMatchObject({ botId: OPTIONS.appId, scopes: ['personal', 'team', 'groupChat'] });
  const [personal, shared] = bots[0].commandLists;
  expect(personal.scopes).toEqual(['personal']);
  expect(shared.scopes).toEqual(['team', 'groupChat']);
  const titles = shared.commands.map(({ title }: { title: string }) => title);
  expect(titles.every((title: string) => parseCommand(title) !== undefined)).toBe(true);
});

test('suggests questions to start from in the personal chat, and only there', () => {
  const [personal, shared] = open().manifest.bots[0].commandLists;
  const prompts = personal.commands.filter(({ type }: { type?: string }) => type === 'prompt');
  expect(prompts.map(({ prompt }: { prompt: string }) => prompt)).toEqual(EXAMPLE_QUESTIONS.slice(0, 4));
  expect(JSON.stringify(shared)).not.toContain('prompt');
});

test.each([
  ['with the permission to read channels', {}],
  ['without it', { readChannelMessages: false }],
  ['with sign-in for advisers', { signInResource: SIGN_IN_RESOURCE }],
  ['with sign-in, without the permission', { signInResource: SIGN_IN_RESOURCE, readChannelMessages: false }],
  ['at the limits of what can be set', { developer: { ...OPTIONS.developer, name: 'x'.repeat(32) } }],
])('is valid in the published schema: %s', async (_, options) => {
  expect(await schemaFaults(open(options).manifest)).toEqual([]);
});

test('is in the newest version that Microsoft has published', () => {
  const newest = Math.max(...publishedVersions());
  expect(open().manifest.manifestVersion).toBe(`1.${newest}`);
});

test.each([28, 29])('would be valid in version 1.%i, for a tenant that refuses this one', async (minor) => {
  const { manifest } = open();
  const [manifestVersion, $schema] = [`1.${minor}`, manifest.$schema.replace('1.30', `1.${minor}`)];
  expect(await schemaFaults({ ...manifest, manifestVersion, $schema })).toEqual([]);
});

function publishedVersions(): number[] {
  return readdirSync('node_modules/@microsoft/app-manifest/build/json-schemas/teams')
    .flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number);
}

test('the schema does object to a manifest that is not valid', async () => {
  const { manifest } = open();
  expect(await schemaFaults({ ...manifest, name: { short: 'x'.repeat(31) } })).not.toEqual([]);
  expect(await schemaFaults({ ...manifest, unheardOf: true })).not.toEqual([]);
});

test('offers a search that puts a quote into any chat, which asks for words alone', () => {
  const [extension, ...more] = open().manifest.composeExtensions;
  expect(more).toEqual([]);
  expect(extension.botId).toBe(OPTIONS.appId);
  expect(extension.commands).toMatchObject([{ id: SEARCH.command, type: 'query', initialRun: false }]);
  expect(extension.commands[0].parameters).toMatchObject([{ name: SEARCH.parameter, inputType: 'text' }]);
});

test('can be added to private and shared channels', () => {
  expect(open().manifest.supportsChannelFeatures).toBe('tier1');
});

test('asks to read channel messages, and only that', () => {
  const { manifest } = open();
  expect(manifest.webApplicationInfo).toMatchObject({ id: OPTIONS.appId });
  expect(manifest.webApplicationInfo.resource).not.toBe('');
  expect(manifest.authorization.permissions).toEqual({
    resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }],
  });
});

test('asks for nothing where the bot is to hear only what names it', () => {
  const { manifest } = open({ readChannelMessages: false });
  expect(manifest).not.toHaveProperty('authorization');
  expect(manifest).not.toHaveProperty('webApplicationInfo');
});

test.each([true, false])(
  'names what Teams gets a token for, if advisers sign in (reads channels: %s)',
  (readChannelMessages) => {
    const { manifest } = open({ readChannelMessages, signInResource: SIGN_IN_RESOURCE });
    expect(manifest.webApplicationInfo).toEqual({ id: OPTIONS.appId, resource: SIGN_IN_RESOURCE });
  },
);

test('names the host of the public address, without protocol, port and path', () => {
  expect(open().manifest.validDomains).toEqual(['bot.example']);
});

test.each<[string, Partial<ManifestOptions>]>([
  ['an app id that is no GUID', { appId: 'my-bot' }],
  ['an address without HTTPS', { publicUrl: 'http://localhost:3978' }],
  ['a developer’s name of 33 characters', { developer: { ...OPTIONS.developer, name: 'x'.repeat(33) } }],
  ['a version that is no version', { version: 'next' }],
  ['a resource that is no application ID URI', { signInResource: 'https://bot.example' }],
])('refuses %s', (_, options) => {
  expect(() => createAppPackage({ ...OPTIONS, ...options })).toThrow(ConfigurationFailure);
});

test('the colour icon is 192 pixels wide and high and fills its square', () => {
  const { width, height, pixels } = decode(open().files['color.png']!);
  expect([width, height]).toEqual([192, 192]);
  expect(pixels[0]!.alpha).toBe(255);
});

test('the outline icon is 32 pixels wide and high, white on nothing', () => {
  const { width, height, pixels } = decode(open().files['outline.png']!);
  expect([width, height]).toEqual([32, 32]);
  expect(pixels[0]!.alpha).toBe(0);
  const seen = pixels.filter(({ alpha }) => alpha > 0);
  expect(seen.length).toBeGreaterThan(100);
  expect(seen.length).toBeLessThan(900);
  // Ignores nearly transparent pixels. The encoder rounded their colour, and no one can see them.
  for (const { alpha, rgb } of seen) if (alpha > 32) expect(Math.min(...rgb)).toBeGreaterThan(247);
});

test('the command writes the file that it was told to', () => {
  const out = join(folder, 'sub', 'app.zip');
  const printed = execFileSync(process.execPath, [COMMAND, '--out', out], {
    env: {
      ...process.env,
      MICROSOFT_APP_ID: OPTIONS.appId,
      PUBLIC_URL: 'https://bot.example',
      TEAMS_SIGN_IN_RESOURCE: SIGN_IN_RESOURCE,
    },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(printed).toContain(out);
  const files = unzipSync(readFileSync(out));
  expect(JSON.parse(strFromU8(files['manifest.json']!))).toMatchObject({
    id: OPTIONS.appId,
    webApplicationInfo: { resource: SIGN_IN_RESOURCE },
  });
});

test('the command says what is missing', () => {
  const run = spawnSync(process.execPath, [COMMAND], {
    env: { ...process.env, PUBLIC_URL: 'https://bot.example', MICROSOFT_APP_ID: '' },
    encoding: 'utf8',
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('MICROSOFT_APP_ID is not set.');
});

/** Uses Microsoft's validator and schema, which are only installed for tests. Downloads nothing. */
async function schemaFaults(manifest: object): Promise<string[]> {
  const { manifestVersion } = manifest as { manifestVersion: string };
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.schema.json`;
  const schema = require(path) as JsonSchema;
  return AppManifestUtils.validateAgainstSchema(manifest as Manifest, schema);
}

interface Pixel {
  rgb: number[];
  alpha: number;
}

/**
 * Decodes a PNG in the format of the icons: 8 bits per channel, RGB with or without alpha, not interlaced.
 */
function decode(png: Uint8Array): { width: number; height: number; pixels: Pixel[] } {
  const data = Buffer.from(png);
  expect(data.toString('latin1', 1, 4)).toBe('PNG');
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  expect(data[24]).toBe(8);
  const channels = data[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < data.length; at += 12 + data.readUInt32BE(at)) {
    if (data.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(data.subarray(at + 8, at + 8 + data.readUInt32BE(at)));
  }
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * channels, channels);
  const pixels = Array.from({ length: width * height }, (_, index): Pixel => {
    const at = index * channels;
    return { rgb: [...bytes.subarray(at, at + 3)], alpha: channels === 4 ? bytes[at + 3]! : 255 };
  });
  return { width, height, pixels };
}

function unfilter(raw: Buffer, stride: number, channels: number): Buffer {
  const rows = raw.length / (stride + 1);
  const out = Buffer.alloc(rows * stride);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * (stride + 1)]!;
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column >= channels ? out[at - channels]! : 0;
      const up = row > 0 ? out[at - stride]! : 0;
      const corner = row > 0 && column >= channels ? out[at - stride - channels]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      out[at] = raw[row * (stride + 1) + 1 + column]! + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
