/** How a node's settings name an approved template and give its values. */
import { z } from 'zod'

export const TemplateLanguage = z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, 'a language code such as en_US')

/** One text for each place of the template, those of its header first. */
export const TemplateValues = z
  .array(z.string().min(1).max(1024).meta({ language: 'text' }))
  .max(50)
  .default([])
