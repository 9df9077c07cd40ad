#!/usr/bin/env node
/** `npx cordboard <command>`: makes sure that there is a build, then hands over to the command line in it. */
import './node-version.mjs'
import { run } from './run-cordboard.mjs'

await run(process.argv.slice(2))
