/** ASSIGN, and snippets that do nothing but assign. */
import { asText, translate } from '../foreign-expression'
import { cut } from '../foreign-values'
import { notImported } from '../not-imported'
import { type Remark, remark } from '../remarks'
import { cannotMap, type Mapping, mappedTo, type StudioTools } from './mapping'
import { property, type StudioAction } from './studio-script'
import { isNumeric, type WithRemarks } from './studio-values'

const ERRORS = ['onerror', 'error']
/** As Set variable takes them. */
const MAX_ASSIGNMENTS = 50

export function mapAssign(action: StudioAction, tools: StudioTools): Mapping {
  const name = property(action, 'Variable')
  const value = property(action, 'Value')
  const variable = tools.values.variable(name)
  if (!variable) return cannotMap(remark('setting-left', { setting: 'Variable', value: name }))
  const type = property(action, 'Type')
  const { made, remarks } =
    variable.type === 'number' ? expression(value || '0', 'number', tools) : assigned(value, isNumeric(action), tools)
  return mappedTo('set-variable', { assignments: [{ variable: variable.name, value: made }] }, { failed: ERRORS }, [
    ...remarks,
    ...(type.toLowerCase() === 'datetime' ? [remark('setting-left', { setting: 'Type', value: type })] : []),
  ])
}

/** In quotes it is an expression, else a text with values in braces. */
function assigned(value: string, isSum: boolean, tools: StudioTools): WithRemarks {
  if (isSum) return expression(value, 'text', tools)
  const [, inQuotes] = /^"([^"]*)"$/.exec(value) ?? []
  return tools.values.textValue(inQuotes ?? value)
}

function expression(source: string, type: 'text' | 'number', { values }: StudioTools): WithRemarks {
  const translated = translate(source, values.dialect)
  const fitting = translated && type === 'text' ? asText(translated) : translated
  if (fitting?.type === type) return { made: fitting.code, remarks: [] }
  return { made: notImported(source), remarks: [remark('expression-left', { source: cut(source, 200) })] }
}

const ASSIGN_LINE = /^(?:ASSIGN\s+)?([A-Za-z_][\w:]*)\s*=\s*([^=].*)$/i

/** A snippet is taken when each of its lines assigns something that can be translated. */
export function mapSnippet(action: StudioAction, tools: StudioTools): Mapping {
  const lines = property(action, 'Data', 'Code', 'Snippet')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
  const assignments: { readonly variable: string; readonly value: string }[] = []
  const remarks: Remark[] = []
  for (const line of lines) {
    const [, name = '', source = ''] = ASSIGN_LINE.exec(line) ?? []
    const variable = name === '' ? undefined : tools.values.variable(name)
    const translated = variable && lineValue(source, variable.type, tools)
    if (!variable || !translated) return cannotMap(remark('code-left'))
    assignments.push({ variable: variable.name, value: translated.made })
    remarks.push(...translated.remarks)
  }
  if (assignments.length === 0 || assignments.length > MAX_ASSIGNMENTS) return cannotMap(remark('code-left'))
  return mappedTo('set-variable', { assignments }, { failed: ERRORS }, remarks)
}

/** Texts in code may have values in braces: `"Hello {name}"`. */
function lineValue(source: string, type: string, tools: StudioTools): WithRemarks | undefined {
  const [, inQuotes] = /^"([^"]*)"$/.exec(source.trim()) ?? []
  if (inQuotes !== undefined && type === 'text') return tools.values.textValue(inQuotes)
  const translated = translate(source, tools.values.dialect)
  const fitting = translated && type === 'text' ? asText(translated) : translated
  return fitting?.type === type ? { made: fitting.code, remarks: [] } : undefined
}
