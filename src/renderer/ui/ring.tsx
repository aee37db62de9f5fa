const AROUND = 2 * Math.PI * 7

/** A small round progress mark; `share` in [0, 1], null while nobody can tell. */
export function Ring({ share }: { readonly share: number | null }) {
  return (
    <svg width="17" height="17" viewBox="0 0 17 17" aria-hidden="true" className={share === null ? 'shrink-0 animate-spin' : 'shrink-0'}>
      <circle cx="8.5" cy="8.5" r="7" fill="none" stroke="var(--fill-2)" strokeWidth="2.5" />
      <circle
        cx="8.5"
        cy="8.5"
        r="7"
        fill="none"
        stroke="var(--accent-strong)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeDasharray={AROUND}
        strokeDashoffset={AROUND * (1 - (share ?? 0.25))}
        transform="rotate(-90 8.5 8.5)"
      />
    </svg>
  )
}
