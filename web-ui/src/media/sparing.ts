import type { Way } from './quality'
import { isShown } from './showing'
import { Steps } from './steps'

/** What goes first when a line does not bear every picture: of the others who were called in, then the official's, the petitioner's, and papers last. */
function rankOf(seat: string): number {
  if (isShown(seat)) return 3
  return { terminal: 2, desk: 1 }[seat] ?? 0
}
const EVERY_PICTURE = 4
const CALM = { lossPercent: 6, rttMillis: 500 }
const POOR_PERCENT = 9
/** So much is lost of what one picture too many takes with it. */
const FLOODED_PERCENT = 25

/**
 * Which pictures somebody watches who was called in over a poor line. The server forwards one size to all, and the talk is the two
 * sides': whoever else does not bear their pictures hears them.
 */
export class Sparing {
  private readonly steps = new Steps()

  look(now: number, { lossPercent, rttMillis }: Pick<Way, 'lossPercent' | 'rttMillis'>): void {
    const { down } = this.steps
    const target = lossPercent >= FLOODED_PERCENT ? EVERY_PICTURE : lossPercent >= POOR_PERCENT ? Math.min(down + 1, EVERY_PICTURE) : 0
    this.steps.look(now, target, lossPercent < CALM.lossPercent && rttMillis < CALM.rttMillis)
  }

  shows(seat: string): boolean {
    return rankOf(seat) >= this.steps.down
  }
}
