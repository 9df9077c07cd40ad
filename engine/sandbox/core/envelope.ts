/** What Meta posts to a webhook, before it is made into bytes. `time` stands on account-level fields alone (Meta: envelope). */
export interface WebhookEnvelope {
  readonly object: 'whatsapp_business_account'
  readonly entry: readonly {
    readonly id: string
    readonly time?: number
    readonly changes: readonly { readonly field: string; readonly value: Readonly<Record<string, unknown>> }[]
  }[]
}
