// The text in the small forms that buttons open for advisers and practitioners.

/** `typed`: what to type in the chat instead, if the platform has no forms. */
export const inputWording = {
  reply: {
    title: 'Reply',
    label: 'Your reply',
    hint: 'The practitioner will see exactly what you write.',
    send: 'Send',
    typed: 'Write your reply in the card’s thread or in our private chat, and I will pass it on.',
  },
  note: {
    title: 'Note',
    label: 'Note for the advisers',
    hint: 'Only advisers can see it.',
    send: 'Save',
    typed: 'Start your message with // to save it as a private note.',
  },
  'ask-bot': {
    title: 'Search privately',
    label: 'Your question',
    hint: 'Only you will see the answer. You can send the quotes to the practitioner.',
    send: 'Ask',
    typed: 'Type “ask:” and then your question. Only you will see the answer.',
  },
  resolve: {
    title: 'Close request',
    label: 'Outcome',
    hint: 'A few words without personal details, for example: Advised, Referred to another service.',
    send: 'Close request',
    typed: 'Type “resolve:” and then the outcome, in the card’s thread or in our private chat.',
  },
  'insert-answer': {
    title: 'Send these quotes',
    label: 'Message before the quotes',
    hint: 'The quotes will be added after your message, word for word.',
    send: 'Send',
    typed: 'Copy the quotes, and where they come from, into your reply.',
  },
  'missed-something': {
    title: 'Remove words',
    label: 'Words to remove',
    hint: 'Type the words as you wrote them, for example Alex.',
    send: 'Remove',
    typed: 'Type “remove” and then the words, for example “remove Alex”.',
  },
};
