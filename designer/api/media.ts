/** Files that a script sends: uploaded once, then known by their id. */
import { call } from './client'

interface Stored {
  readonly mediaId: string
}

/** The server refuses what WhatsApp would not take as this kind. */
export async function uploadFile(file: File, kind: string): Promise<string> {
  const { mediaId } = await call<Stored>(`/api/v1/media?kind=${encodeURIComponent(kind)}`, { method: 'POST', file })
  return mediaId
}
