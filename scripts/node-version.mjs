/** Stops with a plain sentence on a Node older than package.json asks for. Imported first, before anything that such a Node cannot load. */
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Cordboard needs Node 20.19 or later; this is Node ${process.versions.node}. Install a newer Node (https://nodejs.org) and start again.`,
  )
  process.exit(1)
}
