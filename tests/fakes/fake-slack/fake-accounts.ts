// The people with accounts in the local Slack, their names, and the channels they are in.

export interface FakeAccounts {
  /** The reply of `users.info`, by user ID. */
  names: Map<string, string>;
  closed: Set<string>;
  /** People who are in no channel. Everyone else is in all of them. */
  outside: Set<string>;
  /** Everyone that the app asked about. */
  known: Set<string>;
  /** The reply of `conversations.info`, by ID. By default, the channel is called “advisers” and has the app in it. */
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
