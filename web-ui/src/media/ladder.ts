import type { Picture } from './quality'

/** What the sender knows of the line a picture takes. */
export interface Burden {
  /** kbit/s that the browser believes the line to the server bears; null while it does not know */
  availableKbps: number | null
  /** whether the encoder is held back by something: a browser that has little to send believes in little */
  isHeldBack: boolean
  /** of the way to the server */
  lossPercent: number
  rttMillis: number
  /** of the worst way from the server to those who watch */
  watchersLossPercent: number
}

const RUNGS: readonly Picture[] = ['FULL', 'REDUCED', 'STILLS']
const DOWN_AFTER_MILLIS = 3000
const UP_AFTER_MILLIS = 12_000
const MOST_UP_AFTER_MILLIS = 96_000
/** A step up that is taken back this soon was a mistake. */
const PROVEN_MILLIS = 12_000
const CALM = { lossPercent: 6, rttMillis: 500 }

/** The voice always has its place; what is left decides how much picture there is. */
function borne(burden: Burden): Picture {
  const loss = Math.max(burden.lossPercent, burden.watchersLossPercent)
  const kbps = burden.availableKbps ?? Infinity
  // After a hole a browser believes in little for a while, on the best of lines.
  const strained = burden.isHeldBack || loss >= 3
  if ((kbps < 160 && strained) || loss >= 15) return 'STILLS'
  return (kbps < 400 && burden.isHeldBack) || loss >= 9 ? 'REDUCED' : 'FULL'
}

/**
 * How much of a face is sent. Down after three seconds of trouble; up one step at a time after a calm time, which doubles each
 * time the line did not bear the step. A sender that sends little learns nothing of how much the line would bear, so going up is a trial.
 */
export class Ladder {
  picture: Picture = 'FULL'
  private worseSince: number | null = null
  private calmSince: number | null = null
  private climbedAt: number | null = null
  private patience = UP_AFTER_MILLIS

  look(now: number, burden: Burden): Picture {
    const rung = RUNGS.indexOf(this.picture)
    const target = RUNGS.indexOf(borne(burden))
    if (target > rung) this.descend(now, target)
    else {
      this.worseSince = null
      this.climb(now, burden, rung)
    }
    return this.picture
  }

  private descend(now: number, target: number): void {
    this.calmSince = null
    this.worseSince ??= now
    if (now - this.worseSince < DOWN_AFTER_MILLIS) return
    if (this.climbedAt !== null && now - this.climbedAt < PROVEN_MILLIS) this.patience = Math.min(this.patience * 2, MOST_UP_AFTER_MILLIS)
    this.climbedAt = null
    this.step(target)
  }

  private climb(now: number, burden: Burden, rung: number): void {
    const calm = burden.lossPercent < CALM.lossPercent && burden.watchersLossPercent < CALM.lossPercent && burden.rttMillis < CALM.rttMillis
    if (this.climbedAt !== null && now - this.climbedAt >= PROVEN_MILLIS) {
      this.climbedAt = null
      this.patience = UP_AFTER_MILLIS
    }
    if (!calm || rung === 0) {
      this.calmSince = null
      return
    }
    this.calmSince ??= now
    if (now - this.calmSince < this.patience) return
    this.step(rung - 1)
    this.climbedAt = now
  }

  private step(rung: number): void {
    this.picture = RUNGS[rung] ?? 'STILLS'
    this.worseSince = null
    this.calmSince = null
  }
}

/**
 * What the encoder is told. One picture a second on the lowest rung: sharp, where a stream would be mud, and of no more than what
 * the router before a narrow line keeps, because it comes in one burst.
 */
export function encodingOf(picture: Picture): { maxBitrate: number; scaleResolutionDownBy: number; maxFramerate?: number } {
  switch (picture) {
    case 'FULL':
      return { maxBitrate: 1_200_000, scaleResolutionDownBy: 1 }
    case 'REDUCED':
      return { maxBitrate: 350_000, scaleResolutionDownBy: 2, maxFramerate: 12 }
    case 'STILLS':
      return { maxBitrate: 40_000, scaleResolutionDownBy: 3, maxFramerate: 1 }
  }
}
