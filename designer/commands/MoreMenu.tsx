/** The menu at the end of the bar: the parts that are opened less often, files, colours, language, and leaving. */
import { Check, Ellipsis } from 'lucide-react'
import { Button, Collection, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Text } from 'react-aria-components'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import menu from '../menu.module.css'
import { ActionItem } from '../shell/ActionItem'
import { useSession } from '../shell/session-context'
import { chooseTheme, THEMES, useTheme } from '../shell/theme'
import { isLanguage, LANGUAGES, wantedLanguage, words } from '../wording/words'
import { findCommand } from './all-commands'
import { shortcutOf } from './bindings'
import { moreSections } from './more-items'
import styles from './more-menu.module.css'
import { canRun, runCommand } from './run-command'
import { chooseLanguage } from './settings-commands'

export function MoreMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const draft = useEditor()
  const { leave } = useSession()
  const chosenTheme = useTheme()
  const { more, theme, themes, language, signOut } = words.shell

  function act(id: string) {
    const command = findCommand(id)
    // what opens a dialog comes after the menu has given the focus back
    if (command) requestAnimationFrame(() => runCommand(command, draft))
    else if (id === 'leave') void leave()
  }

  return (
    <MenuTrigger>
      <Button className={controls.icon ?? ''} aria-label={more}>
        <Ellipsis size={18} aria-hidden />
      </Button>
      <Popover className={menu.popover ?? ''} placement="bottom end">
        <Menu className={menu.menu ?? ''} aria-label={more} onAction={(id) => act(String(id))}>
          {moreSections(isNarrow).map(({ id, commands }) => (
            <MenuSection key={id} id={id} className={styles.section ?? ''} aria-label={id === 'go' ? words.commands.groups.settings : more}>
              {commands.map((command) => (
                <ActionItem
                  key={command.id}
                  id={command.id}
                  title={command.title()}
                  keys={shortcutOf(command)}
                  isDisabled={!canRun(command, draft)}
                />
              ))}
            </MenuSection>
          ))}
          <MenuSection
            className={styles.section ?? ''}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[chosenTheme]}
            onSelectionChange={(keys) => {
              const [chosen] = keys
              const wanted = THEMES.find((each) => each === chosen)
              if (wanted) chooseTheme(wanted)
            }}
          >
            <Header className={menu.heading ?? ''}>{theme}</Header>
            <Collection items={THEMES.map((id) => ({ id, title: themes[id] }))}>{(each) => <ChoiceItem {...each} />}</Collection>
          </MenuSection>
          <MenuSection
            className={styles.section ?? ''}
            selectionMode="single"
            disallowEmptySelection
            defaultSelectedKeys={[wantedLanguage()]}
            onSelectionChange={(keys) => {
              const [chosen] = keys
              if (isLanguage(chosen)) chooseLanguage(chosen)
            }}
          >
            <Header className={menu.heading ?? ''}>{language}</Header>
            <Collection items={Object.entries(LANGUAGES).map(([id, title]) => ({ id, title, lang: id }))}>
              {(each) => <ChoiceItem {...each} />}
            </Collection>
          </MenuSection>
          <Separator className={menu.line ?? ''} />
          <ActionItem id="leave" title={signOut} />
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function ChoiceItem({ id, title, lang }: { readonly id: string; readonly title: string; readonly lang?: string }) {
  return (
    <MenuItem id={id} className={menu.item ?? ''} textValue={title}>
      {({ isSelected }) => (
        <>
          <Text slot="label" {...(lang === undefined ? {} : { lang })}>
            {title}
          </Text>
          {isSelected && <Check size={15} aria-hidden />}
        </>
      )}
    </MenuItem>
  )
}
