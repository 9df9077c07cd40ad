/** Who places the boxes of one band: ELK, in a worker of its own in the page. */
import type { ElkNode } from 'elkjs/lib/elk-api'

export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>
  /** Stops at once whatever is under way. */
  end(): void
}
