// Who has an account in the local Slack, what they are called, and who is in its channels.

export interface FakeAccounts {
  /** By user id, what `users.info` says. */
  names: Map<string, string>;
  closed: Set<string>;
  /** Those in no channel; everyone else is in each. */
  outside: Set<string>;
  /** Everyone that was asked about. */
  known: Set<string>;
  /** By id, what `conversations.info` says about a channel, unless it is called “advisers” and has the app in it. */
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
