/** Puts the designer on the page. */
import { createRoot } from 'react-dom/client'
import { catalogue } from '../nodes/index'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(
  <main>
    <h1>Cordboard</h1>
    <ul>
      {catalogue.map(({ kind, title }) => (
        <li key={kind}>{title}</li>
      ))}
    </ul>
  </main>,
)
