/** See the English ones. */
import type { Words } from '../en/english'

export const signIn: Words['signIn'] = {
  title: 'Anmelden',
  noLink: 'Öffnen Sie den Einmal-Link, den Cordboard beim Start im Terminal ausgegeben hat; er meldet Sie hier an.',
  welcome: 'Ihr Name steht bei jeder Änderung, die Sie vornehmen, damit andere sehen, von wem sie ist.',
  name: 'Ihr Name',
  nameMissing: 'Geben Sie zuerst Ihren Namen ein.',
  submit: 'Anmelden',
  submitting: 'Wird angemeldet …',
  spent: 'Dieser Link wurde schon benutzt, durch einen neueren ersetzt oder ist älter als einen Tag.',
  spentHelp:
    'Starten Sie Cordboard neu: Es gibt im Terminal einen neuen Link aus. Oder bitten Sie jemanden aus der Administration um einen.',
  expired: 'Ihre Sitzung ist abgelaufen. Öffnen Sie wieder einen Anmelde-Link, um weiterzumachen.',
}
