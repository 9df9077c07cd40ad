/** Puts the designer on the page, in the language that is wanted. */
import '@fontsource-variable/inter/wght.css'
import './tokens.css'
import './base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followTheme } from './shell/theme'
import { speak, wantedLanguage } from './wording/words'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
followTheme()
void show(root)

async function show(element: HTMLElement): Promise<void> {
  // the words come first: some parts read them as soon as they are loaded
  await speak(wantedLanguage())
  const { App } = await import('./App')
  createRoot(element).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
