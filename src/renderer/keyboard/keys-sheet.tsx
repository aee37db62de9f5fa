import { Kbd } from '../ui/kbd.tsx'
import { isMac } from '../ui/platform.ts'
import { Sheet } from '../ui/sheet.tsx'
import { words } from '../words/en.ts'

type Line = readonly [name: string, keys: readonly string[]]

/** Every key, on one sheet. */
export function KeysSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const held = isMac() ? '⌘' : 'Ctrl'
  const { review, keys, app } = words
  const groups: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
    {
      title: keys.groups.review,
      lines: [
        [review.approve, ['A']],
        [review.reject, ['R', '↵']],
        [keys.reasonKeys, ['R', '1 – 5']],
        [review.edit, ['E']],
        [keys.saveSheet, [held, '↵']],
        [review.vary, ['G']],
        [app.undo, ['Z']],
        [keys.move, ['←', '→']],
        [keys.mockup, ['1 – 9']],
        [keys.quickLook, ['Space']],
      ],
    },
    {
      title: keys.groups.gallery,
      lines: [
        [keys.move, ['←', '→', '↑', '↓']],
        [keys.select, ['Shift', '→']],
        [keys.selectAll, [held, 'A']],
        [keys.open, ['↵']],
        [review.approve, ['A']],
        [review.reject, ['R']],
        [keys.search, [held, 'F']],
      ],
    },
    {
      title: keys.groups.everywhere,
      lines: [
        [keys.places, [held, '1 – 3']],
        [app.settings, [held, ',']],
        [app.keys, ['?']],
        [keys.closeSheet, ['Esc']],
      ],
    },
  ]
  return (
    <Sheet open={open} onClose={onClose} title={keys.title} size="wide">
      <div className="columns-2 gap-10 @max-[40rem]/window:columns-1">
        {groups.map((group) => (
          <section key={group.title} className="mb-6 break-inside-avoid">
            <h3 className="mb-1 text-13 font-semibold text-ink-2">{group.title}</h3>
            <dl>
              {group.lines.map(([name, pressed]) => (
                <div key={name} className="flex min-h-8 items-center justify-between gap-4 text-13 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
                  <dt>{name}</dt>
                  <dd className="flex gap-1">
                    {pressed.map((key) => (
                      <Kbd key={key} spoken>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
