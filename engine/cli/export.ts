/** `cordboard export`: writes the published workspace back as a folder; what says the same already is left as it is. */
import { Command } from 'commander'
import { writeWorkspace } from '../directory/workspace/export-workspace'
import { readConfig } from '../serve/config'

export const exportCommand = () =>
  new Command('export')
    .description('writes the published workspace as a folder')
    .argument('<folder>', 'made when it is missing')
    .action(async (folder: string) => {
      const { openDirectoryAccess } = await import('./directory-access')
      const access = openDirectoryAccess(readConfig(process.env))
      try {
        const { written, unchanged, leftOver } = writeWorkspace(await access.current(), folder)
        for (const file of written) console.log(`wrote ${file}`)
        for (const file of leftOver) console.log(`not in the workspace any more: ${file}`)
        console.log(`${written.length} files written, ${unchanged.length} said the same already`)
      } finally {
        access.close()
      }
    })
