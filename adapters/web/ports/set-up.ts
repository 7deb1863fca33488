// Defines the settings that the set-up page shows.

export interface SetUpState {
  /** `local`: people on this machine sign in without a password. `closed`: no one can sign in. */
  signIn: 'provider' | 'local' | 'closed';
  /** Where requests go: “desk”, or the platform of the advisers' channel. */
  advisers: string;
  /**
   * Where reports of unsafe answers are posted besides the library: the editors' own channel, the advisers'
   * channel, or nowhere.
   */
  editorsChannel: 'own' | 'advisers' | 'none';
}
