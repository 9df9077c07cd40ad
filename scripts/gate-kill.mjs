/** `npm run gate:kill`: the kill gate of the tests with 200 kills instead of 25; KILLS asks for another number. */
process.env.KILLS ??= '200'
process.argv.splice(2, Number.POSITIVE_INFINITY, 'test/kill')
await import('./test.mjs')
