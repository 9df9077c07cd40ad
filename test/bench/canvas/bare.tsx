/** React Flow with next to nothing around it, culled: what our canvas is measured beside. Cards of the same size, ports and links. */
import '@xyflow/react/dist/style.css'
import { Background, type Edge, Handle, type Node, Position, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { createRoot } from 'react-dom/client'
import { geometryOf } from '../../../designer/canvas/geometry'
import { largeScript } from './large-script'

const count = Number(new URLSearchParams(location.search).get('nodes') ?? 1000)
const { nodes: scriptNodes, links } = largeScript('bare', count)

type Bare = Node<{ readonly label: string; readonly portY: Readonly<Record<string, number>> }, 'bare'>

function BareCard({ data }: { readonly data: Bare['data'] }) {
  return (
    <div style={{ height: '100%', border: '1px solid #999', background: '#fff', fontSize: 13 }}>
      <Handle type="target" position={Position.Left} style={{ top: 24 }} />
      {data.label}
      {Object.entries(data.portY).map(([port, y]) => (
        <Handle key={port} id={port} type="source" position={Position.Right} style={{ top: y }} />
      ))}
    </div>
  )
}

const nodeTypes = { bare: BareCard }
const firstNodes = Object.entries(scriptNodes).map(([id, node]): Bare => {
  const { width, height, portY } = geometryOf(node)
  return { id, type: 'bare', position: node.position, width, height, data: { label: node.name ?? id, portY } }
})
const firstEdges = Object.entries(links).map(([id, { from, port, to }]): Edge => ({ id, source: from, sourceHandle: port, target: to }))

function BareCanvas() {
  const [nodes, , onNodesChange] = useNodesState(firstNodes)
  const [edges, , onEdgesChange] = useEdgesState(firstEdges)
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements
      minZoom={0.05}
      defaultViewport={{ x: 60, y: 60, zoom: 1 }}
      onInit={() => requestAnimationFrame(() => document.getElementById('root')?.setAttribute('data-canvas-ready', ''))}
    >
      <Background />
    </ReactFlow>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<BareCanvas />)
