/** While an area is drawn, what it touches is selected; React Flow draws the area, the script says what lies in it. */
import { useEffect } from 'react'
import type { Gestures } from './use-gestures'

export function useMarquee({ flow, pane }: Gestures): void {
  useEffect(
    () =>
      flow.subscribe(({ userSelectionRect: area, userSelectionActive, transform }, before) => {
        if (!area || !userSelectionActive || area === before.userSelectionRect) return
        const [x, y, zoom] = transform
        pane.marquee({ x: (area.x - x) / zoom, y: (area.y - y) / zoom, width: area.width / zoom, height: area.height / zoom })
      }),
    [flow, pane],
  )
}
