import type { Picture } from './quality'
import { Steps } from './steps'

/** What the sender knows of the line a picture takes. */
export interface Burden {
  /** kbit/s that the browser believes the line to the server bears; null while it does not know */
  availableKbps: number | null
  /** whether the encoder is held back by something: a browser that has little to send believes in little */
  isHeldBack: boolean
  /** of the way to the server */
  lossPercent: number
  rttMillis: number
  /** of the worst way from the server to those who watch; null while none of them says how much comes */
  watchersLossPercent: number | null
}

const RUNGS: readonly Picture[] = ['FULL', 'REDUCED', 'STILLS']
const CALM = { lossPercent: 6, rttMillis: 500 }

/** The voice always has its place; what is left decides how much picture there is. */
function borne(burden: Burden): Picture {
  const loss = Math.max(burden.lossPercent, burden.watchersLossPercent ?? 0)
  const kbps = burden.availableKbps ?? Infinity
  // After a hole a browser believes in little for a while, on the best of lines.
  const strained = burden.isHeldBack || loss >= 3
  if ((kbps < 160 && strained) || loss >= 15) return 'STILLS'
  return (kbps < 400 && burden.isHeldBack) || loss >= 9 ? 'REDUCED' : 'FULL'
}

/** How much of a face is sent. */
export class Ladder {
  private readonly steps: Steps

  /** @param picture how much was sent before */
  constructor(public picture: Picture) {
    this.steps = new Steps(RUNGS.indexOf(picture))
  }

  look(now: number, burden: Burden): Picture {
    // Whoever is gone over a bad line comes back over it: more would keep them out.
    const calm = burden.lossPercent < CALM.lossPercent && (burden.watchersLossPercent ?? Infinity) < CALM.lossPercent && burden.rttMillis < CALM.rttMillis
    this.picture = RUNGS[this.steps.look(now, RUNGS.indexOf(borne(burden)), calm)] ?? 'STILLS'
    return this.picture
  }
}

/**
 * What the encoder is told. A whole picture comes in one burst, and the router before a narrow line keeps a few packets of it: an encoder
 * gives a whole picture three times what it gives one of five a second, which is three packets, and of two a second it would be seven.
 */
export function encodingOf(picture: Picture): { maxBitrate: number; scaleResolutionDownBy: number; maxFramerate?: number } {
  switch (picture) {
    case 'FULL':
      return { maxBitrate: 1_200_000, scaleResolutionDownBy: 1 }
    case 'REDUCED':
      return { maxBitrate: 350_000, scaleResolutionDownBy: 2, maxFramerate: 12 }
    case 'STILLS':
      return { maxBitrate: 40_000, scaleResolutionDownBy: 3, maxFramerate: 5 }
  }
}
