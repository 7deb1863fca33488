// Wording for the breach reports page.

export const breachWording = {
  title: 'Breach report',
  intro:
    'Use this report if someone may have seen or changed personal data that they should not have. It lists whose data was affected in a period, what was sent to other services, who read what, and which versions and settings were in use. It identifies people by their IDs, and contains nothing anyone wrote about a child.',
  whoDecides:
    'You decide whether it is a breach and who to tell. You must tell the Information Commissioner within 72 hours of becoming aware of one, unless it is unlikely to put people at risk.',
  why: 'Why do you need this report?',
  whyHint: 'We save your name, the time and a digest of the reason in the audit log.',
} as const;
