/** How long the view takes to go somewhere; at once for those who want no motion. */
export const motionMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)
