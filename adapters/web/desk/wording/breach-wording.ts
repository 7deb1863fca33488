export const breachWording = {
  title: 'Breach report',
  intro:
    'Use this report if someone may have seen or changed personal data that they should not have. It lists whose data may have been affected in a period, what was sent to other services, who read what, and which versions and settings were in use. It identifies people by their IDs, and contains nothing anyone wrote about a child.',
  whoDecides:
    'You decide whether it is a breach and who to tell. You must tell the Information Commissioner within 72 hours of becoming aware of one, unless it is unlikely to put people at risk.',
  why: 'Why do you need this report?',
  whyHint: 'The audit log keeps your name, the time and a fingerprint of the reason, not the reason itself.',
} as const;
