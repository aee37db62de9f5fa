import { Component, type ReactNode } from 'react'
import { TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'

/** Catches a fault in one place, so that the rest of the window stays usable. */
export class Guard extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override readonly state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return <TroubleView error={this.state.error} title={words.trouble.windowFailed} onRetry={() => this.setState({ error: null })} />
  }
}
