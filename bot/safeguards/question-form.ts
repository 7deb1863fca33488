// Tells a question about what happens in general ("what do staff do when a child is taken") from a report about
// someone ("she is taken").

/** "What do I do" is a cry for help; every other question makes calm likelier. */
const CRY =
  /\b(?:what (?:do|should|shall|can) (?:i|we) do(?! (?:if|when|about|to))|what now|do i (?:wait|call|ring|stall|stay|go|let|stop|follow|drive|open)|shall i|should i (?:call|ring|go|wait|intervene|follow|stop)|who (?:do i|to) (?:ring|call) ?(?:now)?|where do i take|can (?:you|u|someone|somebody|anyone) (?:\w+ )?(?:help|come|call|send|ring)|is (?:anyone|someone|anybody|somebody) there|how do i (?:stop|get))\b/gu;
const OPENS_AS_QUESTION =
  /^(?:(?:hi|hello|hey|and|but|so|also|anyway|er|um|ok|please|pls|quick question|question|policy question|just),? ){0,4}(?:whats?|whos?|which|when|wheres?|how|is|are|do|does|did|can|could|should|would|will|whose|any|was|were|has|have|need|why|if|for|under|after|must|at what|at which|in which|to whom|am i|may)\b/u;
const ASKS =
  /\?|\b(?:whats?|who(?:s|ever)?|which|when do|how|do (?:we|i|they|hospitals|schools)|does|can (?:we|i|he|she|they|the|a|an|it)|is (?:it|there|he|she|the|that|this|consent|a)|are (?:we|there|they)|should (?:we|i|he|she)|procedure|any guidance)\b/u;
const CLAUSE_ENDS = /[.?!;,\n]+| - /u;
const SOMEBODY =
  /\b(?:he|she|they|him|his|hers?|my|our|hes|shes|theyre|them|im|ive|weve|were (?:here|in|at|with))\b/u;
const ANYBODY =
  /\b(?:an?|any|every|each|no) (?:\w+ )?(?:child|kid|young person|yp|victim|pupil|minor|person|adult|boy|girl|trafficker|suspect|parent|passenger|driver)\b|\b(?:children|victims|kids|young people|minors|people|staff|carers|hotels|police|schools|someone|somebody|anyone)\b/u;
const WRITER = /\b(?:i|im|me|my|we|our|us|ive|weve|here)\b/u;

export const FORM_NAMES = [
  'asksFirst',
  'asksLast',
  'asksOnly',
  'shareAsking',
  'endsInMark',
  'criesForHelp',
  'ofSomebody',
  'ofAnybody',
  'asksOfSomebody',
  'asksOfAnybody',
  'ofWriter',
] as const;

export type QuestionForm = Record<(typeof FORM_NAMES)[number], number>;

/** Of a message in small letters without apostrophes. Each is 0 or 1, the share between them. Pure. */
export function readForm(message: string): QuestionForm {
  const calmly = withoutCry(message);
  const clauses = calmly
    .split(CLAUSE_ENDS)
    .map((clause) => clause.trim())
    .filter(Boolean);
  const asking = clauses.map((clause) => OPENS_AS_QUESTION.test(clause));
  const [asksFirst, asksLast] = [asking.at(0) ?? false, asking.at(-1) ?? false];
  const ofSomebody = SOMEBODY.test(calmly);
  const mentionsAnybody = ANYBODY.test(calmly);
  return {
    asksFirst: Number(asksFirst),
    asksLast: Number(asksLast),
    asksOnly: Number(asksFirst && asking.length === 1),
    shareAsking: asking.filter(Boolean).length / Math.max(1, asking.length),
    endsInMark: Number(calmly.trimEnd().endsWith('?')),
    criesForHelp: Number(calmly !== message),
    ofSomebody: Number(ofSomebody),
    ofAnybody: Number(mentionsAnybody && !ofSomebody),
    asksOfSomebody: Number(asksLast && ofSomebody),
    asksOfAnybody: Number(asksLast && mentionsAnybody),
    ofWriter: Number(WRITER.test(calmly)),
  };
}

/** Asks for anything but help, anywhere in the message. */
export const asks = (message: string) => ASKS.test(withoutCry(message));
/** Begins with such a question. */
export const opensAsQuestion = (message: string) => OPENS_AS_QUESTION.test(withoutCry(message).trimStart());

const withoutCry = (message: string) => message.replace(CRY, ' ');
