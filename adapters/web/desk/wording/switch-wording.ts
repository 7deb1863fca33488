export const switchWording = {
  title: 'Switches',
  intro:
    'Turn off part of the service straight away, without a restart. We record your name, the time and the reason.',
  done: {
    off: 'Turned off. This takes effect from the next message.',
    on: 'Turned on again.',
  },
  noReason: 'Enter a reason.',
  parts: {
    chat: {
      title: 'The assistant, everywhere',
      effect:
        'If you turn it off, practitioners see your message instead of an answer. We still give numbers to call if a child may be in danger, and people can still talk to an adviser.',
    },
    model: {
      title: 'The language model',
      effect:
        'If you turn it off, answers are quotes chosen on this machine. No questions are sent to the model.',
    },
  },
  platformEffect: (title: string) =>
    `If you turn it off, practitioners in ${title} see your message instead of an answer. We still give numbers to call if a child may be in danger, and people can still talk to an adviser.`,
  state: { on: 'On', off: 'Off', notConnected: 'Not connected' },
  noModel: 'No language model is used. Answers are quotes chosen on this machine.',
  turnedOff: 'Turned off by {name}, {when}: {reason}',
  peopleSee: 'People see: {message}',
  turnOff: 'Turn off',
  message: 'Message people see',
  whyOn: 'Why are you turning it on again?',
  turnOn: 'Turn on',
  noHistory: 'No activity yet.',
  decisions: {
    'switch-off': (part: string) => `${part}: turned off.`,
    'switch-on': (part: string) => `${part}: turned on.`,
  },
} as const;
