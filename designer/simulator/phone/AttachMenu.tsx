/** What else than text the contact can send: a file of each kind, or a place. */
import { FileText, Image, type LucideIcon, MapPin, Mic, Paperclip, Video } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import controls from '../../controls.module.css'
import menu from '../../menu.module.css'
import { words } from '../../wording/words'
import { FILE_KINDS, type FileKind, type Said } from '../session/inputs'

const ICONS: Readonly<Record<FileKind, LucideIcon>> = { image: Image, audio: Mic, video: Video, document: FileText }

export function AttachMenu({ onSay }: { readonly onSay: (said: Said) => void }) {
  const { simulator } = words
  return (
    <MenuTrigger>
      <Button className={controls.icon ?? ''} aria-label={simulator.attach}>
        <Paperclip size={17} aria-hidden />
      </Button>
      <Popover className={menu.popover ?? ''} placement="top start">
        <Menu className={menu.menu ?? ''} aria-label={simulator.attach}>
          {FILE_KINDS.map((kind) => {
            const Icon = ICONS[kind]
            return (
              <MenuItem
                key={kind}
                id={kind}
                className={menu.item ?? ''}
                textValue={simulator.files[kind]}
                onAction={() => onSay({ type: 'file', kind })}
              >
                <span className={menu.withIcon}>
                  <Icon size={15} aria-hidden /> {simulator.files[kind]}
                </span>
              </MenuItem>
            )
          })}
          <MenuItem
            id="place"
            className={menu.item ?? ''}
            textValue={simulator.place}
            onAction={() => onSay({ ...PLACE, name: simulator.placeName })}
          >
            <span className={menu.withIcon}>
              <MapPin size={15} aria-hidden /> {simulator.place}
            </span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** Berlin's central station. */
const PLACE = { type: 'location', latitude: 52.5251, longitude: 13.3694 } as const
