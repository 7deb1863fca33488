// Decides which addresses we may connect to: public ones, and private ones only for hosts named in the
// settings.
import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { SourceFault } from './source-fault.js';
import { sourcesWording } from './wording.js';

/** Thrown if we may not connect to this address, or to the address that its host name resolves to. */
export class AddressRefused extends SourceFault {
  override name = 'AddressRefused';
}

/** The range in which all public IPv6 addresses are. ::127.0.0.1, an old way to write 127.0.0.1, is not in it. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for addresses that anyone on the internet can reach. False for loopback, private, link-local, mapped
 * or reserved addresses.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` turns an address such as ::ffff:10.0.0.1 into 10.0.0.1.
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(PUBLIC_IPV6)) return false;
  return parsed.range() === 'unicast';
}

export interface AddressCheck {
  /** Throws `AddressRefused` if the host is an IP address that is not public. */
  checkHost(hostname: string): void;
  /**
   * For use with `http.request`. Checks the address that we actually connect to, so that a name server cannot
   * change it after the check.
   */
  lookup: LookupFunction;
}

export function createAddressCheck(
  privateHosts: readonly string[],
  resolve: LookupFunction = systemLookup,
): AddressCheck {
  const named = new Set(privateHosts.map((host) => host.toLowerCase()));
  const refuse = (hostname: string, address: string) =>
    new AddressRefused(sourcesWording.notPublic(hostname, address));
  return {
    checkHost(hostname) {
      const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
      if (isIP(bare) && !named.has(bare) && !isPublicAddress(bare)) throw refuse(hostname, bare);
    },
    lookup(hostname, options, callback) {
      resolve(hostname, { ...options, all: true }, (error, found, family) => {
        if (error) return callback(error, '', undefined);
        const addresses = Array.isArray(found) ? found : [{ address: found, family: family ?? 4 }];
        const isNamed = named.has(hostname.toLowerCase());
        // A host name with both private and public addresses may be an attack, so we do not connect to any of
        // them.
        const wrong = addresses.find(({ address }) => !isNamed && !isPublicAddress(address));
        if (wrong) return callback(refuse(hostname, wrong.address), '', undefined);
        const [first] = addresses;
        if (!first) return callback(new SourceFault(sourcesWording.noAddress(hostname)), '', undefined);
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  };
}
