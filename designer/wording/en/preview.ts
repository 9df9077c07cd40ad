/** Words about how a message looks to the contact. */
export const preview = {
  title: 'As the contact sees it',
  help: 'Values stand for examples.',
  message: (place: number, count: number) => `Message ${place} of ${count}`,
  empty: 'Nothing is written yet',
  showsLink: 'With a preview of its first link',
  rows: 'Rows of the list',
  location: 'Location',
  reaction: (emoji: string) => `${emoji} at the contact’s last message`,
  reactionGone: 'No reaction at the contact’s last message any more',
  files: { image: 'Picture', video: 'Film', audio: 'Sound', document: 'Document', sticker: 'Sticker' },
  headers: { image: 'A picture', video: 'A film', document: 'A document', location: 'A place on the map' },
  noTemplate: 'No template is chosen',
  loading: 'The templates of this workspace are being loaded',
  templateGone: (name: string, language: string) =>
    `The template “${name}”${language === '' ? '' : ` (${language})`} no longer exists; choose another`,
  template: (name: string, language: string) => `Template ${name}, ${language}`,
  categories: { utility: 'Utility', marketing: 'Marketing', authentication: 'Authentication' },
  statuses: {
    approved: 'Approved',
    pending: 'Not approved yet',
    rejected: 'Rejected',
    paused: 'Paused',
    disabled: 'Disabled',
    deleted: 'Deleted',
  },
}
