/** What the judge finds wrong, and where it does not apply. */
import type { DesignFault, FaultName } from '../../contract.ts'

/** Faults that do not apply, each with the reason: a checklist has equal lines. */
export type Exemptions = Readonly<Partial<Record<FaultName, string>>>

export type Fault = DesignFault
