// Uses a key in a Transit engine over real HTTP. Errors say what to do, and never contain secrets.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keysInTransit, type TransitOptions } from '../../../adapters/key-service/transit-keys.js';
import { readBackup, writeBackup } from '../../../adapters/sql/backup/backup-file.js';
import { createSealing } from '../../../adapters/sql/keys/sealing.js';
import { prepareSealing } from '../../../adapters/sql/sealing/check-encryption-keys.js';
import { rotateKeys } from '../../../adapters/sql/sealing/rotate.js';
import { keysInEnvironment } from '../../../adapters/sql/keys/local-keys.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { joinKeepers } from '../../../adapters/sql/keys/join-keepers.js';
import { describeFailure, SealingFailure } from '../../../knowledge/model/errors.js';
import { keyKeeperContract } from '../../contracts/key-keeper.js';
import { startFakeTransit, VAULT_PATH, VAULT_TOKEN, type FakeTransit } from '../../fakes/fake-transit.js';
import { testKeys } from '../../fakes/test-keys.js';

const KEY = Buffer.alloc(32, 'sealing key');

let transit: FakeTransit;
let folder: string;
beforeEach(async () => {
  transit = await startFakeTransit();
  folder = await mkdtemp(join(tmpdir(), 'key-service-'));
});
afterEach(async () => {
  await transit.close();
  await rm(folder, { recursive: true });
});

const keeperOf = (change: Partial<TransitOptions> = {}) =>
  keysInTransit({
    url: transit.url,
    path: VAULT_PATH,
    token: { value: VAULT_TOKEN },
    limitMs: 500,
    ...change,
  });

keyKeeperContract('a key in a Transit engine', () =>
  Promise.resolve({
    keeper: () => keeperOf(),
    change: () => Promise.resolve(transit.rotate()),
    dropEarlier: () => Promise.resolve(transit.refuseEarlier()),
  }),
);

async function* pieces() {
  yield await Promise.resolve(Buffer.from('what is in the store'));
}

/** Returns the message that an operator sees if wrapping or unwrapping a key fails. */
async function problemOf(keeper = keeperOf()): Promise<string> {
  const [by] = await keeper.names();
  const [opening, wrapping] = await Promise.all([
    keeper.unwrap({ by: by!, wrapped: 'vault:v1:AAAA' }).catch((error: unknown) => error),
    keeper.wrap(KEY).catch((error: unknown) => error),
  ]);
  expect(wrapping).toBeInstanceOf(SealingFailure);
  expect(describeFailure(wrapping)).toBe(describeFailure(opening));
  const said = `${describeFailure(wrapping)} ${JSON.stringify(wrapping)}`;
  expect(said).not.toMatch(/hvs\.|the-token/);
  expect(said).not.toContain(KEY.toString('base64'));
  return describeFailure(wrapping);
}

it('names the version that wrapped, and says which namespace it means', async () => {
  const keeper = keeperOf({ namespace: 'charity' });
  transit.rotate();
  const [one] = await keeper.wrap(KEY);
  expect(one).toMatchObject({ by: VAULT_PATH, wrapped: expect.stringMatching(/^vault:v2:/) as string });
  expect(transit.asked).toEqual([{ operation: 'encrypt', namespace: 'charity' }]);
});

it('does not ask the service about what another keeper wrapped', async () => {
  const [local] = await testKeys.wrap(KEY);
  expect(await keeperOf().unwrap(local!)).toBeUndefined();
  expect(transit.asked).toEqual([]);
});

it('says that the service is sealed, cannot be reached, or does not answer, and goes on once it does', async () => {
  const { host } = new URL(transit.url);
  transit.state = 'sealed';
  expect(await problemOf()).toBe(`The key service at ${host} is sealed. Unseal it. We’ll keep trying.`);
  transit.state = 'hanging';
  expect(await problemOf()).toContain(`The key service at ${host} did not answer within 500 ms.`);
  await transit.close();
  expect(await problemOf()).toContain(`The key service at ${host} could not be reached.`);
  await transit.open();
  transit.state = 'ready';
  expect(await keeperOf().wrap(KEY)).toHaveLength(1);
});

it('says what the token has to be allowed, or that there is no such engine', async () => {
  transit.token = 'hvs.another';
  expect(await problemOf()).toContain('“update” on transit/encrypt/guidance and transit/decrypt/guidance');
  transit.token = VAULT_TOKEN;
  expect(await problemOf(keeperOf({ path: 'elsewhere/guidance' }))).toContain('ENCRYPTION_VAULT_PATH');
});

it('takes the token from its file each time, and never repeats what is in there', async () => {
  const file = join(folder, 'token');
  const keeper = keeperOf({ token: { file } });
  expect(await problemOf(keeper)).toContain('ENCRYPTION_VAULT_TOKEN_FILE');
  await writeFile(file, 'hvs.one\nhvs.two\n');
  expect(await problemOf(keeper)).toContain('does not contain a valid token');
  await writeFile(file, `${VAULT_TOKEN}\n`);
  expect(await keeper.wrap(KEY)).toHaveLength(1);
});

it.each([
  [{ status: 200, body: '<html>A page</html>' }, /does not look like one from a key service/],
  [
    { status: 200, body: '{"data":{"plaintext":"not base 64!"}}' },
    /does not look like one from a key service/,
  ],
  [{ status: 500, body: '{"errors":["hvs.the-token"]}' }, /returned status 500/],
  [{ status: 307, body: '', location: 'http://127.0.0.1:9/elsewhere' }, /returned status 307/],
])('rejects a reply that a key service would not send: %j', async (reply, said) => {
  transit.replyNext = reply;
  await expect(keeperOf().unwrap({ by: VAULT_PATH, wrapped: 'vault:v1:AAAA' })).rejects.toThrow(said);
});

it('lets a key move from one keeper to another', async () => {
  const joined = joinKeepers(keeperOf(), testKeys);
  const [early] = await testKeys.wrap(KEY);
  const all = await joined.wrap(KEY);
  expect(all.map(({ by }) => by)).toEqual(await joined.names());
  for (const one of [early!, ...all]) expect(Buffer.from((await joined.unwrap(one))!)).toEqual(KEY);
  expect(joined.label).toBe('the key service (transit/guidance)');
});

it('lets another key open what both wrapped while the service is down, and says why if no key can', async () => {
  const joined = joinKeepers(keeperOf(), testKeys);
  const [inService, local] = await joined.wrap(KEY);
  const path = join(folder, 'one.backup');
  await writeBackup(path, pieces(), { keeper: joined, dialect: 'sqlite' });
  transit.state = 'sealed';
  expect(Buffer.from((await joined.unwrap(local!))!)).toEqual(KEY);
  await expect(joined.unwrap(inService!)).rejects.toThrow(/is sealed/);
  const backup = await readBackup(path, joined);
  expect(backup.header.keys).toHaveLength(2);
  await backup.close();
  await expect(readBackup(path, keeperOf())).rejects.toThrow(/is sealed/);
});

it('moves a store to the service from a local key, and back again', async () => {
  const temporary = await temporaryDatabase('');
  const asProcess = (keeper: KeyKeeper) => ({
    ...temporary.database,
    sealing: createSealing(keeper, temporary.database.dialect),
  });
  const isReadable = async (keeper: KeyKeeper) =>
    !(await asProcess(keeper).sealing.keys.missing(temporary.database.kysely)).length;
  const [early, late] = ['early', 'late'].map((name) => keysInEnvironment(name, [Buffer.alloc(32, name)]));
  await prepareSealing(asProcess(early!));
  await rotateKeys(asProcess(joinKeepers(keeperOf(), early!)));
  expect(await isReadable(keeperOf())).toBe(true);
  await rotateKeys(asProcess(keeperOf()));
  expect([await isReadable(keeperOf()), await isReadable(early!)]).toEqual([true, false]);
  await rotateKeys(asProcess(joinKeepers(keeperOf(), late!)));
  expect(await isReadable(late!)).toBe(true);
  await temporary.remove();
});
