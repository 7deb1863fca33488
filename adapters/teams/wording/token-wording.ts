// What operators read in logs if a token was refused or could not be checked.
export const tokenWording = {
  noBearer: 'There is no bearer token.',
  otherService: 'The token is for another service address.',
  otherChannel: 'The key is not allowed to sign for this channel.',
  someoneElse: 'The token is for someone else.',
  notPerson: 'The token is not for a person.',
  noKeyNamed: 'The token does not say which key signed it.',
  noKeys: 'The signing keys could not be downloaded.',
  timeLimit: 'The time limit has passed.',
};
