/** Words about signing in. */
export const signIn = {
  title: 'Sign in',
  noLink: 'Open the one-time link that Cordboard printed in the terminal when it started; it signs you in here.',
  welcome: 'Your name goes on every change that you make, so that others can see who it was.',
  name: 'Your name',
  nameMissing: 'Write your name first.',
  submit: 'Sign in',
  submitting: 'Signing in…',
  spent: 'This link was used already, replaced by a newer one, or is more than a day old.',
  spentHelp: 'Restart Cordboard: it prints a new link in the terminal. Or ask an administrator for one.',
  expired: 'Your session has ended. Open a sign-in link again to go on.',
}
