/** In which language the inspector writes texts: one that the script speaks, undefined for its own. */
import { useScript } from '../../editor/editor-context'
import { useInspectorUi } from '../inspector-ui'

export function useWrittenLanguage(): string | undefined {
  const others = useScript(({ script }) => script.languages?.others)
  const [{ language }] = useInspectorUi()
  return others?.find((other) => other === language)
}
