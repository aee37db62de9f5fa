/** Money for pictures: set aside within three caps before an engine is asked, settled with the order that it is for. */
import type { Costs } from '../costs/index.ts'
import { BudgetExceeded } from '../kernel/errors.ts'
import { idKind } from '../kernel/ids.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Tx } from '../store/index.ts'
import type { PictureWish } from './contract.ts'
import type { ImageEngine } from './engine.ts'
import { sayMoney } from './money.ts'
import type { ImageEnginesRepo } from './repo.ts'
import type { PictureOrder } from './tables.ts'

export interface ChargesDeps {
  readonly repo: ImageEnginesRepo
  readonly costs: Costs
  readonly settings: SettingsService
}

export interface Charges {
  /** Nothing for a free engine. @throws BudgetExceeded naming the cap; the transaction must not go on then. */
  reserveTx(tx: Tx, wish: PictureWish, engine: ImageEngine, minor: number): Pick<PictureOrder, 'costId' | 'reservedMinor'>
  /** Books `actualMinor`, or nothing when it is null. */
  settleTx(tx: Tx, order: PictureOrder, actualMinor: number | null): Pick<PictureOrder, 'costId' | 'reservedMinor' | 'spentMinor'>
}

export function createCharges({ repo, costs, settings }: ChargesDeps): Charges {
  const holdTx = (wish: PictureWish, { title }: ImageEngine, minor: number): void => {
    const { currency, pictures } = settings.get()
    const money = (amount: number): string => sayMoney(amount, currency)
    const ofDesign = repo.takenOfDesign(designOf(wish))
    if (ofDesign + minor > pictures.designCapMinor) throw new BudgetExceeded(`${title} may take ${money(minor)} for this picture, and of the ${money(pictures.designCapMinor)} that one design may cost ${money(ofDesign)} are taken.`, 'Raise the cap for one design in Settings, or choose a cheaper engine.')
    const ofNight = wish.runId === undefined ? 0 : repo.takenOfRun(wish.runId)
    if (wish.runId !== undefined && ofNight + minor > pictures.nightlyCapMinor) throw new BudgetExceeded(`${title} may take ${money(minor)} for this picture, and of the ${money(pictures.nightlyCapMinor)} that one night may cost ${money(ofNight)} are taken.`, 'Raise the nightly cap in Settings, or let a free engine make the rest.')
  }
  return {
    reserveTx(tx, wish, engine, minor) {
      if (minor === 0) return { costId: null, reservedMinor: 0 }
      holdTx(wish, engine, minor)
      return { costId: costs.reserveTx(tx, { what: `${wish.what} (${engine.title})`, minor, correlationId: wish.correlationId }), reservedMinor: minor }
    },
    settleTx(tx, { costId, spentMinor }, actualMinor) {
      // Not when it was settled before: then it is in `spentMinor` already.
      const settled = costId !== null && costs.settleTx(tx, costId, actualMinor)
      return { costId: null, reservedMinor: 0, spentMinor: spentMinor + (settled ? (actualMinor ?? 0) : 0) }
    },
  }
}

/**
 * Most that a picture may cost, in whole minor units; null when no price is known. A paid service takes at least one:
 * with a price of nothing no budget would hold it, and a lost picture would be made again as if it were free.
 */
export function mostFor(engine: Pick<ImageEngine, 'paid' | 'estimate'>, wish: PictureWish): number | null {
  const minor = engine.estimate(wish)
  return minor === null || !engine.paid ? minor : Math.max(1, minor)
}

/** Whose cap a picture counts for: the design that its key names, or that it is correlated with; else it stands alone. */
export function designOf({ key, correlationId }: Pick<PictureWish, 'key' | 'correlationId'>): string {
  return key.split('/').find((part) => idKind(part) === 'dsg') ?? (idKind(correlationId) === 'dsg' ? correlationId : key)
}
