import { useEffect, useState } from 'react'

/** The window's clock, in milliseconds since the epoch; it does not jump when the machine's clock is set. */
export const now = (): number => performance.timeOrigin + performance.now()

/** The time, renewed every half minute, so that "2 minutes ago" stays true. */
export function useNow(): number {
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return time
}
