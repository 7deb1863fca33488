// Works out which of Microsoft's clouds the tenant is in, and who signs there.
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';

export interface Cloud {
  /** Signs everything that Teams sends to a bot, whatever the app's type. */
  issuer: string;
  /** Where to find the address of the signing keys. */
  openIdMetadataUrl: string;
  /** Where the bot signs in: the tenant's id follows. */
  loginUrl: string;
  /** The audience of the bot's own token. */
  audience: string;
  /** The settings that tell the library it is in this cloud. */
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

/** Chosen by `TEAMS_SERVICE_URL`. Tenants that Microsoft calls GCC use the public cloud's keys. */
export function cloudOf(serviceUrl: string | undefined): Cloud {
  return serviceUrl && new URL(serviceUrl).hostname.endsWith('.us') ? US_GOVERNMENT : PUBLIC;
}
