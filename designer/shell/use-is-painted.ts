/** Whether what was drawn first has been painted: all that can wait comes afterwards. */
import { startTransition, useEffect, useState } from 'react'
import { afterPaint } from './after-paint'

export function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => afterPaint(() => startTransition(() => setPainted(true))), [])
  return isPainted
}
