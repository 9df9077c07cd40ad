/** What turning the wheel does: as chosen, or as the device that turned it last suggests. */
import { type RefObject, useEffect, useState } from 'react'
import { useKept } from '../live/use-kept'
import { useCanvasSettings } from './canvas-settings'
import { type WheelDevice, wheelDeviceOf } from './wheel-device'

export function useWheel(frame: RefObject<HTMLElement | null>): WheelDevice {
  const chosen = useCanvasSettings(({ wheel }) => wheel)
  const [last, keepLast] = useKept<WheelDevice>('wheel', 'trackpad')
  const [device, setDevice] = useState(last)

  useEffect(() => {
    if (chosen !== 'auto') return
    const element = frame.current
    const look = (event: WheelEvent) => {
      const seen = wheelDeviceOf(event)
      if (!seen || seen === device) return
      setDevice(seen)
      keepLast(seen)
    }
    element?.addEventListener('wheel', look, { capture: true, passive: true })
    return () => element?.removeEventListener('wheel', look, { capture: true })
  }, [chosen, device, frame, keepLast])
  return chosen === 'auto' ? device : chosen
}
