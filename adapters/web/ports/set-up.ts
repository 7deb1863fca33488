// What the set-up page knows about the settings.

export interface SetUpState {
  /** name-only: people sign in without a password, on this machine only. closed: no one can sign in. */
  signIn: 'provider' | 'name-only' | 'closed';
  /** Where requests for an adviser go. */
  advisers: 'desk' | 'teams' | 'slack';
  /**
   * Where editors hear about unsafe answers, besides the library: their own channel, the advisers’ channel, or nowhere.
   */
  editorsChannel: 'own' | 'advisers' | 'none';
}
