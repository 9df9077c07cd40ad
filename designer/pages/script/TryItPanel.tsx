/** The simulator beside the canvas: gives it the draft, and lights its path on the canvas. */
import { Suspense } from 'react'
import { useEditor, useScript, useSettledSelection, useView } from '../../editor/editor-context'
import { Loading } from '../../shell/Loading'
import { later } from '../../shell/later'

const SimulatorPanel = later(async () => (await import('../../simulator/SimulatorPanel')).SimulatorPanel, { isLarge: true })

export function TryItPanel() {
  const { view } = useEditor()
  const script = useScript((state) => state.script)
  const directory = useView((state) => state.directory)
  const breakpoints = useView((state) => state.breakpoints)
  const selectedNode = useSettledSelection(({ nodes }) => (nodes.size === 1 ? [...nodes][0] : undefined))
  if (!directory) return <Loading />
  return (
    <Suspense fallback={<Loading />}>
      <SimulatorPanel
        script={script}
        directory={directory}
        selectedNode={selectedNode}
        breakpoints={breakpoints}
        onBreakpoints={(next) => view.set({ breakpoints: next })}
        onPath={(path) => view.set({ path })}
        onFollow={(node) => view.reveal([node])}
        onClose={() => view.set({ panel: 'inspector' })}
      />
    </Suspense>
  )
}
