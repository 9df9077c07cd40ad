/** Dots on the ground, as far apart as suits the zoom, fading as it goes away. */
import { Background, BackgroundVariant, useStore } from '@xyflow/react'
import { GRID } from './geometry'

/** Steps of the fading: each is one change of style, not one a frame. */
const STEPS = 8

export function Grid() {
  const shade = useStore(({ transform }) => Math.round(Math.min(1, Math.max(0, (transform[2] - 0.3) / 0.5)) * STEPS) / STEPS)
  const isFine = shade > 0.4
  return (
    <Background
      variant={BackgroundVariant.Dots}
      gap={isFine ? GRID * 3 : GRID * 6}
      size={isFine ? 1.4 : 2.4}
      color="var(--canvas-dot)"
      bgColor="transparent"
      style={{ opacity: 0.25 + 0.75 * shade }}
    />
  )
}
