// The kinds of message: a new question, a follow-up to the previous one, small talk, or a request to the
// service.

export const TALK_KINDS = [
  'greeting',
  'thanks',
  'goodbye',
  'who',
  'sorry',
  'never-mind',
  'understood',
  'restart',
  'privacy',
  'service',
  'complaint',
] as const;
export type TalkKind = (typeof TALK_KINDS)[number];

export const REQUEST_KINDS = [
  'adviser',
  'status',
  'withdraw',
  'forget-me',
  'nation',
  'forget-nation',
  'help',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const TURN_KINDS = ['new', 'follow-up', ...TALK_KINDS, ...REQUEST_KINDS] as const;
export type TurnKind = (typeof TURN_KINDS)[number];

export function isTalk(kind: TurnKind): kind is TalkKind {
  return (TALK_KINDS as readonly TurnKind[]).includes(kind);
}
