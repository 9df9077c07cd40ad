/** The life of a case. Only `closed` ends it: a contact who writes to a resolved case reopens it (requirement D3). */
import { z } from 'zod'

export const CaseStatus = z.enum(['open', 'pending', 'escalated', 'resolved', 'closed'])
export type CaseStatus = z.infer<typeof CaseStatus>
