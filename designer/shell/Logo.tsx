/** The mark: two jacks and the cord between them, one with its lamp lit. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#0b6b61" />
      <path d="M9 10.5c0 13 14 -2 14 11" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <circle cx="9" cy="9.5" r="3" fill="#0b6b61" stroke="#fff" strokeWidth="2.2" />
      <circle cx="23" cy="22.5" r="3.6" fill="#f5b83d" />
    </svg>
  )
}
