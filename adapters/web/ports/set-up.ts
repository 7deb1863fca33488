// What the set-up page knows of the settings.

export interface SetUpState {
  /** name-only: without a password, on this machine. closed: no one can sign in. */
  signIn: 'provider' | 'name-only' | 'closed';
  /** Where requests for an adviser go. */
  advisers: 'desk' | 'teams' | 'slack';
}
