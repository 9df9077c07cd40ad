/** How the canvas is worked on: what the wheel does, and whether things snap. */
import { Check, Settings2 } from 'lucide-react'
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components'
import menu from '../menu.module.css'
import { words } from '../wording/words'
import styles from './canvas.module.css'
import { changeCanvasSettings, useCanvasSettings, WHEELS } from './canvas-settings'

export function CanvasSettingsMenu() {
  const { wheel, isSnapping } = useCanvasSettings((settings) => settings)
  const said = words.canvas.controls
  return (
    <MenuTrigger>
      <Button className={styles.control ?? ''} aria-label={said.settings}>
        <Settings2 size={16} aria-hidden />
      </Button>
      <Popover placement="top start" className={menu.popover ?? ''}>
        <Menu className={menu.menu ?? ''} aria-label={said.settings}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[wheel]}
            onSelectionChange={(keys) => {
              const chosen = WHEELS.find((each) => keys !== 'all' && keys.has(each))
              if (chosen) changeCanvasSettings({ wheel: chosen })
            }}
          >
            <Header className={menu.heading ?? ''}>{said.wheel}</Header>
            {WHEELS.map((each) => (
              <Item key={each} id={each} label={said.wheels[each]} />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={isSnapping ? ['snap'] : []}
            onSelectionChange={(keys) => changeCanvasSettings({ isSnapping: keys === 'all' || keys.has('snap') })}
          >
            <Header className={menu.heading ?? ''}>{said.also}</Header>
            <Item id="snap" label={said.snap} />
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Item({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <MenuItem id={id} className={menu.item ?? ''} textValue={label}>
      {({ isSelected }) => (
        <>
          <Text slot="label">{label}</Text>
          {isSelected && <Check size={15} aria-hidden />}
        </>
      )}
    </MenuItem>
  )
}
