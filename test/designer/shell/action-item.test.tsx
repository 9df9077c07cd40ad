import '../a-page'
import { render, screen } from '@testing-library/react'
import { Menu } from 'react-aria-components'
import { expect, it } from 'vitest'
import { ActionItem } from '../../../designer/shell/ActionItem'

it('is called by all that is seen: what it does, its keys, and why it cannot be done', () => {
  render(
    <Menu aria-label="Acts">
      <ActionItem id="undo" title="Undo" keys="Ctrl+Z" why="Nothing was changed" isDisabled />
      <ActionItem id="cut" title="Cut" keys="Ctrl+X" />
      <ActionItem id="leave" title="Sign out" />
    </Menu>,
  )
  const items = screen.getAllByRole('menuitem')
  expect(items).toEqual(['Undo Ctrl+Z Nothing was changed', 'Cut Ctrl+X', 'Sign out'].map((name) => screen.getByRole('menuitem', { name })))
  expect(items.some((item) => item.hasAttribute('aria-labelledby') || item.hasAttribute('aria-label'))).toBe(false)
})
