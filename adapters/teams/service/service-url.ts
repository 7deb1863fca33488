// Decides which addresses belong to Teams, because advisers' cards must not be sent anywhere else.

/**
 * Anyone can rent a name under `*.trafficmanager.net`, so we only accept exactly this host of the public
 * cloud.
 */
const PUBLIC_CLOUD_HOST = 'smba.trafficmanager.net';
export const MICROSOFT_DOMAINS = [
  'botframework.azure.us',
  'botframework.com',
  'teams.microsoft.com',
  'teams.microsoft.us',
];

export const PUBLIC_CLOUD = `https://${PUBLIC_CLOUD_HOST}/teams/`;

/** True for an HTTPS address on one of Microsoft's hosts. */
export function isTeamsAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, port, hostname } = new URL(address);
  if (protocol !== 'https:' || username || password || port) return false;
  return (
    hostname === PUBLIC_CLOUD_HOST || MICROSOFT_DOMAINS.some((domain) => hostname.endsWith(`.${domain}`))
  );
}

/** True for an address on this machine, used by tests and emulators. */
export function isOnThisMachine(address: string): boolean {
  const hostname = URL.canParse(address) ? new URL(address).hostname : '';
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
