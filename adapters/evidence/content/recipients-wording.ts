// Text about each recipient of data: who it is, why it gets data, which data it receives, and which it sends.

const CHAT = 'Chat with practitioners and advisers';

export const recipientsWording = {
  teams: {
    name: 'Microsoft Teams',
    purpose: CHAT,
    arrives:
      'every message as it was typed, before we redact it: Microsoft has it first and keeps its own copy; also what is typed into “Search the guidance”, which we redact and do not keep',
  },
  'teams-sign-in': {
    name: 'Microsoft’s sign-in for apps',
    purpose:
      'Signing the app in, and fetching the keys that show whether messages from Teams, and the tokens of advisers who sign in there, are genuine',
    leaves: 'the app’s ID, tenant and credentials; nothing from anyone’s messages',
  },
  slack: {
    name: 'Slack',
    purpose: CHAT,
    arrives: 'every message as it was typed, before we redact it: Slack has it first and keeps its own copy',
  },
  'embedding-service': {
    purpose: 'Finding passages by meaning',
    leaves:
      'redacted questions, each with the previous one if it is a follow-up; passages from guidance and notes',
  },
  'language-model': {
    purpose: 'Searching, choosing sentences, shortening them',
    leaves:
      'the redacted question, with up to 4 earlier turns of the conversation and the case, also redacted; the nation; passages of guidance',
    arrives: 'search queries, the numbers of the sentences to show (or none), and shortened sentences',
  },
  database: {
    name: 'PostgreSQL server',
    purpose: 'The store',
    leaves:
      'everything the service keeps. What 12-encryption lists is encrypted before it is sent; the rest can be read there and, unless the connection is encrypted (12-database-tls), on the way',
    arrives: 'everything in the store',
  },
  'key-service': {
    name: 'Key service',
    purpose: 'Keeping the key that encrypts what people write',
    leaves: 'keys that encrypt other keys, for it to encrypt or decrypt; nothing from anyone’s messages',
  },
  'sign-in': {
    name: 'Sign-in provider',
    purpose: 'Sign-in on the web',
    leaves: 'the fact that someone is signing in, and tokens to renew the session',
    arrives: 'the ID, name and groups of the person who signs in',
  },
  metrics: {
    name: 'Anyone who reads the metrics',
    purpose: 'Monitoring',
    leaves: 'counts and times, but not what people write or their IDs',
  },
  siem: {
    name: 'SIEM',
    purpose: 'Security monitoring',
    leaves:
      'audit log events: which member of staff did what to which record, and when, with digests instead of words',
  },
  checkpoints: {
    name: 'Service that keeps the audit log’s checkpoints',
    purpose: 'Showing whether anyone has changed the audit log',
    leaves: 'the length of the audit log, a digest of it and a signature',
  },
  publishers: {
    name: 'Publishers of the sources you follow',
    leaves: 'requests for their pages; nothing from anyone’s messages',
  },
  /** The data that a platform receives, for each purpose that the platform is used for. */
  platform: {
    answers: 'answers and notices; in a handoff, what an adviser writes, as typed',
    cards:
      'redacted cards about requests, including those from the web page; once someone claims a request there, the original messages of the person who asked, also those written on the web page, in the adviser’s private chat',
    reportsToEditors:
      'a post in the editors’ channel for each answer reported as unsafe: when it was reported, on which platform, its quotes and a link',
    reportsToAdvisers:
      'a post in the advisers’ channel for each answer reported as unsafe: when it was reported, on which platform, its quotes and a link',
  },
  embeddingName: {
    openai: 'Embedding service (OpenAI)',
    'azure-openai': 'Embedding service (Azure OpenAI)',
  },
  modelName: {
    openai: (model: string) => `Language model ${model}`,
    'azure-openai': (model: string) => `Language model ${model} on Azure OpenAI`,
  },
  checksSources: {
    scheduled: 'Checking guidance for changes, on a schedule',
    'by-hand': 'Checking guidance for changes, only when someone asks',
  },
  where: {
    teams: (host: string, others: readonly string[]) =>
      `${host}, and the hosts in ${others.join(', ')} that come with messages`,
    signIn: (login: string, keys: string) => `${login} and ${keys}`,
    metrics: (host: string, port: number) => `port ${port} on ${host}`,
    editorsSources: 'sources that editors added',
    inSettings: 'in the settings',
  },
  over: { database: 'see 12-database-tls', notKnown: 'not known' },
} as const;
