/**
 * The canvas and what stands around it: the rail at the start of the line, the panel at its end, the problems below. Widths are
 * kept in this browser. `children` is the canvas, `over` what lies upon it.
 */
import { type ReactNode, Suspense, useEffect } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { useEditor, useView } from '../../editor/editor-context'
import { Loading } from '../../shell/Loading'
import { PartBoundary } from '../../shell/PartBoundary'
import { useIsPainted } from '../../shell/use-is-painted'
import { words } from '../../wording/words'
import { Side } from './Side'
import { SideTabs } from './SideTabs'
import { PANELS, ProblemsPanel, RAIL } from './side-parts'
import { useNarrow } from './use-narrow'
import styles from './workspace.module.css'

export function Workspace({ children }: { readonly children: ReactNode }) {
  const { view } = useEditor()
  const rail = useView((state) => state.rail)
  const panel = useView((state) => state.panel)
  const isProblemsOpen = useView((state) => state.isProblemsOpen)
  const isNarrow = useNarrow()
  const isDrawn = useIsPainted()
  const kept = useDefaultLayout({ id: 'cordboard.workspace', panelIds: ['rail', 'centre', 'panel'].filter(isShown) })
  const keptCentre = useDefaultLayout({ id: 'cordboard.centre', panelIds: isProblemsOpen ? ['canvas', 'problems'] : ['canvas'] })

  function isShown(id: string) {
    if (isNarrow) return id === 'centre'
    return id === 'rail' ? rail !== undefined : id === 'panel' ? panel !== undefined : true
  }
  useEffect(() => {
    // nothing covers the canvas until it is asked for
    if (isNarrow) view.set({ rail: undefined, panel: undefined })
  }, [isNarrow, view])

  const railSide = rail && (
    <Side
      isDrawn={isDrawn}
      name={words.shell.rails[rail]}
      part={RAIL[rail]}
      closeLabel={words.shell.closeRail}
      onClose={() => view.set({ rail: undefined })}
    />
  )
  const panelSide = panel && (
    <Side
      isDrawn={isDrawn}
      name={words.shell.panels[panel]}
      part={PANELS[panel]}
      closeLabel={words.shell.closePanel}
      onClose={() => view.set({ panel: undefined })}
    />
  )
  const problems = isProblemsOpen && (
    <PartBoundary>
      <Suspense fallback={<Loading />}>
        <ProblemsPanel />
      </Suspense>
    </PartBoundary>
  )
  const railTabs = (
    <SideTabs
      label={words.shell.rail}
      parts={RAIL}
      names={words.shell.rails}
      open={rail}
      side="start"
      onOpen={(name) => view.set({ rail: name, ...(isNarrow ? { panel: undefined } : {}) })}
    />
  )
  const panelTabs = (
    <SideTabs
      label={words.shell.panel}
      parts={PANELS}
      names={words.shell.panels}
      open={panel}
      side="end"
      onOpen={(name) => view.set({ panel: name, ...(isNarrow ? { rail: undefined } : {}) })}
    />
  )

  if (isNarrow) {
    return (
      <main className={styles.narrow} aria-label={words.shell.bar}>
        <section className={styles.canvas} aria-label={words.shell.canvas}>
          {children}
        </section>
        {(railSide || panelSide || problems) && (
          <div className={styles.sheet} data-covers-canvas>
            {railSide || panelSide || problems}
          </div>
        )}
        <div className={styles.bottomTabs}>
          {railTabs}
          {panelTabs}
        </div>
      </main>
    )
  }
  return (
    <main className={styles.workspace} aria-label={words.shell.bar}>
      {railTabs}
      <Group className={styles.group ?? ''} orientation="horizontal" {...kept}>
        {railSide && (
          <>
            <Panel id="rail" defaultSize="280px" minSize="220px" maxSize="480px" groupResizeBehavior="preserve-pixel-size">
              {railSide}
            </Panel>
            <Separator className={styles.separator ?? ''} aria-label={words.shell.resizeRail} />
          </>
        )}
        <Panel id="centre" minSize="280px">
          <Group orientation="vertical" {...keptCentre}>
            <Panel id="canvas" minSize="120px">
              <section className={styles.canvas} aria-label={words.shell.canvas}>
                {children}
              </section>
            </Panel>
            {problems && (
              <>
                <Separator className={styles.separator ?? ''} aria-label={words.shell.resizeProblems} />
                <Panel id="problems" defaultSize="220px" minSize="96px" groupResizeBehavior="preserve-pixel-size">
                  {problems}
                </Panel>
              </>
            )}
          </Group>
        </Panel>
        {panelSide && (
          <>
            <Separator className={styles.separator ?? ''} aria-label={words.shell.resizePanel} />
            <Panel id="panel" defaultSize="360px" minSize="300px" maxSize="760px" groupResizeBehavior="preserve-pixel-size">
              {panelSide}
            </Panel>
          </>
        )}
      </Group>
      {panelTabs}
    </main>
  )
}
