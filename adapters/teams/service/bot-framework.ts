// Sets up the Bot Framework: checks who may call us, and makes a connector that has a time limit and does not
// retry.
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type ChannelAccount,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type ConversationParameters,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConstants,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
} from 'botframework-connector';
import { ConnectorMappers } from 'botframework-connector/lib/connectorApi/connectorClient.js';
import type { Log } from '../../../bot/model/ports.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { signInWording } from '../wording/sign-in-wording.js';
import { checkCaller } from './caller-token.js';
import { cloudOf, type Cloud } from './cloud.js';
import { withRedirectedConsole } from './redirect-console.js';
import { credentialsFor, fetchToken, type SignInConfig } from './sign-in.js';
import { createSigningKeys, type SigningKeys } from './signing-keys.js';
import { atLimit, limitPassed, withinLimit } from './time-limit.js';
import type { TeamsActivity, TeamsAddress } from '../model/types.js';

export interface BotFrameworkConfig extends SignInConfig {
  appPassword?: string;
  appType?: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  /** The time limit for one call to Teams, in milliseconds. Defaults to 15,000. */
  callLimitMs?: number;
  /** For tests: where to find the keys that Teams signs with. */
  openIdMetadataUrl?: string;
}

const CALL_LIMIT_MS = 15_000;
/**
 * Extra time before we give up on the whole operation. A call must reach its own limit first. Otherwise, we
 * would drop an answer that is still being sent.
 */
const BEYOND_THE_CALL_MS = 250;

/**
 * The connector only sends the properties that its table lists for each entity, so it would drop citations
 * and the "AI generated" label without an error. This changes the table for the whole process.
 */
function letEntitiesThrough(): void {
  const entity = ConnectorMappers.Entity as { type: { additionalProperties?: object } };
  entity.type.additionalProperties = { type: { name: 'Object' } };
}

/**
 * Added to the address so that only the recipient sees a message. The archived library has no name for this.
 */
const TARGETED = '?isTargetedActivity=true';
const targeting = new AsyncLocalStorage<true>();

interface Pipeline {
  removePolicy(options: { phase: 'Retry' }): unknown;
  addPolicy(
    policy: {
      name: string;
      sendRequest: (
        request: { abortSignal?: AbortSignal; url: string },
        next: (request: object) => Promise<unknown>,
      ) => unknown;
    },
    options: { afterPhase: 'Sign' },
  ): void;
}

/**
 * Turns off the connector's retries after 429 and 5xx, because they can send a message twice: only the
 * outbox may retry. The time limit covers fetching the token as well as the call. Otherwise, a call could
 * start after we had given up. The next attempt could then send the same message again.
 */
function callOnceAndInTime(client: ConnectorClient, limitMs: number): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ phase: 'Retry' });
  const until = performance.now() + limitMs;
  pipeline.addPolicy(
    {
      name: 'time-limit',
      async sendRequest(request, next) {
        const left = until - performance.now();
        if (left <= 0) throw limitPassed();
        const call = new AbortController();
        request.abortSignal = call.signal;
        if (targeting.getStore()) request.url += TARGETED;
        const stop = atLimit(left, () => call.abort());
        return next(request).finally(stop);
      },
    },
    { afterPhase: 'Sign' },
  );
  return client;
}

/** Without an app id, the other settings are not needed, and the library would refuse the app type. */
function settings({
  appId,
  appPassword,
  appType,
  tenantId,
  openIdMetadataUrl,
  serviceUrl,
}: BotFrameworkConfig): ConfigurationBotFrameworkAuthenticationOptions {
  if (!appId) return {};
  return {
    MicrosoftAppId: appId,
    ...(appPassword ? { MicrosoftAppPassword: appPassword } : {}),
    ...(appType ? { MicrosoftAppType: appType } : {}),
    ...(tenantId ? { MicrosoftAppTenantId: tenantId } : {}),
    ...cloudOf(serviceUrl).library,
    ...(openIdMetadataUrl ? otherKeys(openIdMetadataUrl, cloudOf(serviceUrl)) : {}),
  };
}

/**
 * If we give the library one address for another cloud, it drops all the addresses of the public cloud. So we
 * give it every address.
 */
function otherKeys(
  openIdMetadataUrl: string,
  { issuer, audience }: Cloud,
): ConfigurationBotFrameworkAuthenticationOptions {
  return {
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: issuer,
    ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: audience,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
  };
}

/** This must be a class, because we have to override one of the library's methods to change the connector. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  private readonly limitMs: number;

  constructor(
    config: BotFrameworkConfig,
    readonly credentials = credentialsFor(config, settings(config)),
  ) {
    super(settings(config), credentials);
    this.limitMs = config.callLimitMs ?? CALL_LIMIT_MS;
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const factory = super.createConnectorFactory(identity);
    const create = factory.create.bind(factory);
    factory.create = async (serviceUrl, audience) =>
      callOnceAndInTime(await create(serviceUrl, audience), this.limitMs);
    return factory;
  }
}

/** This must be a class, because we need protected members of the library's class. */
export class TeamsAdapter extends CloudAdapter {
  /** Fetches the bot's own token. Rejects with any error that the library throws. */
  readonly signIn: () => Promise<void>;
  private readonly appId: string;
  private readonly limitMs: number;
  private readonly log: Log;
  private readonly cloud: Cloud;
  private readonly keys: SigningKeys;

  constructor(config: BotFrameworkConfig & { log: Log }) {
    letEntitiesThrough();
    const authentication = authenticationFor(config);
    super(authentication);
    this.signIn = () =>
      withinLimit(
        withRedirectedConsole(this.log, () => fetchToken(authentication.credentials, config)),
        this.limitMs,
      );
    this.appId = config.appId ?? '';
    this.log = config.log;
    this.cloud = cloudOf(config.serviceUrl);
    this.keys = createSigningKeys(config.openIdMetadataUrl ?? this.cloud.openIdMetadataUrl);
    this.limitMs = config.callLimitMs ?? CALL_LIMIT_MS;
  }

  /**
   * Resolves if the activity's signature is valid, and otherwise rejects with an error that says why. We do
   * this check ourselves, because the library accepts tokens that never expire and keys without endorsements.
   * We do not use the library's `process`, because it prints the error and does not distinguish it from our
   * own errors.
   */
  async verify(authorization: string, activity: TeamsActivity): Promise<void> {
    const { appId, keys } = this;
    const check = async (): Promise<void> => {
      await checkCaller({ appId, keys, issuer: this.cloud.issuer }, authorization, activity);
      await withRedirectedConsole(this.log, () =>
        this.botFrameworkAuthentication.authenticateRequest(activity as unknown as Activity, authorization),
      );
    };
    await withinLimit(check(), this.limitMs);
  }

  /** Runs `work` in the turn context of a stored conversation. The time limit includes fetching the token. */
  async inConversation<T>(address: TeamsAddress, work: (context: TurnContext) => Promise<T>): Promise<T> {
    const { serviceUrl, channelId, bot, conversation } = address;
    const reference = { serviceUrl, channelId, bot, conversation } as Partial<ConversationReference>;
    return this.resultOf((logic) => this.continueConversationAsync(this.appId, reference, logic), work);
  }

  /** Like `inConversation`, but only the recipient sees what `work` posts. */
  inConversationWith<T>(
    address: TeamsAddress,
    person: string,
    work: (context: TurnContext, member: ChannelAccount) => Promise<T>,
  ): Promise<T> {
    return this.inConversation(address, async (context) => {
      const connector = context.turnState.get<ConnectorClient>(this.ConnectorClientKey);
      const [conversation] = address.conversation.id.split(';');
      const member = await connector.conversations.getConversationMember(conversation!, person);
      return targeting.run(true, () => work(context, member as ChannelAccount));
    });
  }

  /** Rejects with Teams' error code if the person is not in this chat or this channel's team. */
  findMember({ conversation, ...address }: TeamsAddress, person: string): Promise<unknown> {
    const [id = ''] = conversation.id.split(';');
    return this.inConversation({ ...address, conversation: { ...conversation, id } }, (context) =>
      context.turnState
        .get<ConnectorClient>(this.ConnectorClientKey)
        .conversations.getConversationMember(id, person),
    );
  }

  countMembers(address: TeamsAddress): Promise<number> {
    return this.inConversation(address, async (context) => {
      const connector = context.turnState.get<ConnectorClient>(this.ConnectorClientKey);
      const { id } = address.conversation;
      const { members } = await connector.conversations.getConversationPagedMembers(id);
      return members.length;
    });
  }

  /**
   * Returns the id of the conversation with exactly these members. Teams creates it if it does not exist yet.
   */
  async createConversation(address: TeamsAddress, parameters: ConversationParameters): Promise<string> {
    const { channelId, serviceUrl } = address;
    return this.resultOf(
      (logic) =>
        this.createConversationAsync(
          this.appId,
          channelId,
          serviceUrl,
          this.cloud.audience,
          parameters,
          logic,
        ),
      (context) => Promise.resolve(context.activity.conversation.id),
    );
  }

  private async resultOf<T>(
    start: (logic: (context: TurnContext) => Promise<void>) => Promise<void>,
    work: (context: TurnContext) => Promise<T>,
  ): Promise<T> {
    const results: T[] = [];
    await withinLimit(
      withRedirectedConsole(this.log, () =>
        start(async (context) => {
          results.push(await work(context));
        }),
      ),
      this.limitMs + BEYOND_THE_CALL_MS,
    );
    return results[0]!;
  }
}

function authenticationFor(config: BotFrameworkConfig): Authentication {
  try {
    return new Authentication(config);
  } catch (cause) {
    throw new ConfigurationFailure(...signInWording.settings, { cause });
  }
}
