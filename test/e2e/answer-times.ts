/** How long the window takes from a decision key to the next design: told, never judged, because machines differ. */
import type { Page, TestInfo } from '@playwright/test'

interface AnswerTimes {
  report(info: TestInfo): Promise<void>
}

/** Measures inside the page: from the keydown to the frame in which the name of the next design stands. */
export async function answerTimes(page: Page): Promise<AnswerTimes> {
  const taken: number[] = []
  await page.exposeFunction('tellAnswerTime', (ms: number) => taken.push(ms))
  await page.evaluate(() => {
    const tell = Reflect.get(window, 'tellAnswerTime') as (ms: number) => void
    addEventListener(
      'keydown',
      ({ key }) => {
        if (!['a', 'z'].includes(key)) return
        const pressed = performance.now()
        const name = document.querySelector('aside h2')?.textContent
        const look = (): void => {
          if (document.querySelector('aside h2')?.textContent !== name) tell(performance.now() - pressed)
          else if (performance.now() - pressed < 2000) requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { capture: true },
    )
  })
  return {
    async report(info) {
      const text = taken.map((ms) => `${ms.toFixed(0)} ms`).join(', ')
      info.annotations.push({ type: 'answer times', description: text })
      console.log(`    from key to next design: ${text}`)
    },
  }
}
