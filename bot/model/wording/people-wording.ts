// Names of specialisms and languages, and error messages about contacts and advisers’ details.

export const peopleWording = {
  specialisms: {
    'social-work': 'Social work',
    'law-enforcement': 'Law enforcement',
    'immigration-safeguarding': 'Immigration safeguarding',
    'immigration-and-traffickers': 'Immigration and traffickers',
    'young-peoples-participation': 'Young people’s participation',
  },
  /** Languages without a name in Node, or with the same name in Node as another language. */
  languages: {
    bfi: 'British Sign Language',
    cmn: 'Mandarin',
    kmr: 'Kurmanji',
    syl: 'Sylheti',
    tw: 'Twi',
  },
  contactExpires: 'The expiry date must be after the date the number was checked.',
  /** Each of these is shown beside the name of the detail. */
  must: {
    time: 'This must be a time, for example 09:00.',
    date: 'This must be a date, for example 2026-12-25.',
    timeZone: 'This must be a time zone, for example Europe/London.',
    oneDay: 'This must include at least one day.',
    differentTimes: 'This must start and end at different times.',
    language: 'This must be a language code, for example pl.',
    atMost: (most: number) => `Remove some: there must be at most ${most}.`,
    id: 'This must use lower-case letters, numbers and hyphens only.',
  },
  listedTwice: (key: string, one: string, other: string) => `${key} is listed for both ${one} and ${other}.`,
};
