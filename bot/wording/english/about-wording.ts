// Text of the privacy, accessibility and contact pages. Words in braces become a link.

export const aboutWording = {
  privacy: {
    intro:
      'This page explains what the software does with what you write. Ask your organisation for its own privacy notice.',
    keptTitle: 'What we keep',
    kept: [
      'What you write, in 2 forms: as you wrote it, and with personal details removed. We remove personal details automatically but cannot catch everything, so leave them out.',
      'The answers you were given, with the version of the guidance they came from, and how you rated them.',
      'If you ask for an adviser: the messages between you and the adviser, and who claimed your request.',
    ] as string[],
    erasing:
      'The organisation that runs this service decides how long we keep this. To erase what you wrote, open “More” below your question and choose “Erase what I wrote”. We keep the answers, but not what you wrote.',
    seenTitle: 'Who can see it',
    seen: [
      'If you ask for an adviser, or a child may be in danger, advisers see your question with personal details removed. The adviser who claims your request sees what you write to them exactly as you write it.',
      'People who edit the guidance see questions that were not answered well, with personal details removed.',
    ] as string[],
    model:
      'A language model helps to find and choose quotes. We only send it questions without personal details. If we removed personal details from your question, we do not send the question until you choose “Ask the AI service too”.',
    noModel: 'No language model is used. Your questions are answered on this service’s own computers.',
    browserTitle: 'In your browser',
    signedIn: 'Cookies remember that you are signed in, and which conversations are yours.',
    notSignedIn:
      'You do not need to sign in to ask a question. Cookies remember which conversations are yours.',
    cookies:
      'Cookies last until you close the browser or choose “End chat on this device”. A message that could not be sent is kept in the browser until you send or discard it. The browser also remembers how far you have read, until you end the chat. There is no tracking and no advertising.',
    language: 'If you choose a language, a cookie remembers it for a year.',
    link: 'Anyone who has your private link can open your conversation. The link works for 14 days, or until you turn it off.',
  },
  accessibility: {
    intro: 'This page is about the software. Your organisation may have its own accessibility statement.',
    want: 'We want everyone to be able to use these pages. You should be able to:',
    able: [
      'use every part with a keyboard alone, or with a screen reader',
      'zoom in to 400% without scrolling sideways',
      'use your own colours, dark mode, or no animation',
      'use the chat without JavaScript',
    ] as string[],
    checksTitle: 'How we check',
    checks:
      'Automated checks against the Web Content Accessibility Guidelines 2.2, level AA, run on every page in light and dark mode and on a phone-sized screen. These checks find only some problems. Disabled people have not tested these pages, and no one has audited them.',
    knownTitle: 'Known problems',
    known:
      'Guidance is shown as its publisher wrote it. Original PDF documents on publishers’ websites may not be accessible.',
    tellTitle: 'Tell us',
    tell: 'If something does not work for you, {contact us}.',
  },
  contact: {
    danger: 'Call 999 if a child is in immediate danger.',
    notEmergency: 'This is not an emergency service.',
    guidanceTitle: 'About a child or about guidance',
    guidance: 'Ask a question, or choose “Talk to an adviser” below your question.',
    timesTitle: 'When advisers reply',
    serviceTitle: 'About this service',
    none: 'Contact the people in your organisation who gave you access to this service.',
  },
};
