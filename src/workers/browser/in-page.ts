/**
 * What runs inside a market's page. Each function is sent there as text, so it stands alone; names and places of fields are read,
 * never what stands in them.
 */

/** The little of a page that is used here; the core has no pages, so their types are not loaded. */
interface PageElement {
  readonly tagName: string
  readonly id: string
  readonly parentElement: PageElement | null
  readonly children: Iterable<PageElement>
  readonly labels?: ArrayLike<PageElement> | null
  readonly control?: PageElement | null
  readonly style: { cssText: string }
  textContent: string | null
  closest(selectors: string): PageElement | null
  hasAttribute(name: string): boolean
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  append(child: PageElement): void
  remove(): void
}
interface Click {
  composedPath(): readonly PageElement[]
  preventDefault(): void
  stopImmediatePropagation(): void
}
declare const document: {
  readonly body: PageElement
  createElement(tag: string): PageElement
  querySelector(selectors: string): PageElement | null
  querySelectorAll(selectors: string): Iterable<PageElement>
}
declare const CSS: { escape(text: string): string }
declare function addEventListener(name: 'click', listener: (event: Click) => void, capture: boolean): void
declare function removeEventListener(name: 'click', listener: (event: Click) => void, capture: boolean): void

/** The next click goes to us and not to the page. @returns ways to what was clicked, surest first, unchecked. */
export function nextClicked({ says, mark }: { readonly says: string; readonly mark: string }): Promise<unknown[]> {
  const note = document.createElement('div')
  note.textContent = `Click the field for “${says}”.`
  note.style.cssText = 'position:fixed;z-index:2147483647;left:50%;top:12px;transform:translateX(-50%);padding:10px 18px;border-radius:12px;background:#1c1c1e;color:#fff;font:15px system-ui;pointer-events:none'
  document.body.append(note)
  const pathOf = (element: PageElement): string => {
    const parts: string[] = []
    for (let node: PageElement | null = element; node !== null && node !== document.body; node = node.parentElement) {
      const { tagName } = node
      const same = [...(node.parentElement?.children ?? [])].filter((other) => other.tagName === tagName)
      parts.unshift(`${tagName.toLowerCase()}:nth-of-type(${same.indexOf(node) + 1})`)
    }
    return `body > ${parts.join(' > ')}`
  }
  const waysTo = (element: PageElement): unknown[] => {
    const label = element.labels?.[0]?.textContent?.trim() ?? ''
    const named = (by: object, name: string | null): object[] => (name === null || name === '' ? [] : [by])
    const [test, aria, placeholder] = [element.getAttribute('data-testid'), element.getAttribute('aria-label'), element.getAttribute('placeholder')]
    return [
      ...named({ by: 'test-id', id: test }, test), ...named({ by: 'label', text: label }, label), ...named({ by: 'label', text: aria }, aria),
      ...named({ by: 'placeholder', text: placeholder }, placeholder), ...named({ by: 'css', css: `#${CSS.escape(element.id)}` }, element.id), { by: 'css', css: pathOf(element) },
    ]
  }
  return new Promise((resolve) => {
    const listener = (event: Click): void => {
      const [hit] = event.composedPath()
      if (hit === undefined) return
      const element = hit.closest('label')?.control ?? hit.closest('input, textarea, select, button, [contenteditable], [role]') ?? hit
      event.preventDefault()
      event.stopImmediatePropagation()
      removeEventListener('click', listener, true)
      note.remove()
      element.setAttribute(mark, '')
      resolve(waysTo(element))
    }
    addEventListener('click', listener, true)
  })
}

export function unmark(mark: string): void {
  document.querySelector(`[${mark}]`)?.removeAttribute(mark)
}

/** One short line over the page; empty takes it away. */
export function tell({ id, says }: { readonly id: string; readonly says: string }): void {
  document.querySelector(`#${id}`)?.remove()
  if (says === '') return
  const note = document.createElement('div')
  note.setAttribute('id', id)
  note.setAttribute('role', 'status')
  note.textContent = says
  note.style.cssText = 'position:fixed;z-index:2147483647;left:50%;bottom:16px;transform:translateX(-50%);padding:10px 18px;border-radius:12px;background:#1c1c1e;color:#fff;font:15px system-ui;pointer-events:none'
  document.body.append(note)
}

/** Fields and buttons by name. */
export function namesOfFields({ most, longest }: { readonly most: number; readonly longest: number }): object[] {
  const cut = (text: string | null | undefined): string => (text ?? '').trim().slice(0, longest)
  return [...document.querySelectorAll('input, textarea, select, button, [role]')].slice(0, most).map((element) => ({
    tag: element.tagName.toLowerCase(), label: cut(element.labels?.[0]?.textContent),
    ...Object.fromEntries(['type', 'name', 'id', 'role', 'aria-label', 'placeholder', 'data-testid'].filter((name) => element.hasAttribute(name)).map((name) => [name, cut(element.getAttribute(name))])),
  }))
}
