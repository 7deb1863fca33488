// Finds which of Microsoft's clouds the tenant is in, and its addresses for signing in and checking
// signatures.
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

export interface Cloud {
  /** The issuer of the tokens that Teams sends to a bot, for every type of app. */
  issuer: string;
  /** The address that says where the signing keys are. */
  openIdMetadataUrl: string;
  /** The sign-in address, without the tenant's id, which goes at the end. */
  loginUrl: string;
  audience: string;
  /** The settings that tell the library which cloud to use. */
  library: ConfigurationBotFrameworkAuthenticationOptions;
}

const PUBLIC: Cloud = {
  issuer: 'https://api.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  loginUrl: 'https://login.microsoftonline.com/',
  audience: 'https://api.botframework.com',
  library: {},
};

const US_GOVERNMENT: Cloud = {
  issuer: 'https://api.botframework.us',
  openIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  loginUrl: 'https://login.microsoftonline.us/',
  audience: 'https://api.botframework.us',
  library: { ChannelService: 'https://botframework.azure.us' },
};

/**
 * Returns the cloud that `TEAMS_SERVICE_URL` belongs to. Tenants that Microsoft calls GCC use the public
 * cloud's keys.
 */
export function cloudOf(serviceUrl: string | undefined): Cloud {
  return serviceUrl && new URL(serviceUrl).hostname.endsWith('.us') ? US_GOVERNMENT : PUBLIC;
}
