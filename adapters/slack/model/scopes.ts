// Lists the permissions that the app asks Slack for, and what stops working without each one.

export const SCOPES: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions in channels are not received',
  'assistant:write': 'there are no suggested questions, and threads have no titles',
  'channels:history': 'replies in threads of public channels are not received',
  'channels:read': 'we are not told when a public channel is archived or an adviser leaves it',
  'chat:write': 'nothing can be sent',
  commands: 'the /ctac command does not work',
  'groups:history': 'replies in threads of private channels are not received',
  'groups:read': 'we are not told when a private channel is archived or an adviser leaves it',
  'im:history': 'direct messages are not received',
  'im:write': 'direct messages cannot be opened, so requests cannot be handed over',
  'mpim:history': 'group messages are not received',
  'reactions:read': 'reactions in a conversation with an adviser are not passed on',
  'reactions:write': 'an ordinary direct message shows no sign that an answer is on its way',
  'users:read':
    'advisers are called “the adviser” unless the advisers’ file names them, people they mention “someone”, and we do not notice when an adviser’s account is closed',
};

/** Returns a clause for each missing scope that says what does not work. */
export function missingScopes(granted: readonly string[]): string[] {
  return Object.entries(SCOPES)
    .filter(([scope]) => !granted.includes(scope))
    .map(([scope, effect]) => `${scope} (${effect})`);
}
