import { Kbd } from '../ui/kbd.tsx'
import { isMac } from '../ui/platform.ts'
import { Sheet } from '../ui/sheet.tsx'
import { words } from '../words/en.ts'
import { keyGroups } from './key-groups.ts'

/** Every key, on one sheet. */
export function KeysSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Sheet open={open} onClose={onClose} title={words.keys.title} size="full" reading>
      <div className="columns-3 gap-8 @max-[60rem]/window:columns-2 @max-[40rem]/window:columns-1">
        {keyGroups(isMac() ? '⌘' : 'Ctrl').map((group) => (
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
