// Describes the accounts in the fake Slack: people’s names, and the channels they are in.

export interface FakeAccounts {
  /** The name that `users.info` returns for each user ID. */
  names: Map<string, string>;
  closed: Set<string>;
  /** People who are not in any channel. Everyone else is in every channel. */
  outside: Set<string>;
  known: Set<string>;
  /**
   * The replies of `conversations.info`, by channel ID. By default, the channel is called “advisers” and
   * includes the app.
   */
  channels: Map<string, { name?: string; is_member?: boolean; is_archived?: boolean }>;
}

export function noAccounts(): FakeAccounts {
  return { names: new Map(), closed: new Set(), outside: new Set(), known: new Set(), channels: new Map() };
}

export function readAccount({ names, closed, known }: FakeAccounts, id: string): object {
  known.add(id);
  return { ok: true, user: { id, real_name: names.get(id), deleted: closed.has(id) } };
}

export function membersOf({ known, outside }: FakeAccounts): string[] {
  return [...known].filter((id) => !outside.has(id));
}

export function readChannel({ channels }: FakeAccounts, id: string): object {
  return { ok: true, channel: { id, name: 'advisers', is_member: true, ...channels.get(id) } };
}
