/** A part beside the canvas, as the keyboard leaves it. */
import '../../a-page'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Variable } from 'lucide-react'
import { describe, expect, it, vi } from 'vitest'
import { Side } from '../../../../designer/pages/script/Side'
import { anEditor, shown } from '../../an-editor'

const NameField = () => <input aria-label="Name" />

describe('a part beside the canvas', () => {
  it('gives the keyboard back to the canvas when it is closed, by Escape or by its button', async () => {
    const user = userEvent.setup()
    const onClose = vi.fn()
    shown(
      anEditor({ nodes: { begin: ['begin'] } }),
      <>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as on the real canvas */}
        <div data-canvas tabIndex={0} role="application" aria-label="Canvas" />
        <Side isDrawn name="Variables" part={{ icon: Variable, Part: NameField }} closeLabel="Close this list" onClose={onClose} />
      </>,
    )
    for (const leave of [() => user.keyboard('{Escape}'), () => user.click(screen.getByRole('button', { name: 'Close this list' }))]) {
      screen.getByRole('textbox', { name: 'Name' }).focus()
      await leave()
      expect(document.activeElement).toBe(screen.getByRole('application', { name: 'Canvas' }))
    }
    expect(onClose).toHaveBeenCalledTimes(2)
  })
})
