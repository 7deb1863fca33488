// What the log says when the message reader fails.
export const readerWording = {
  failed: 'The model could not read a message',
  tooLate: 'The model could not read a message: other long texts took too long.',
  remedy: 'We will try again. If this keeps happening, report this error.',
};
