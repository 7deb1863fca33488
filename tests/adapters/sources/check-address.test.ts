// Checks which addresses we connect to, even if a name server gives false answers.
import type { LookupFunction } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddressCheck, isPublicAddress } from '../../../adapters/sources/check-address.js';

const answering =
  (...addresses: string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

function lookUp(resolve: LookupFunction, name: string, privateHosts: string[] = []): Promise<unknown> {
  const { lookup } = createAddressCheck(privateHosts, resolve);
  return new Promise((done, fail) =>
    lookup(name, {}, (error, address) => (error ? fail(error) : done(address))),
  );
}

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '192.0.2.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    'not an address',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '151.101.0.144', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('in a private range is never public, however IPv6 spells it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('10', '127', '192.168', '169.254'),
        fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }),
        (start, rest) => {
          const address = [...start.split('.'), ...rest].slice(0, 4).join('.');
          expect(isPublicAddress(address)).toBe(false);
          expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
        },
      ),
    );
  });
});

describe('a host', () => {
  it('written as a private address is refused before anything is asked', () => {
    const { checkHost } = createAddressCheck([]);
    for (const host of ['127.0.0.1', '[::1]', '169.254.169.254'])
      expect(() => checkHost(host)).toThrow(/not a public/);
    expect(() => checkHost('www.gov.uk')).not.toThrow();
    expect(() => createAddressCheck(['127.0.0.1']).checkHost('127.0.0.1')).not.toThrow();
  });

  it('is connected to at the address that was checked', async () => {
    expect(await lookUp(answering('151.101.0.144'), 'www.gov.uk')).toBe('151.101.0.144');
  });

  it('that leads to a private address, alone or among public ones, is refused', async () => {
    await expect(lookUp(answering('10.0.0.8'), 'evil.example')).rejects.toThrow(/10\.0\.0\.8/);
    await expect(lookUp(answering('8.8.8.8', '::1'), 'evil.example')).rejects.toThrow(/::1/);
  });

  it('that the settings name may be private', async () => {
    expect(await lookUp(answering('10.0.0.8'), 'intranet.example', ['Intranet.example'])).toBe('10.0.0.8');
  });

  it('without an address says so', async () => {
    await expect(lookUp(answering(), 'nobody.example')).rejects.toThrow(/no IP address/);
  });
});
