// Checks which addresses we connect to, even if a name server gives false answers.
import type { LookupFunction } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddressCheck, isPublicAddress } from '../../../adapters/sources/check-address.js';
import { readSourceAddresses } from '../../attacks/read-attacks.js';

const ADDRESSES = readSourceAddresses();

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
  it.each(ADDRESSES.filter((one) => one.address !== undefined))(
    '$address: public is $public',
    ({ address, public: isPublic }) => {
      expect(isPublicAddress(address!)).toBe(isPublic);
    },
  );

  it('in a private range is never public, however IPv6 spells it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('10', '127', '192.168', '169.254'),
        fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }),
        (start, rest) => {
          const address = [...start.split('.'), ...rest].slice(0, 4).join('.');
          expect(isPublicAddress(address)).toBe(false);
          for (const spelt of ['::', '::ffff:', '64:ff9b::'])
            expect(isPublicAddress(`${spelt}${address}`)).toBe(false);
        },
      ),
    );
  });
});

describe('a host', () => {
  it.each(ADDRESSES.filter((one) => one.url !== undefined))(
    'in $url is refused before anything is asked, unless it is public ($public)',
    ({ url, public: isPublic }) => {
      const ask = () => createAddressCheck([]).checkHost(new URL(url!).hostname);
      if (isPublic) expect(ask).not.toThrow();
      else expect(ask).toThrow(/not a public/);
    },
  );

  it('that the settings name by its address may be private', () => {
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
