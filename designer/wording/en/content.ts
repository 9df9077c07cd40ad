/** Words about what a message is when it is no text. */
export const content = {
  form: 'Filled in a form',
  location: 'Location',
  contacts: 'Contact card',
  contact: (name: string) => `Contact card: ${name}`,
  order: 'Order',
  edited: (text: string) => `Changed a message: ${text}`,
  revoked: 'Deleted a message',
  unsupported: 'A kind of message that WhatsApp does not pass on',
  kept: (type: string) => `Message of type ${type}`,
  reaction: (emoji: string) => `Reacted ${emoji}`,
  template: (name: string) => `Template ${name}`,
  attachment: (kind: string) => `Attachment: ${kind}`,
}
