import { Button as BaseButton } from '@base-ui/react/button'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'

type Look = 'primary' | 'approve' | 'plain' | 'quiet' | 'danger'

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-accent-strong text-on-accent hover:bg-accent-strong-hover',
  approve: 'bg-green-strong text-on-accent hover:bg-green-strong-hover',
  plain: 'bg-fill text-ink hover:bg-fill-2',
  quiet: 'text-ink-2 hover:bg-fill hover:text-ink',
  danger: 'bg-red-fill text-red hover:bg-fill-2',
}

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'ref' | 'style'> {
  readonly look?: Look
  readonly icon?: ReactNode
  /** The key that does the same, shown small on the right. */
  readonly shortcut?: string
  readonly round?: boolean
}

export function Button({ look = 'plain', icon, shortcut, round = false, className, children, ...rest }: ButtonProps) {
  return (
    <BaseButton
      {...rest}
      className={classes(
        'inline-flex min-h-8 shrink-0 items-center justify-center gap-2 text-13 font-medium whitespace-nowrap select-none',
        'transition-[background-color,color,scale] duration-150 active:scale-[0.97] disabled:opacity-45 disabled:active:scale-100',
        round ? 'rounded-full px-4' : 'rounded-8 px-3',
        LOOKS[look],
        className,
      )}
    >
      {icon}
      {children}
      {shortcut !== undefined && <Kbd onColour={look === 'primary' || look === 'approve'}>{shortcut}</Kbd>}
    </BaseButton>
  )
}
