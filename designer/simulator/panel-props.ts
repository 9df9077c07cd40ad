/** What the page gives the simulator, and what the simulator tells the page. */
import type { Directory } from '../../engine/directory/model/directory'
import type { Script } from '../../engine/script/script'
import type { LitPath } from '../playground/script/way'

export interface SimulatorPanelProps {
  /** The draft as it stands; a session keeps the one it began with. */
  readonly script: Script
  readonly directory: Directory
  readonly selectedNode: string | undefined
  readonly breakpoints: ReadonlySet<string>
  onBreakpoints(next: ReadonlySet<string>): void
  /** What the canvas lights: the path so far at the moment on show. undefined: nothing runs. */
  onPath(path: LitPath | undefined): void
  /** The run came there. */
  onFollow?(node: string): void
  onClose(): void
}
