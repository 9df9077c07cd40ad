/** What Vite lets TypeScript import: style sheets and their class names. */
/// <reference types="vite/client" />
