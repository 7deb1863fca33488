// What we tell practitioners who make a complaint.

export const complaintWording = {
  how: [
    'To complain about this service, or about how information about you is used, choose “Record a complaint” below. To say what your complaint is about, type “complaint:” followed by what went wrong. You can also complain to the organisation that runs this service.',
    'The people who run the service will see what you wrote, with personal details removed, and who it is from. They must tell you within 30 days that they have received it.',
    'If you are not happy with how they use information about you, you can complain to the Information Commissioner: ico.org.uk or 0303 123 1113.',
  ],
  /** Comes instead of the first of `how` if they have typed what it is about. */
  typed:
    'To record what you have just written as a complaint, choose “Record a complaint” below. You can also complain to the organisation that runs this service.',
  button: 'Record a complaint',
  private: 'I can only record a complaint in a private chat. Open one with me and type “complaint” there.',
  recorded: (by: string) => [
    `Your complaint has been recorded. The people who run this service will confirm by ${by} that they have received it.`,
    'To see what was recorded, type “my data”.',
  ],
  before: 'That complaint has already been recorded.',
  acknowledged: (received: string) =>
    `The people who run this service have received your complaint of ${received} and are looking into it.`,
  closed: (received: string) => [
    `The people who run this service have finished dealing with your complaint of ${received}. They will give you their decision. If you have not heard from them, ask the organisation that runs the service.`,
    'If your complaint is about how information about you is used, and you are not happy with the decision, you can complain to the Information Commissioner: ico.org.uk or 0303 123 1113.',
  ],
} as const;
