/** What the editor takes from the engine's expression language; loaded when a field first needs it. */
export { checkExpression, typeOfExpression } from '../../engine/expressions/check'
export { compileExpression } from '../../engine/expressions/compile'
export { functions } from '../../engine/expressions/functions'
export { parseTemplate } from '../../engine/expressions/template'
export { checkText, checkUrl, readsOfText, renderText } from '../../engine/expressions/text'
export { environmentOf } from '../../engine/script/check-node'
