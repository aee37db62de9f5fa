import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { PictureView } from '../ui/picture-view.tsx'
import { classes } from '../ui/classes.ts'
import { Hint } from '../ui/icon-button.tsx'
import { words } from '../words/en.ts'
import { useViewName } from './frame.tsx'
import { useReview } from './review-state.ts'
import type { View } from './views.ts'

/** Small round samples of the views; their keys are 1 to 9 from the left. */
export function ViewSwitch({ views, current }: { readonly views: readonly View[]; readonly current: number }) {
  const nameOf = useViewName()
  return (
    <RadioGroup<number>
      aria-label={words.review.views}
      value={current}
      onValueChange={(view) => useReview.setState({ view })}
      className="flex flex-wrap items-center justify-center gap-1"
    >
      {views.map((view, index) => (
        <Hint key={index} text={nameOf(view)} shortcut={String(index + 1)}>
          <Radio.Root
            value={index}
            aria-label={nameOf(view)}
            className="group grid size-8 place-items-center rounded-full"
          >
            <Sample view={view} />
          </Radio.Root>
        </Hint>
      ))}
    </RadioGroup>
  )
}

const SAMPLE =
  'block size-5 overflow-hidden rounded-full ring-1 ring-hairline-2 transition-[scale,box-shadow] duration-200 ease-spring group-hover:scale-110 group-data-checked:scale-115 group-data-checked:outline-2 group-data-checked:outline-offset-2 group-data-checked:outline-accent'

function Sample({ view }: { readonly view: View }) {
  if (view.kind === 'mockup') return <PictureView picture={view.picture} alt="" width={40} className={classes(SAMPLE, 'size-6')} />
  if (view.kind === 'transparent') return <span className={classes(SAMPLE, 'checkerboard bg-size-[8px_8px]')} />
  return <span className={SAMPLE} style={{ backgroundColor: view.garment.hex }} />
}
