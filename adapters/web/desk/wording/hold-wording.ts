export const holdWording = {
  title: 'Legal holds',
  intro:
    'While a hold is in place, the data it covers is kept. It is not deleted overnight, when someone types “forget me”, or when someone edits or deletes a message in Teams or Slack.',
  none: 'There are no holds in force.',
  done: {
    placed: 'The hold is in force. Data it covers will not be deleted.',
    lifted: 'The hold has been lifted. Data that was due for deletion is being deleted now.',
  },
  problems: {
    noReason: 'Enter why you are lifting the hold.',
    alreadyLifted: 'That hold has already been lifted.',
  },
  covers: {
    conversation: 'Conversation {id}',
    request: 'Request {number}',
    period: (from: string, to: string) => `${from} to ${to}`,
  },
  placed: 'Placed by {name}, {when}.',
  untilLifted: 'In force until someone lifts it.',
  until: (date: string) => `In force until ${date}.`,
  mayTell: 'People covered by the hold can be told about it.',
  mayNotTell: 'People covered by the hold must not be told about it.',
  lift: {
    title: 'Lift',
    why: 'Why are you lifting it?',
    hint: 'Data that is due for deletion, and data that people have asked us to erase, will be deleted straight away.',
    button: 'Lift this hold',
  },
  endedTitle: 'Ended',
  lifted: 'Lifted by {name}, {when}: {reason}',
  ended: (date: string) => `Ended ${date}.`,
  form: {
    title: 'Place a hold',
    kind: 'What it covers',
    kinds: [
      ['person', 'A person'],
      ['conversation', 'A conversation'],
      ['request', 'A request for an adviser'],
      ['period', 'Everything in a period'],
    ],
    target: 'ID',
    targetHint:
      'The number of the request, the ID of the conversation, or the person’s ID on their platform.',
    platform: 'The person’s platform',
    period: 'Period',
    reasonHint: 'For example: court order of 3 May. Do not include anyone’s personal details.',
    until: 'In force until (optional)',
    tell: 'Can people covered by the hold be told about it?',
    tellYes: 'Yes, if they ask to be forgotten',
    tellNo: 'No, tell them only that their request may take some time',
    button: 'Place this hold',
  },
} as const;
