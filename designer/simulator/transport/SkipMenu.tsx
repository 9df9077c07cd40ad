/** How far time can be moved forward: by a span, to the next timer, to the next morning. */
import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import menu from '../../menu.module.css'
import { words } from '../../wording/words'
import { longSpan } from '../clock'
import { useSeen } from '../seen'
import { timerInWords } from '../state/timer-words'

const MINUTE = 60_000
const SPANS = { minute: MINUTE, tenMinutes: 10 * MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE } as const
type Span = keyof typeof SPANS
const MORNING_HOUR = 9

interface SkipMenuProps {
  readonly children: ReactNode
  readonly onOther: () => void
}

export function SkipMenu({ children, onOther }: SkipMenuProps) {
  const { session, moment, clock, names } = useSeen()
  const { simulator } = words
  const [next] = moment.timers
  const morning = clock.tomorrow(moment.at, MORNING_HOUR)
  const pass = (ms: number) => void session.act({ type: 'time.passes', ms: Math.max(0, ms) })
  return (
    <MenuTrigger>
      {children}
      <Popover className={menu.popover ?? ''}>
        <Menu className={menu.menu ?? ''} aria-label={simulator.skip}>
          {(Object.keys(SPANS) as Span[]).map((span) => (
            <MenuItem key={span} id={span} className={menu.item ?? ''} onAction={() => pass(SPANS[span])}>
              {simulator.skips[span]}
            </MenuItem>
          ))}
          <Separator className={menu.line ?? ''} />
          <MenuItem
            id="timer"
            className={menu.item ?? ''}
            textValue={next ? simulator.skipToTimer(timerInWords(next, names)) : simulator.nothingArmed}
            isDisabled={!next}
            onAction={() => next && pass(next.dueAt - moment.at)}
          >
            <span>{next ? simulator.skipToTimer(timerInWords(next, names)) : simulator.nothingArmed}</span>
            {next && <span className={menu.aside}>{simulator.spanInWords(longSpan(next.dueAt - moment.at))}</span>}
          </MenuItem>
          <MenuItem id="morning" className={menu.item ?? ''} onAction={() => pass(morning - moment.at)}>
            {simulator.skipToMorning(clock.short(morning))}
          </MenuItem>
          <MenuItem id="other" className={menu.item ?? ''} onAction={onOther}>
            {simulator.skipUntil}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
